"""What a Word document holds without showing it on its pages: it is taken out of the document and named."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree

from ..notices import Notice, Notices

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart
    from lxml.etree import _Element as Element
else:
    Element = Any

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DELETIONS = (qn("w:del"), qn("w:moveFrom"))
_ROW, _CELL, _RUN, _TEXT = qn("w:tr"), qn("w:tc"), qn("w:r"), qn("w:t")
# What a property of a run, or of the style that it has, does to the text.
_LOOKS = {
    qn("w:vanish"): Notice.HIDDEN_TEXT,
    qn("w:strike"): Notice.STRUCK_TEXT,
    qn("w:dstrike"): Notice.STRUCK_TEXT,
}
_BESIDE = (
    (RELATIONSHIP_TYPE.COMMENTS, qn("w:comment"), Notice.COMMENTS),
    (RELATIONSHIP_TYPE.FOOTNOTES, qn("w:footnote"), Notice.FOOTNOTES),
    (RELATIONSHIP_TYPE.ENDNOTES, qn("w:endnote"), Notice.FOOTNOTES),
)
_DEEPEST_STYLE = 20


def take_out_unseen(part: DocumentPart, notices: Notices) -> None:
    """Take out of a document what was deleted, hidden or struck through, and the second copies of its shapes."""
    body = part.element.body
    for alternatives in list(body.iter(f"{_MC}AlternateContent")):
        _keep_one(alternatives)
    styles = _looks_of_styles(part.styles.element)
    rows = _numbered_rows(body)
    for element, notice in list(_unseen(body, styles)):
        text = "".join(told.text or "" for told in element.iter(_TEXT, qn("w:delText")))
        if text.strip() and element.getparent() is not None:
            notices.add(notice, _place(element, rows), text)
        _take_out(element)
    if next(body.iter(qn("w:ins"), qn("w:moveTo")), None) is not None:
        notices.add(Notice.TRACKED_CHANGES)
    if next(body.iter(qn("w:altChunk")), None) is not None:
        notices.add(Notice.EMBEDDED)
    _say_what_stands_beside(part, notices)


def _keep_one(alternatives: Element) -> None:
    """Leave the first form of a shape, which holds the same text as the others."""
    for other in list(alternatives)[1:]:
        alternatives.remove(other)


def _unseen(body: Element, styles: dict[str, dict[str, bool]]) -> Iterator[tuple[Element, Notice]]:
    for element in body.iter(*_DELETIONS, _ROW, _CELL, _RUN):
        if element.tag in _DELETIONS:
            # The mark of a deleted row or paragraph end stands among properties, and holds no text.
            if next(element.iterancestors()).tag not in (qn("w:trPr"), qn("w:rPr")):
                yield element, Notice.TRACKED_CHANGES
        elif element.tag == _ROW:
            if element.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None:
                yield element, Notice.TRACKED_CHANGES
            elif _is_on(element.find(f"{qn('w:trPr')}/{qn('w:hidden')}")):
                yield element, Notice.HIDDEN_ROWS
        elif element.tag == _CELL:
            if element.find(f"{qn('w:tcPr')}/{qn('w:cellDel')}") is not None:
                yield element, Notice.TRACKED_CHANGES
        else:
            notice = _look_of_run(element, styles)
            if notice:
                yield element, notice


def _look_of_run(run: Element, styles: dict[str, dict[str, bool]]) -> Notice | None:
    """How the text of a run is hidden or struck: by its own properties, else its style, else that of its paragraph."""
    properties = run.find(qn("w:rPr"))
    paragraph = next(run.iterancestors(qn("w:p")), None)
    looks = dict(_styled(paragraph, f"{qn('w:pPr')}/{qn('w:pStyle')}", styles))
    looks |= _styled(run, f"{qn('w:rPr')}/{qn('w:rStyle')}", styles)
    looks |= _own_looks(properties)
    return next((_LOOKS[name] for name, is_on in looks.items() if is_on), None)


def _styled(element: Element | None, path: str, styles: dict[str, dict[str, bool]]) -> dict[str, bool]:
    style = element.find(path) if element is not None and styles else None
    return styles.get(style.get(qn("w:val"), ""), {}) if style is not None else {}


def _own_looks(properties: Element | None) -> dict[str, bool]:
    if properties is None:
        return {}
    return {child.tag: _is_on(child) for child in properties if child.tag in _LOOKS}


def _looks_of_styles(root: Element) -> dict[str, dict[str, bool]]:
    """The styles that hide or strike text, with what they take from the styles that they are based on."""
    own: dict[str, dict[str, bool]] = {}
    based: dict[str, str] = {}
    for style in root.iter(qn("w:style")):
        name = style.get(qn("w:styleId"), "")
        own[name] = _own_looks(style.find(qn("w:rPr")))
        origin = style.find(qn("w:basedOn"))
        based[name] = origin.get(qn("w:val"), "") if origin is not None else ""
    looks: dict[str, dict[str, bool]] = {}
    for name in own:
        line = [name]
        while len(line) < _DEEPEST_STYLE and based.get(line[-1]):
            line.append(based[line[-1]])
        merged: dict[str, bool] = {}
        for ancestor in reversed(line):
            merged |= own.get(ancestor, {})
        if any(merged.values()):
            looks[name] = merged
    return looks


def _is_on(element: Element | None) -> bool:
    return element is not None and element.get(qn("w:val"), "true") not in ("0", "false", "off", "none")


def _take_out(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _numbered_rows(body: Element) -> dict[Element, tuple[int, int]]:
    """The number of each row with that of its table, the tables counted in the order in which they begin."""
    tables = {table: number for number, table in enumerate(body.iter(qn("w:tbl")), start=1)}
    counted = dict.fromkeys(tables, 0)
    numbered: dict[Element, tuple[int, int]] = {}
    for row in body.iter(_ROW):
        table = next(row.iterancestors(qn("w:tbl")), None)
        if table is not None:
            counted[table] += 1
            numbered[row] = tables[table], counted[table]
    return numbered


def _place(element: Element, rows: dict[Element, tuple[int, int]]) -> str:
    """The row of a table that an element stands in, or nothing where it stands beside the tables."""
    row = element if element.tag == _ROW else next(element.iterancestors(_ROW), None)
    if row is None or row not in rows:
        return ""
    table, number = rows[row]
    return _("table {table}, row {row}").format(table=table, row=number)


def _say_what_stands_beside(part: DocumentPart, notices: Notices) -> None:
    """Name the comments and footnotes of a document, which lie in parts of their own."""
    for relation in part.rels.values():
        for kind, tag, notice in _BESIDE:
            if relation.reltype != kind or relation.is_external:
                continue
            held = relation.target_part
            root = held.element if hasattr(held, "element") else etree.fromstring(held.blob)
            for element in root.iter(tag):
                text = "".join(told.text or "" for told in element.iter(_TEXT))
                if text.strip():
                    notices.add(notice, "", text)
