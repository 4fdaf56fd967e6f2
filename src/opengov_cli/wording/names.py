"""Where the name of one unit ends and the next begins, and whether a text is a name at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opengov_cli.plan.clause import SEPARATOR
from opengov_cli.plan.text import fold

_LONGEST = 30
_ENDS = re.compile(
    "(?:局|委|办|厅|科|室|处|股|部|院|所|站|队|组|中心|公司|单位|部门|政府|街道|镇|乡|村|区|县|市|校|学校|医院|集团|园|会|社|馆|署|台|行|司"
    "|企业|基地|窗口|专班|系统|镇街|乡镇|街镇|团|党委|党组|网|联|站所|党校|学院|机构|小组|管委会|班子|委员会|主体|成员|科室|处室|股室|库|厂|场|苑|厅局|热线|平台)$"
)
_COLLECTIVE = re.compile(
    "各|全体|全市|全县|全区|全局|有关|相关|市直|县直|区直|省直|市级|县级|区级|局属|下属|直属|所有|其他|其它|本"
)
_NO_NAME = re.compile(
    "的|^由|应当|需要|将于|要求|根据|负责|做好|结合|开展|加强|按照|报送|汇总|完成|牵头|配合|及时|自行|每月|每季|[，。；：！？“”、\\s]"
)
_SUFFIX = re.compile(
    "(?:县|市|区|镇|乡|街道|村|社区|旗|盟|州|园区|开发区|功能区|管委会)?(?:（[^）]*）)?"
    "(?:人民政府|政府|办事处|街道办事处|管委会|单位|部门|机构|科室|处室|股室|站所|企业|街道|县|市|区|镇|乡|村|社区|直属单位|事业单位|园区|开发区)(?:（[^）]*）)?"
)
_JOINED = re.compile("以及|和|与|及|暨")
_PAIRS = str.maketrans("()", "（）")


def split_names(text: str, known: frozenset[str]) -> Iterator[str]:
    """The names in a list; ``known`` are folded names, which stay whole.

    ``、`` in parentheses belongs to a name, and so it does in 各县、市、区政府; 和 does in 发展和改革局.
    """
    whole = ""
    for piece in _split(text):
        joined = f"{whole}{SEPARATOR}{piece}" if whole else piece
        if whole and not _goes_on(whole, piece, joined, known):
            yield from _apart(whole, known)
            joined = piece
        whole = joined
    if whole:
        yield from _apart(whole, known)


def is_name(text: str, known: frozenset[str]) -> bool:
    """Whether a text is certainly the name of a unit: a known one, or one that looks like no other thing."""
    if fold(text) in known:
        return True
    plain = text.translate(_PAIRS)
    if not 1 < len(plain) <= _LONGEST or plain.count("（") != plain.count("）"):
        return False
    outside = re.sub("（[^（）]*）", "", plain)
    # 具有行政职能的市直各单位 tells which units are meant.
    outside = re.sub("^[^的]{2,12}的(?=.*(?:单位|部门|科室|机构)$)", "", outside)
    if _COLLECTIVE.match(outside):
        return len(outside) > 1 and not _NO_NAME.search(outside.replace(SEPARATOR, ""))
    return bool(_ENDS.search(outside)) and not _NO_NAME.search(outside)


def _split(text: str) -> list[str]:
    """The pieces between ``、`` outside parentheses."""
    pieces = [""]
    depth = 0
    for character in text:
        depth += (character in "（(") - (character in "）)")
        if character == SEPARATOR and depth <= 0:
            pieces.append("")
        else:
            pieces[-1] += character
    return [piece for piece in map(str.strip, pieces) if piece]


def _goes_on(whole: str, piece: str, joined: str, known: frozenset[str]) -> bool:
    """Whether a piece is the rest of a collective name, as 区政府 is in 各县、市、区政府."""
    if fold(joined) in known:
        return True
    if fold(piece) in known or fold(whole) in known:
        return False
    # What 和 joins to it is told apart later.
    bare = re.fullmatch("县|市|区|镇|乡|村|旗|州|街道", piece) or _SUFFIX.fullmatch(_JOINED.split(piece)[0])
    return bool(_COLLECTIVE.match(whole) and bare)


def _apart(name: str, known: frozenset[str]) -> Iterator[str]:
    """A name, or two that 和 joins where both are whole names."""
    if fold(name) not in known:
        for found in _JOINED.finditer(name):
            one, other = name[: found.start()], name[found.end() :]
            outside = name[: found.start()].count("（") == name[: found.start()].count("）")
            if outside and is_name(one, known) and is_name(other, known):
                yield one
                yield from _apart(other, known)
                return
    yield name
