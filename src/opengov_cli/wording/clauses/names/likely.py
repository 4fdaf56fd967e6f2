"""What may be the name of a unit although nothing in its form is certain: 市城投, 人保财险, 教育.

It is judged by what it is not: nothing to be done, no matter, no time, no person. Whether it is a name after all is
told by what stands around it, which ``supposed`` looks at.
"""

from __future__ import annotations

import re

from ...numerals import HAN_TENS
from ...vocabulary import MANY, one_of
from .brackets import has_doubtful_bracket
from .certain import is_name, is_written_like_name, says_more_than_name
from .phrases import ACTS, MATTERS, PERSONS, SURNAMES

# Names without a known ending are short ones.
_LONGEST = 12
# The branches of a government and the divisions of a body, which stand for offices in short: 市教育、公安、财政局.
_BRANCHES = (
    "发改|发展改革|发展和改革|教育|教体|科技|科学技术|工信|经信|工业和信息化|民宗|公安|民政"
    "|司法|财政|人社|人力资源|人力资源社会保障|人力资源和社会保障|自然资源|自规|国土|规划"
    "|生态环境|环保|住建|住房城乡建设|住房和城乡建设|城乡建设|建设|交通|交通运输|水利|水务"
    "|农业|农业农村|农林|林业|林草|商务|文化|文旅|文广旅|文体|文体旅|文化旅游|文化和旅游"
    "|体育|旅游|卫生|卫计|卫健|卫生健康|退役军人|退役军人事务|应急|应急管理|审计|外事|国资"
    "|统计|市监|市场监管|市场监督管理|广电|医保|医疗保障|信访|机关事务|乡村振兴|城管|城市管理"
    "|综合执法|城管执法|行政执法|交通执法|审批|行政审批|政务服务|数据|大数据|金融|税务|气象"
    "|消防|地震|邮政|通信|电力|供销|档案|组织|宣传|统战|政法|网信|纪检|纪检监察|监察|检察"
    "|综治|武装|人武|计生|社保|社会事务|公积金|不动产|疾控|妇幼|红十字|慈善|财务|计划财务"
    "|人事|组织人事|劳资|后勤|行政|综合|综合行政|党建|党务|党群|政工|法规|政策法规|法制"
    "|法务|监管|信息|市场|经营|生产|技术|质量|质检|安全|安监|安环|设备|物资|采购|招采"
    "|工程|项目管理|教务|学工|学生工作|科研|总务|医务|护理|药学|院感|招生就业|基建|保卫"
    "|资产|运营|经发|社发|规建|招商|农经|农技|农机|勘察|设计|监理|施工|兽医|畜牧|水产"
    "|渔政|路政|运政|运管|车管|市政|园林|环卫|房管|污水处理"
)
_LEVEL = "(?:[省市县区镇乡州旗局]|[省市县区][委直]|国家|中国|中(?=[国航石铁建交电核储粮化])|国网)"
_MANY = one_of(*MANY, "其他", "全[市县区]", "所有", "辖区内?", "驻[市县区地]")
_BEGINS_WITH_LEVEL = re.compile(f"{_LEVEL}|{_MANY}")
_SEVERAL = re.compile(f"^{_MANY}+")
_OF_A_BRANCH = re.compile(f"{_LEVEL}?(?:{_BRANCHES})")
# 农七师 is no teacher.
_DIVISION = re.compile(f"[第农][{HAN_TENS}]{{1,3}}师")
_PHRASE = re.compile(
    f"^(?:{ACTS})|(?:{ACTS}|{MATTERS}|{PERSONS})$"
    # What joins or judges words,
    "|[的了须让没由且按请亲和与及并谁某、]|不(?!动产)|^未(?!成年|保)|应(?!急|用)|需(?!求)|以(?!色)|[若如]有|上述|下同|同上|附件|涉及"
    "|^(?:如|视|经|待|已|可|能|详|见|所|此|另|暂|因|再|边(?![防检贸])|先|对|全)|中央$"
    # as sayings do, 一岗双责,
    "|^一.[一双]."
    # numbers and times,
    "|(?<![0-9])(?!1[12][0-9](?![0-9])|12345|5G)[0-9]"
    "|季度|[年月周日天期前后底初末时]$|长期|持续|随时|平时|常年|届时|年度|每|即日"
    # what has no office, as 信息化 and 满意率: 石化 and 绿化 have some,
    "|(?:(?<![石绿文])化|[性率量度经稿案图卷证题件书表费款法级上下内外间边岗责定])$"
    # and a unit in front of what it does: 市教育局排查.
    "|.(?:(?<!公安)局|厅|公司|集团|中心|办公室|管委会|支队|大队)."
)
_PERSON = re.compile(
    f"(?:{SURNAMES}(?!家[庄湾屯沟寨堡营坪岭坡])|林(?![业草农])|欧阳|上官|司马|诸葛)[一-鿿]{{1,2}}|.[×Xx]{{1,2}}"
)


def may_be_name(text: str) -> bool:
    """Whether a text, in full-width punctuation, may be the name of a unit."""
    bare = re.sub("（[^（）]*）|[“”]", "", text)
    if has_doubtful_bracket(text) and is_name(bare, frozenset()) and not says_more_than_name(text):
        return True
    if not is_written_like_name(text) or not 1 < len(bare) <= _LONGEST:
        return False
    # Of 有关高校 the end is looked at.
    one = _SEVERAL.sub("", bare)
    if _OF_A_BRANCH.fullmatch(one) or _DIVISION.fullmatch(one):
        return True
    return not (says_more_than_name(one) or _PHRASE.search(one) or _PERSON.fullmatch(bare))


def begins_with_level(text: str) -> bool:
    """Whether a text begins as the names of offices of one level do: 市城投, 中国人寿."""
    return bool(_BEGINS_WITH_LEVEL.match(text))
