"""What the name of a unit looks like."""

from __future__ import annotations

import re

from opengov_cli.plan.clause import SEPARATOR
from opengov_cli.plan.text import fold

from ...vocabulary import ANSWERS_LABEL, LEADS_LABEL, MANY, SUPPORTS_LABEL, UNIT, one_of
from .phrases import SURNAMES

LONGEST = 30
_ENDS = re.compile(
    "(?:[局委办厅科室处股部院所站队组司署台馆社会协学校园团网联库厂场苑庭区县市镇乡村行]"
    "|机关|中心|人大|单位|部门|政府|街道|镇街|海关|企业|机构|系统|专班|基地|窗口|热线|网格|门诊|[交刑特网巡]警|班子|主体|总支"
    "|(?:中国|^[市县区])移动|电信|联通|铁塔|邮政|边检|海事|海警|年级|民兵连|车间|(?:众创|创业)空间|[食礼]堂|[店宫]|[工务电]段"
    "|(?:网|站|服务|接种|教学|办事)点|附[中小]|[一二三四五六七八九十]中|职[中高]|(?<![关体联派])系|(?<![值加换带轮上下训修])班"
    "|(?:群团|社会|群众|行业|党)组织|[团盟革进建党社]中央)$"
)
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
_ENDS_OF_MANY = re.compile("(?:街|居|地|级|州|旗|盟|师|城|户|派|单元|团体|媒体)$")
_NO_NAME = re.compile(
    # What is to be done, how and when,
    "(?<!设区)的(?!社会阶层)|(?<!自)由|应当|需要|将于|要求|根据|负责|做好|结合|开展|加强|按照|报送|汇总|完成|提供|承担|成立|组建"
    "|牵头|配合|及时|自行|每月|每季|职责|依据|主要$|^通过|^经(?:办公室|[市县区镇局])"
    # what stands elsewhere, and what is no single name,
    "|^以上|^上述|^[及与（]|^[0-9]+[.．）]|^各(?:类|项(?!目)|种|方面|环节|阶段)|等.{0,6}(?:单位|部门|科室|处室|股室)$"
    # what is said of how, as 随到随办, 掌上办 and 进社区,
    "|(?:[窗网省城域]通|[网线掌马]上|就近|一次|[即秒快易]|智能|免证|容缺|提前|异地|跨[域省市区])办$"
    "|^(?P<again>[^省市县区镇乡]).(?P=again).$|^进(?:社区|校园|学校|企业|农村|乡村|机关|家庭|网格|单位|园区|商圈|村)$"
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


def ends_like_name(text: str) -> bool:
    """Whether a text ends as names of units do."""
    return bool(_ENDS.search(text))


def is_name(text: str, known: frozenset[str]) -> bool:
    """Whether a text is certainly the name of a unit: a known one, or one that looks like no other thing."""
    if fold(text) in known:
        return True
    plain = text.translate(_WIDE)
    if not is_written_like_name(plain):
        return False
    bare = _LEVEL_IN_FRONT.sub("", _WHICH.sub("", re.sub("（[^（）]*）|[“”]", "", plain)))
    if BEGINS_MANY.match(bare):
        ends = _ENDS.search(bare) or _ENDS_OF_MANY.search(bare)
        return bool(ends) and not _NO_NAME.search(_PART_OF_MANY.sub("", bare.replace(SEPARATOR, "")))
    return bool(_ENDS.search(bare)) and SEPARATOR not in bare and not _NO_NAME.search(bare)


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
