"""The words by which documents say who answers for a task, each in one place, and patterns made of them.

A role is told in two ways: by a verb behind the names, as in 办公室牵头, and by a label or a heading in front of
them, as in 牵头单位. A tuple whose name begins with ``ALSO_`` holds words that only labels and headings use.
"""

from __future__ import annotations


def one_of(*words: str) -> str:
    """A pattern that matches any one of the words, which may be patterns themselves."""
    return f"(?:{'|'.join(words)})"


# Who leads: 办公室牵头, 牵头单位, 第一责任单位.
LEADS = ("牵头", "主责", "主办")
ALSO_LEADS = ("第一责任", "主要责任", "牵头责任")
# Who helps the one that leads: 各科室配合, 配合单位.
SUPPORTS = ("配合", "协办", "参与", "协同", "协助", "会办", "参加", "协作")
ALSO_SUPPORTS = ("配合责任", "协办责任", "参与责任", "协同责任", "协助责任")
# Who answers, without a word on who leads: 各科室负责, 责任单位.
ANSWERS = ("负责", "落实", "承办", "实施", "办理", "执行")
ALSO_ANSWERS = ("责任", "主管")

# Who watches over it: 司法局指导, 指导单位.
GUIDES = ("指导", "督导", "监督", "督促")
ALSO_GUIDES = ("督办",)

# What units are called in general, behind the words above: 责任单位, 配合科室.
UNITS = ("单位", "部门", "科室", "处室", "股室", "机构", "主体", "司局")
# What a name begins with that means many units: 各科室, 市直有关部门.
MANY = (
    "各",
    "全体",
    "有关",
    "相关",
    "市直",
    "县直",
    "区直",
    "局属",
    "下属",
    "直属",
    "所属",
    "市属",
    "县属",
    "区属",
    "省属",
)

# Who is an organisation, 组织, by its name: 社会组织, 各级党组织.
ORGANISATION = (
    "(?:党|(?<!集)团|两新”?|社会|经济|群众|行业|学生|青年|妇女|志愿者?|服务|合作|民间|公益|慈善|宗教|中介|自治|社工|救援|消防"
    "|民兵|调解|侨界|文艺|科技|残疾人|红十字|少先队|工会|妇联|科协|残联|侨联|协会|商会)"
)

LEADS_VERB = one_of(*LEADS)
# 县政协办, 市科协办 and 市安委会办 are offices.
_OF_AN_OFFICE = {
    "协办": "(?<![残消侨经])(?<![省市县区州旗]政)(?<![省市县区州旗][科作文体])(?<!^政)",
    "会办": "(?<![安管编常居组]委)(?<!工)",
}
SUPPORTS_VERB = one_of(*(_OF_AN_OFFICE.get(verb, "") + verb for verb in SUPPORTS))
ANSWERS_VERB = one_of(*ANSWERS)
GUIDES_VERB = one_of(*GUIDES)
LEADS_LABEL = one_of(*ALSO_LEADS, *LEADS)
SUPPORTS_LABEL = one_of(*ALSO_SUPPORTS, *SUPPORTS)
ANSWERS_LABEL = one_of(*ANSWERS, *ALSO_ANSWERS)
GUIDES_LABEL = one_of(*GUIDES, *ALSO_GUIDES)
UNIT = one_of(*UNITS)
