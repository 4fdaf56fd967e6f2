"""What a paragraph of Word looks like: whether it is a heading, and of which level, and whether it is in bold type."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart
    from lxml.etree import _Element as Element
else:
    Element = Any

_HEADING = re.compile(r"(?:heading|标题)\s*(?P<level>[1-9])", re.IGNORECASE)
_TITLE = re.compile("title|标题", re.IGNORECASE)
# Word counts outline levels from 0; this one is text.
_BODY_TEXT = 9
_MOST_STYLES = 20


class WordLooks:
    """The looks of the paragraphs of one document, from their own properties and those of their styles."""

    def __init__(self, part: DocumentPart) -> None:
        self._styles: dict[str, Element] = {
            style.get(qn("w:styleId"), ""): style for style in part.styles.element.iter(qn("w:style"))
        }

    def level(self, paragraph: Element) -> int | None:
        """The level of a heading, 0 for the title of a document; None for text."""
        for properties in self._properties(paragraph):
            outline = _value(properties, "w:pPr/w:outlineLvl") or _value(properties, "w:outlineLvl")
            if outline.isdecimal():
                return int(outline) + 1 if int(outline) < _BODY_TEXT else None
            name = _value(properties, "w:name")
            if heading := _HEADING.fullmatch(name):
                return int(heading["level"])
            if _TITLE.fullmatch(name):
                return 0
        return None

    def is_bold(self, paragraph: Element) -> bool:
        """Whether every run of a paragraph that says something is in bold type."""
        runs = [run for run in paragraph.iter(qn("w:r")) if any(text.text for text in run.iter(qn("w:t")))]
        by_style = next((bold for style in self._properties(paragraph) if (bold := _bold(style)) is not None), False)
        return bool(runs) and all(by_style if (bold := _bold(run)) is None else bold for run in runs)

    def _properties(self, paragraph: Element) -> list[Element]:
        """The paragraph's own properties, its style, and those that this one is based on."""
        own = paragraph.find(qn("w:pPr"))
        found = [own] if own is not None else []
        name = _value(own, "w:pStyle") if own is not None else ""
        while name in self._styles and len(found) < _MOST_STYLES:
            found.append(self._styles[name])
            name = _value(found[-1], "w:basedOn")
        return found


def _bold(element: Element) -> bool | None:
    """Whether a run or a style is in bold type; None where it does not say."""
    bold = element.find(f"{qn('w:rPr')}/{qn('w:b')}")
    return None if bold is None else bold.get(qn("w:val"), "true") not in ("0", "false", "off")


def _value(element: Element, path: str) -> str:
    found = element.find("/".join(map(qn, path.split("/"))))
    return str(found.get(qn("w:val"), "")) if found is not None else ""
