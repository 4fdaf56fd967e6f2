"""Where the name of one unit ends in a list and the next begins: 、 and 和 stand between names, and within them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opengov_cli.plan.clause import SEPARATOR
from opengov_cli.plan.text import fold

from ...numerals import HAN_TENS
from ...vocabulary import MANY, UNIT, one_of
from ..parentheses import split_outside
from .certain import BEGINS_MANY, LEVEL, LONGEST, OF_A_LEVEL, is_name

# 等 ends a list, with or without a general word: 等部门, 等8个单位.
_AND_OTHERS = re.compile(
    rf"(?<!高)(?!(?<=[中初])等(?:职|专|教))等(?:[0-9{HAN_TENS}]{{1,3}}[个家]?)?[一-鿿]{{0,6}}?(?:{UNIT}|组织|企业)(?:[和及、]{UNIT})?(?:$|(?=[和与及、]|以及))"
    "|等(?:$|(?=[和与及]|以及)(?<!高等))"
    # 甲局、乙局两部门
    rf"|(?<=[局委办厅会院])[{HAN_TENS}两]{{1,2}}[个家]?(?:部门|单位|[科处股]室)$"
)
# Longer lists joined without 、 are not certain.
_LONGEST_JOINED = 2 * LONGEST + 4
_JOINED = re.compile("以及|和|与|及|暨|并|联合(?!会)")
# 大企业和国际税收管理科 is named after what it is there for.
_CONCERN = re.compile("(?:大|中小|国有|民营)?企业|(?:国家)?机关|社会(?:组织)?|社区|学校|院校|医院|园区|事业单位|机构")
_OF_A_CONCERN = re.compile("[^各]+[科处股室部]")
_MANY_OF_ITS_OWN = re.compile(one_of(*MANY))
_PLACE = "县级市|直辖市|自治[区州县]|县|市|区|镇|乡|街道|村|社区"
# Of these a name that ends with one may go on with another: 各县、市、区, 各委、办、局.
_PLACE_ALONE = re.compile(f"{_PLACE}|旗|州|街|委|办|局|厅|科|室|处|队|所|站|中心")
# What may follow ``、`` in a collective name: 各县、市、区政府; 各科室、处室; 各区、县（市）教育局.
_REST_OF_MANY = re.compile(
    rf"(?:{_PLACE}|旗|盟|州|园区|开发区|功能区|管委会)?(?:（[^）]*）)?"
    rf"(?:人民政府|政府|办事处|街道办(?:事处)?|管委会|{UNIT}|站所|企业|{_PLACE}|事业单位|园区|开发区|幼儿园|学校|医院)(?:（[^）]*）)?"
    rf"|(?:{_PLACE})（[县市区镇乡{SEPARATOR}]+）[一-鿿]{{2,10}}"
)
# 各县（市）、区教育局: where all counties are named, an office of a county is that of each.
_ALL_COUNTIES = re.compile(f"各(?:自治|县级)?[县市区旗州盟（）{SEPARATOR}]+")
_OF_A_COUNTY = re.compile("(?:(?:自治)?[县区旗](?![块域])|县级市)[一-鿿]{2,10}")
# Another unit behind governments that are told in full, as 开发区管委会 behind 各县（市、区）人民政府.
_FULL = re.compile("(?:政府|办事处|管委会)$")
_OF_A_ZONE = re.compile("(?:园区|开发区|功能区|新区)管委会")
# 镇党委、政府办公室 may be one office or two.
_OF_BOTH = re.compile("党(?:工)?委$"), re.compile("(?:政府|管委会)办(?:公室)?$")
_GOVERNING = ("政府", "人民政府", "管委会", "办事处")
_ONE_NAME = (
    _OF_BOTH,
    (re.compile(f"^{LEVEL}$"), re.compile(OF_A_LEVEL)),
    # 市、县（区）两级医保部门
    (re.compile(f"^[省市县区][{SEPARATOR}省市县区]*$"), re.compile("[省市县区乡镇（）]{1,6}[两三四]级|[市县]$")),
)


def split_names(text: str, known: frozenset[str]) -> Iterator[str]:
    """The names in a list; ``known`` are folded names, which stay whole.

    ``、`` in parentheses belongs to a name, and so it does in 各县、市、区政府; 和 does in 发展和改革局.
    等部门 at the end names nobody.
    """
    name = ""
    for piece in split_outside(_AND_OTHERS.sub("", text) or text, SEPARATOR):
        longer = f"{name}{SEPARATOR}{piece}"
        if name and _goes_on(name, piece, longer, known):
            name = longer
            continue
        yield from _split_at_and(name, known)
        name = piece
    yield from _split_at_and(name, known)


def _goes_on(name: str, piece: str, longer: str, known: frozenset[str]) -> bool:
    """Whether a piece is the rest of a collective name, as 区政府 is in 各县、市、区政府."""
    if len(longer) > _LONGEST_JOINED:
        return False
    joined = any(front.search(name) and rest.match(piece) for front, rest in _ONE_NAME)
    if fold(longer) in known or (joined and not {fold(name), fold(piece)} <= known):
        return True
    if fold(piece) in known or fold(name) in known or not BEGINS_MANY.match(name) or _MANY_OF_ITS_OWN.match(piece):
        return False
    # What 和 joins to it is told apart later.
    first = _JOINED.split(piece)[0]
    if _FULL.search(name) and _OF_A_ZONE.fullmatch(first):
        return False
    if _ALL_COUNTIES.fullmatch(name) and _OF_A_COUNTY.fullmatch(first):
        return True
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
        # 各乡镇党委和政府
        if _OF_BOTH[0].search(first) and rest in _GOVERNING:
            continue
        if fold(first) not in known and _CONCERN.fullmatch(first) and _OF_A_CONCERN.fullmatch(rest):
            continue
        if is_outside and is_name(first, known) and (is_name(rest, known) or _first_of_two(rest, known)[1]):
            return first, rest
    return name, ""
