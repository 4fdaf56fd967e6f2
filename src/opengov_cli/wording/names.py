"""Where the name of one unit ends and the next begins, and whether a text is a name at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opengov_cli.plan.clause import SEPARATOR
from opengov_cli.plan.text import fold

from .parentheses import split_outside
from .vocabulary import MANY, UNIT, one_of

_LONGEST = 30
_ENDS = re.compile(
    "(?:协|学|机关|(?:群团|社会|群众|行业|党)组织|海关|分部|局|委|办|厅|科|室|处|股|部|院|所|站|队|组|中心|公司|单位|部门|政府|街道|镇|乡|村|区|县|市|校|学校|医院|集团|园|会|社|馆|署|台|行|司"
    "|企业|基地|窗口|专班|系统|镇街|乡镇|街镇|团|党委|党组|网|联|站所|党校|学院|机构|小组|管委会|班子|委员会|主体|成员|科室|处室|股室|库|厂|场|苑|厅局|热线|平台)$"
)
# What begins the names of many units; of these words some begin the name of a single one as well.
_MANY = re.compile(
    one_of(*MANY, "全市", "全县", "全区", "全局", "省直", "市级", "县级", "区级", "所有", "其他", "其它", "其余", "本")
)
_ENDS_OF_MANY = re.compile("(?:街|居|地|级|州|旗|盟|师|城|户|派|团体|媒体)$")
_NO_NAME = re.compile(
    "的|(?<!自)由|^以上|^上述|分管|局长|^（|^[0-9]+[.．）]|应当|需要|将于|要求|根据|负责|做好|结合|开展|加强|按照|报送|汇总|完成|牵头|配合|及时|自行|每月|每季"
    "|^各(?:类|项|种|方面|环节|阶段)|职责|依据|主要$|等.{0,6}(?:单位|部门|科室|处室|股室)$"
    # Persons answer for a unit, but are none.
    "|(?:职工|人员|同志|干部|领导|班子成员|负责人|主任|[局科处股所队院校站组部]长|书记)$"
)
# What a name is written with. ※ and ★ mean something that stands elsewhere, and + may join two names.
_WRITTEN = re.compile("[一-鿿㐀-䶿〇○×Xx0-9A-Za-z（）“”\\U00020000-\\U0003ffff]+")
# These begin a name, and are none alone.
_LEVELS = ("市级", "县级", "区级", "省直")
_NONE_ALONE = re.compile(one_of(*MANY, *_LEVELS, "所有", "其[他它余]", "全[市县区局]", "其(?![他它余]).*", UNIT))
_PLACE = "县|市|区|镇|乡|街道|村|社区"
_MANY_OF_ITS_OWN = re.compile(one_of(*MANY))
# What may follow ``、`` in a collective name: 各县、市、区政府; 各科室、处室.
_REST_OF_MANY = re.compile(
    rf"(?:{_PLACE}|旗|盟|州|园区|开发区|功能区|管委会)?(?:（[^）]*）)?"
    rf"(?:人民政府|政府|办事处|街道办事处|管委会|{UNIT}|站所|企业|{_PLACE}|事业单位|园区|开发区|幼儿园|学校|医院)(?:（[^）]*）)?"
)
# Another unit behind governments that are told in full, as 开发区管委会 behind 各县（市、区）人民政府.
_FULL = re.compile("(?:政府|办事处|管委会)$")
_OF_A_ZONE = re.compile("(?:园区|开发区|功能区|新区)管委会")
# 中央、省驻洛有关单位
_LEVEL, _OF_A_LEVEL = re.compile("中央|国家|中|省|市"), re.compile("[省市州县]?[驻属直级].*")
_LEVEL_IN_FRONT = re.compile("^(?:中央|国家|中|省|市)、(?=[省市州县]?[驻属直级])")
# Longer lists joined without 、 are not certain.
_LONGEST_JOINED = 2 * _LONGEST + 4
# Of these a name that ends with one may go on with another: 各县、市、区, 各委、办、局.
_PLACE_ALONE = re.compile("县|市|区|镇|乡|村|旗|州|街道|委|办|局|厅|科|室|处|队|所|站")
# 具有行政职能的市直各单位 tells which units are meant.
_WHICH = re.compile(f"^[^的]{{2,12}}的(?=.*{UNIT}$)")
_JOINED = re.compile("以及|和|与|及|暨|联合(?!会)")
_WIDE = str.maketrans("()", "（）")


def split_names(text: str, known: frozenset[str]) -> Iterator[str]:
    """The names in a list; ``known`` are folded names, which stay whole.

    ``、`` in parentheses belongs to a name, and so it does in 各县、市、区政府; 和 does in 发展和改革局.
    """
    name = ""
    for piece in split_outside(text, SEPARATOR):
        longer = f"{name}{SEPARATOR}{piece}"
        if name and _goes_on(name, piece, longer, known):
            name = longer
            continue
        yield from _split_at_and(name, known)
        name = piece
    yield from _split_at_and(name, known)


def is_name(text: str, known: frozenset[str]) -> bool:
    """Whether a text is certainly the name of a unit: a known one, or one that looks like no other thing."""
    if fold(text) in known:
        return True
    plain = text.translate(_WIDE)
    if not 1 < len(plain) <= _LONGEST or plain.count("（") != plain.count("）"):
        return False
    if plain.startswith("（") or not _WRITTEN.fullmatch(plain.replace(SEPARATOR, "")):
        return False
    bare = _LEVEL_IN_FRONT.sub("", _WHICH.sub("", re.sub("（[^（）]*）", "", plain)))
    if _NONE_ALONE.fullmatch(plain):
        return False
    ends = bool(_ENDS.search(bare))
    if _MANY.match(bare):
        return (ends or bool(_ENDS_OF_MANY.search(bare))) and not _NO_NAME.search(bare.replace(SEPARATOR, ""))
    return ends and SEPARATOR not in bare and not _NO_NAME.search(bare)


def _goes_on(name: str, piece: str, longer: str, known: frozenset[str]) -> bool:
    """Whether a piece is the rest of a collective name, as 区政府 is in 各县、市、区政府."""
    if len(longer) > _LONGEST_JOINED:
        return False
    if fold(longer) in known or (_LEVEL.fullmatch(name) and _OF_A_LEVEL.fullmatch(piece)):
        return True
    if fold(piece) in known or fold(name) in known or not _MANY.match(name) or _MANY_OF_ITS_OWN.match(piece):
        return False
    # What 和 joins to it is told apart later.
    first = _JOINED.split(piece)[0]
    if _FULL.search(name) and _OF_A_ZONE.fullmatch(first):
        return False
    return bool(_PLACE_ALONE.fullmatch(piece) or _REST_OF_MANY.fullmatch(first))


def _split_at_and(name: str, known: frozenset[str]) -> Iterator[str]:
    """The name, or the two that 和 joins where both are whole names; nothing for an empty one."""
    while name:
        first, rest = _first_of_two(name, known)
        yield first
        name = rest


def _first_of_two(name: str, known: frozenset[str]) -> tuple[str, str]:
    """The names on both sides of 和; the whole and nothing where it is one name."""
    if len(name) > _LONGEST_JOINED or fold(name) in known:
        return name, ""
    for joint in _JOINED.finditer(name):
        first, rest = name[: joint.start()], name[joint.end() :]
        is_outside = first.count("（") == first.count("）")
        if is_outside and is_name(first, known) and is_name(rest, known):
            return first, rest
    return name, ""
