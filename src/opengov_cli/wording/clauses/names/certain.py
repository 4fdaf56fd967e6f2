"""What the name of a unit looks like."""

from __future__ import annotations

import re

from opengov_cli.plan.clause import SEPARATOR
from opengov_cli.plan.text import fold

from ...vocabulary import ANSWERS_LABEL, LEADS_LABEL, MANY, SUPPORTS_LABEL, UNIT, one_of
from .brackets import has_doubtful_bracket, without_remarks
from .endings import ends_like_many, ends_like_name
from .phrases import SURNAMES

LONGEST = 30
# What begins the names of many units, as 各 does in 市政府各委 too; some of it begins the name of a single one as well.
BEGINS_MANY = re.compile(
    one_of(
        *MANY,
        "全[市县区局]",
        "省直",
        "[市县区]级",
        "所有",
        "其[他它余]",
        "本",
        "[^和与及并]{1,6}各",
        "[省市县区乡镇、（）]+[两三四]级",
    )
)
_NO_NAME = re.compile(
    # What is to be done, how and when,
    "(?<!设区)的(?!社会阶层)|(?<!自)由|应当|需要|将于|要求|根据|负责|做好|结合|开展|加强|按照|报送|汇总|完成|提供|承担|成立|组建"
    "|牵头|配合|及时|自行|每月|每季|职责|依据|主要$|^通过|^经(?:办公室|[市县区镇局])"
    # a unit that organises others, as 市教育局组织各学校 is,
    "|(?:[局厅科所校]|(?<!党)委|协会|商会|学会|组织)组织(?![部科处股室人宣统工关]|$)|[局厅]组织.*组织$"
    # what stands elsewhere, and what is no single name,
    "|^以上|^上述|^[及与（]|^[0-9]+[.．）]|^各(?:类|项(?!目)|种|方面|环节|阶段)|等.{0,6}(?:单位|部门|科室|处室|股室)$"
    # what is said of how, as 随到随办, 掌上办 and 进社区,
    "|(?:[窗网省城域]通|[网线掌马]上|就近|一次|[即秒快易]|智能|免证|容缺|提前|异地|跨[域省市区])办$"
    "|^(?P<again>[^省市县区镇乡]).(?P=again).(?<!公司)(?<!^中国中.)$|^进(?:社区|校园|学校|企业|农村|乡村|机关|家庭|网格|单位|园区|商圈|村)$"
    # several names joined,
    "|..(?<!中央)(?:以及|[和与及])(?:各|有关|相关|[省市县区](?![场政容民域镇街级内外情城划块际区县]))"
    # a verb that ends as offices do,
    "|(?:专题|[周月例]|座谈|推进|协调|调度|部署|现场|发布|培训|办公)会$|(?:网站|部署)$|专人|[督催]办$|[局委厅科室处][转交领代]办$"
    # and persons, who answer for a unit but are none: 王局.
    f"|^{SURNAMES}[局处科所]$"
    "|分管|局长|(?:职工|人员|同志|干部|领导|班子成员|负责人|主任|[局科处股所队院校站组部]长|书记)$"
)
# What a name is written with. ※ and ★ mean something that stands elsewhere, and + may join two names.
_WRITTEN = re.compile("[一-鿿㐀-䶿〇○×Xx0-9A-Za-z（）“”\\U00020000-\\U0003ffff]+")
# These begin a name, and are none alone.
_NONE_ALONE = re.compile(
    one_of(
        *(*MANY, "[市县区]级", "省直", "所有", "全[市县区局]", f"本?{UNIT}"),
        # 其主管部门, 单位及各地区 are the ends of longer names.
        "社会",
        # 主管部门 and 承办单位 are some that a plan names.
        f"(?!主[管办]|承办){one_of(LEADS_LABEL, SUPPORTS_LABEL, ANSWERS_LABEL)}{UNIT}",
        *("其[他它余]?", "其[^他它余].*", f"{UNIT}(?:以及|[和与及]).*"),
    )
)
# 财务科（配合办公室） tells a part in words of its own.
_TELLS_PART = re.compile("（[^（）]*(?:牵头|配合|协助)")
# 具有行政职能的市直各单位 tells which units are meant.
_WHICH = re.compile(f"^[^的]{{2,12}}的(?=.*{UNIT}$)")
# 各项目牵头单位 names units, 市教育局牵头单位 a unit and its part.
_PART_OF_MANY = re.compile(f"{one_of(LEADS_LABEL, SUPPORTS_LABEL, ANSWERS_LABEL, '承担')}(?={UNIT}$)")
# 中央、省驻洛有关单位
LEVEL = "(?:中央|国家|(?:中|省|市|区|县)直?)"
OF_A_LEVEL = "[省市州区县]?[驻属直级]"
_LEVEL_IN_FRONT = re.compile(f"^{LEVEL}{SEPARATOR}(?={OF_A_LEVEL})")
_WIDE = str.maketrans("()", "（）")


def is_name(text: str, known: frozenset[str]) -> bool:
    """Whether a text is certainly the name of a unit: a known one, or one that looks like no other thing."""
    if fold(text) in known:
        return True
    plain = without_remarks(text.translate(_WIDE))
    if not is_written_like_name(plain) or has_doubtful_bracket(plain):
        return False
    bare = _LEVEL_IN_FRONT.sub("", _WHICH.sub("", re.sub("（[^（）]*）|[“”]", "", plain)))
    if BEGINS_MANY.match(bare):
        ends = ends_like_name(bare) or ends_like_many(bare)
        return ends and not _NO_NAME.search(_PART_OF_MANY.sub("", bare.replace(SEPARATOR, "")))
    return ends_like_name(bare) and SEPARATOR not in bare and not _NO_NAME.search(bare)


def is_written_like_name(text: str) -> bool:
    """Whether a text, in full-width punctuation, is as long as a name and written as one, whatever it says."""
    if not 1 < len(text) <= LONGEST or text.count("（") != text.count("）") or text.startswith("（"):
        return False
    if _NONE_ALONE.fullmatch(text) or _TELLS_PART.search(text):
        return False
    return bool(_WRITTEN.fullmatch(text.replace(SEPARATOR, "")))


def says_more_than_name(text: str) -> bool:
    """Whether a text holds words that stand in no name: what is to be done, how and when, and persons."""
    return bool(_NO_NAME.search(text))
