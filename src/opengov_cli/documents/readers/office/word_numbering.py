"""The numbers that Word puts before paragraphs by itself: they stand on the page, but not in the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart
    from lxml.etree import _Element as Element
else:
    Element = Any

_HAN = "零一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


class _Level(NamedTuple):
    start: int
    form: str
    text: str


class WordNumbers:
    """Counts the numbered paragraphs of one document in their order."""

    def __init__(self, part: DocumentPart) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._styles: dict[str, Element] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._shared: dict[str, str] = {}
        for relation in part.rels.values():
            if relation.reltype == RELATIONSHIP_TYPE.NUMBERING and not relation.is_external:
                self._learn_lists(_root(relation.target_part))
        for style in part.styles.element.iter(qn("w:style")):
            numbered = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if numbered is not None:
                self._styles[style.get(qn("w:styleId"), "")] = numbered

    def before(self, paragraph: Element) -> str:
        """What stands before a paragraph, as ``3.`` or ``（一）``. Every call counts the paragraph."""
        properties = paragraph.find(qn("w:pPr"))
        numbered = properties.find(qn("w:numPr")) if properties is not None else None
        if numbered is None and properties is not None:
            style = properties.find(qn("w:pStyle"))
            numbered = self._styles.get(style.get(qn("w:val"), "")) if style is not None else None
        if numbered is None:
            return ""
        name, depth = _attribute(numbered, "w:numId"), int(_attribute(numbered, "w:ilvl") or 0)
        levels = self._levels.get(name, {})
        if depth not in levels:
            return ""
        counts = self._counts[self._shared.get(name, name)]
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        return self._shown(levels, depth, counts)

    def _shown(self, levels: dict[int, _Level], depth: int, counts: dict[int, int]) -> str:
        def number(placeholder: re.Match[str]) -> str:
            level = int(placeholder[1]) - 1
            shown = levels.get(level, levels[depth])
            return _FORMS.get(shown.form, str)(counts.get(level, shown.start))

        return "" if levels[depth].form in ("bullet", "none") else re.sub("%([1-9])", number, levels[depth].text)

    def _learn_lists(self, root: Element) -> None:
        """Keep how the lists of a document count, and which of them count together."""
        abstract = {
            element.get(qn("w:abstractNumId"), ""): {
                int(level.get(qn("w:ilvl"), 0)): _level(level) for level in element.iter(qn("w:lvl"))
            }
            for element in root.iter(qn("w:abstractNum"))
        }
        for element in root.iter(qn("w:num")):
            name, origin = element.get(qn("w:numId"), ""), _attribute(element, "w:abstractNumId")
            levels = dict(abstract.get(origin, {}))
            overrides = list(element.iter(qn("w:lvlOverride")))
            for override in overrides:
                depth, start = int(override.get(qn("w:ilvl"), 0)), _attribute(override, "w:startOverride")
                if start and depth in levels:
                    levels[depth] = levels[depth]._replace(start=int(start))
            self._levels[name] = levels
            # Lists of one kind go on counting, unless one of them says where it begins.
            self._shared[name] = name if overrides else f"abstract {origin}"


def _level(element: Element) -> _Level:
    return _Level(
        int(_attribute(element, "w:start") or 1), _attribute(element, "w:numFmt"), _attribute(element, "w:lvlText")
    )


def _root(part: Any) -> Element:  # noqa: ANN401 - python-docx gives parts of several classes
    return part.element if hasattr(part, "element") else etree.fromstring(part.blob)


def _attribute(parent: Element, name: str) -> str:
    element = parent.find(qn(name))
    return str(element.get(qn("w:val"), "")) if element is not None else ""


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    if number >= 100:  # noqa: PLR2004 - no plan counts that far in words
        return str(number)
    return (_HAN[tens] if tens > 1 else "") + ("十" if tens else "") + (_HAN[ones] if ones or not tens else "")


def _circled(number: int) -> str:
    return _CIRCLED[number - 1] if 0 < number <= len(_CIRCLED) else str(number)


_FORMS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _han,
    "chineseCountingThousand": _han,
    "japaneseCounting": _han,
    "ideographDigital": lambda number: "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number)),
    "taiwaneseCountingThousand": _han,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "upperLetter": lambda number: chr(64 + number) if number <= 26 else str(number),  # noqa: PLR2004
    "lowerLetter": lambda number: chr(96 + number) if number <= 26 else str(number),  # noqa: PLR2004
}
