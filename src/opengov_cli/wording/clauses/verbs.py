"""What the verb at the end of a piece of a clause says of the units in front of it: 牵头, 按职责分工负责, 提供支持."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from ..vocabulary import (
    ANSWERS_LABEL,
    ANSWERS_VERB,
    GUIDES_VERB,
    LEADS_LABEL,
    LEADS_VERB,
    SUPPORTS_LABEL,
    SUPPORTS_VERB,
    UNIT,
)
from .names.endings import ends_like_name


class Part(StrEnum):
    """What a clause says of units."""

    LEADS = "leads"
    ANSWERS = "answers"
    SUPPORTS = "supports"
    GUIDES = "guides"
    PERSONS = "persons"
    UNTOLD = "untold"


class Stretch(NamedTuple):
    """Names in the words of a clause, without the label and the verb that tell their part.

    ``acts`` tells that the verb is one of what is done, as 汇总, which others than units may stand in front of.
    """

    part: Part
    text: str
    acts: bool = False


_BY_DUTY = (
    "(?:(?:按照?|根据|依[照据]?|结合|对照|立足|在)[各自的职责能分工权限任行业管理归口范围内和]{2,14}"
    "|按照?“[^”]{2,16}”的?(?:原则|要求)|结合[各自本地区部门单位工作]{0,6}实际|各司其职|各负其责|各自|依法)"
)
# 按 stands in no name, so that a verb at the end may be told in any words: 按时限要求落实.
_AS_TOLD = f"(?:{_BY_DUTY}|按(?!摩)[^、由]{{1,14}})"
# 社会组织 and 党组织 are names. So is 各级工会组织, but 组织实施 tells what the same units do; 工会组织 is one, too,
# in front of 配合, unless a certain one does so: 市总工会组织参与.
_UNION = "(?:工会|妇联|科协|残联|侨联|协会|商会)"
_ORGANISES = (
    "(?<!党)(?<![群社]团)(?<!共青团)(?<!^团)(?<![各级层]团)(?<!新”)"
    "(?<!社会|两新|经济|群众|行业|学生|青年|妇女|志愿|服务|合作|民间|公益|慈善|宗教|中介|自治|社工|救援|消防|民兵|调解"
    "|侨界|文艺|科技)(?<!愿者|先队|疾人|十字)"
    f"(?:组织(?=实施|开展|推进|协调)|(?<![各级层属]{_UNION})组织(?!{SUPPORTS_VERB})"
    f"|(?<!{_UNION})组织(?={SUPPORTS_VERB})|(?<=[省市县区镇乡总校]{_UNION})组织)"
)
_HOW = (
    "(?:分别|分头|分工|共同|联合|协同|同步|积极|密切|主动|全力|全面|认真|具体|研究|予以|统一|及时|按时|按期|如期|限期"
    f"|定期|全程|跟踪|逐[级项]|扎实|有序|切实|严格|{_ORGANISES}|统筹|推动|贯彻|抓好|做好|抓紧|总|抓|双)"
)
# A part told behind a single name: 办公室（牵头）、财务科（配合）.
ROLE_MARK = re.compile(
    f"（(?:{_HOW}{{0,2}}(?:(?P<leads>[总分]?{LEADS_LABEL})|{SUPPORTS_LABEL}|{ANSWERS_LABEL})(?:{UNIT}|{ANSWERS_VERB})?"
    "|(?:(?P<main>主)|配)(?=）(?:[、，；。\\s]|$)))）"
)
_AND_SO = f"(?:{ANSWERS_VERB}|组织|推进|统筹|协调|抓总|抓好|做好|完成|相关|有关|工作)*"
# 提供必要支持, and in short 技术支持; 负责技术保障 is a duty of its own.
_GIVES = "(?:提供[一-鿿]{0,4}|(?<!负责)(?:技术|资金|经费|数据|法律|政策|要素))"
_ENDS = {
    Part.LEADS: re.compile(
        f"{_AS_TOLD}?(?:{_HOW}|负责)*(?:{LEADS_VERB}|主抓|为主|负总责){_AND_SO}$"
        f"|{_BY_DUTY}?(?:负责|总)?统筹(?:协调|推进)?(?:{ANSWERS_VERB})?$|为{LEADS_LABEL}{UNIT}$"
    ),
    Part.SUPPORTS: re.compile(
        f"{_AS_TOLD}?{_HOW}*(?:{SUPPORTS_VERB}{_AND_SO}|{_GIVES}(?:支持|支撑|保障))$|为{SUPPORTS_LABEL}{UNIT}$"
    ),
    Part.ANSWERS: re.compile(
        f"{_AS_TOLD}?(?:{_HOW}|负责|{GUIDES_VERB})*(?:{ANSWERS_VERB}|主管){_AND_SO}$|为{ANSWERS_LABEL}{UNIT}$"
        f"|(?:{_BY_DUTY}|{_HOW})+(?:推进|开展|{_ORGANISES})(?:{ANSWERS_VERB})?$|{_BY_DUTY}$"
    ),
    Part.GUIDES: re.compile(
        f"{_HOW}*(?:负责)?(?:业务|技术|政策)?(?:{GUIDES_VERB}|(?<=跟踪|负责|定期|全程)督[办查])(?:[和、]?(?:{GUIDES_VERB}|检查|问效))*$"
        "|(?:统一|全面|组织)领导$"
    ),
}
# No verb stands further from the end of a piece.
_LONGEST_END = 60
# A verb with what is to be done behind it: 牵头制定方案, 按要求报送. There no other unit may be told.
_WITH_OBJECT = re.compile(
    rf"(?P<names>(?:[^（）]|（[^（）]*）)+?){_HOW}{{0,2}}(?:(?P<leads>牵头)|(?P<supports>配合|协助)|(?P<answers>(?P<charged>负责)|按(?!摩)|提供|承担|做好|完成|报送|成立|组建)"
    "|(?P<in_names_too>保障|支持|落实|{_ORGANISES}|开展|审核|汇总|公开|推进))(?P<object>.{2,20})"
)
# Verbs that no name of a unit ends with: 办公室汇总.
_ACTS = (
    "(?:汇总|提供|审核|把关|发布|报送|上报|公开|更新|整改|起草|编制|受理|答复|反馈|办结|开展|推动|推进"
    "|(?:建设|运行|管理)?(?:维护|运维))"
)
_ACTS_END = re.compile(f"{_HOW}*{_ACTS}+$")
_OWN = re.compile("本(?:单位|部门|科室|处室|系统|行业|领域|地区|辖区)")
_NAMES_A_UNIT = re.compile(
    "各|[局委厅科室股院所镇乡街区县村人]|(?<!网)站|同志|领导|办(?![理好法])|处(?!理)|政府|单位|部门|中心|公司|牵头|配合"
)
_CERTAIN_UNIT = re.compile(
    "各|[省市县区镇乡局].*[局委办厅院所队]|[局委厅科室处办]$|牵头|配合|协助|会同|政府|公司|中心|集团|街道|领导|同志"
)
# 甲、乙，以及丙; 由甲负责; 以甲为主; 以上单位按职责分工负责
_IN_FRONT = re.compile(
    f"^(?:由|请|以(?=.{{2,20}}为主$)|以及|及(?!时)|[和与](?=[省市各])|(?:以上|上述)(?:各|有关|所有)?{UNIT}(?=.))"
)
_TOGETHER = re.compile(r"会同|商(?=市|县|区|省|各)")
_DONE_TOGETHER = re.compile("(?:研究|推进|开展|制定|处理|做好)$")
# Behind it another name may follow without a comma: 办公室牵头、财务科配合.
_GOES_ON_BEHIND = re.compile(
    f"(?:{LEADS_VERB}|{SUPPORTS_VERB}|{ANSWERS_VERB}|{_ACTS}|统筹)(?:{ANSWERS_VERB}|抓总|协调)?$"
)


def tells_lead(mark: re.Match[str]) -> bool:
    """Whether a mark behind a name, which ROLE_MARK found, says that its unit leads."""
    return bool(mark["leads"] or mark["main"])


def ends_with_verb(piece: str) -> bool:
    """Whether a piece ends with a verb, so that 、 behind it begins another piece."""
    return bool(_GOES_ON_BEHIND.search(piece))


def read_verbs(piece: str, labelled: Part) -> Iterator[Stretch]:
    """The names of a piece with the part that their verb tells, as 牵头 does; without a verb their label counts."""
    piece = _IN_FRONT.sub("", piece)
    if together := _TOGETHER.search(piece):
        yield Stretch(Part.LEADS, piece[: together.start()])
        yield Stretch(Part.SUPPORTS, _without_verbs(piece[together.end() :]))
        return
    for part, ending in _ENDS.items():
        verb = ending.search(piece, max(0, len(piece) - _LONGEST_END))
        # 牵头 without a name in front of it leaves open who leads.
        if verb and (verb.start() or part is not Part.LEADS):
            names = piece[: verb.start()]
            # 负责审计监督 is one duty.
            charged = _with_object(piece) if "负责" in names else None
            yield charged or Stretch(part, names)
            return
    if doing := _with_object(piece):
        yield doing
    elif acts := _ACTS_END.search(piece, max(0, len(piece) - _LONGEST_END)):
        yield Stretch(Part.ANSWERS, piece[: acts.start()], acts=True)
    else:
        yield Stretch(labelled, piece)


def _with_object(piece: str) -> Stretch | None:
    """The names in front of a verb that an object follows, if certainly none is in the object."""
    doing = _WITH_OBJECT.fullmatch(piece)
    if not doing or _names_a_unit(doing):
        return None
    # 住房保障服务中心 is a name, 财政局保障经费 tells what one does.
    if doing["in_names_too"] and ends_like_name(piece):
        return None
    part = Part.LEADS if doing["leads"] else Part.SUPPORTS if doing["supports"] else Part.ANSWERS
    return Stretch(part, doing["names"], acts=bool(doing["in_names_too"]))


def _names_a_unit(doing: re.Match[str]) -> bool:
    """Whether the object may name another unit; behind 负责 only what is certainly one counts."""
    telling = _CERTAIN_UNIT if doing["charged"] else _NAMES_A_UNIT
    return bool(telling.search(_OWN.sub("", doing["object"])))


def _without_verbs(names: str) -> str:
    front, end = names[:-_LONGEST_END], names[-_LONGEST_END:]
    for ending in (*_ENDS.values(), _DONE_TOGETHER):
        end = ending.sub("", end)
    return front + end
