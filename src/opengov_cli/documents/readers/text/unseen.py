"""What a web page holds without showing it, or shows struck through: it is taken out of the page and named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from gettext import gettext as _

from lxml import html

from ..notices import Notice, Notices

_STRUCK_TAGS = frozenset(("del", "s", "strike"))
_NO_TEXT = frozenset(("script", "style", "head", "template", "noscript"))
_LOOKS = {
    Notice.HIDDEN_TEXT: re.compile(
        r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE
    ),
    Notice.STRUCK_TEXT: re.compile(r"(?:^|[;\s])text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE),
}
# Blocks such as @media are for other looks of the page; a rule is a selector and what it declares.
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_AT_BLOCK = re.compile(r"@[^{};@]*+\{(?:[^{}]*+\{[^{}]*+\})*+[^{}]*+\}")
# p, .gone, p.gone and #gone; what depends on elements around it is not looked at.
_SIMPLE = re.compile(r"(?P<tag>[\w-]*)(?:(?P<mark>[.#])(?P<name>[\w-]+))?")
_MOST_STYLE = 100_000
_LONGEST_STYLE = 1_000


def take_out_unseen(root: html.HtmlElement, notices: Notices) -> None:
    """Take out of a page what is hidden or struck through, by its tag, its style or a plain rule of the page."""
    rules = _rules("\n".join(element.text or "" for element in root.iter("style"))[:_MOST_STYLE])
    unseen = [(element, notice) for element in root.iter() if (notice := _why(element, rules))]
    # From the last to the first, what lies in something else that is unseen is named with it.
    taken = {element for element, _notice in unseen}
    for element, notice in unseen:
        if any(outer in taken for outer in element.iterancestors()):
            continue
        text = _without_blanks(element)
        if text:
            notices.add(notice, _place(element), text)
    for element, _notice in unseen:
        if element.getparent() is not None:
            element.drop_tree()


def _place(element: html.HtmlElement) -> str:
    """The line that an element begins in, or the one of the source that its page was made of."""
    marked = next((outer for outer in (element, *element.iterancestors()) if "data-line" in outer.attrib), None)
    line = element.sourceline if marked is None else marked.get("data-line")
    return _("line {line}").format(line=line)


def _without_blanks(element: html.HtmlElement) -> str:
    return "".join(" ".join(str(part) for part in element.itertext()).split())


def _why(element: html.HtmlElement, rules: Mapping[str, Notice]) -> Notice | None:
    """Why an element is not to be read; None where it is seen or says nothing anyway."""
    if not isinstance(element.tag, str) or element.tag in _NO_TEXT or element.tag in ("html", "body"):
        return None
    if element.tag in _STRUCK_TAGS:
        return Notice.STRUCK_TEXT
    if "hidden" in element.attrib:
        return Notice.HIDDEN_TEXT
    own = _looks(element.get("style", "")[:_LONGEST_STYLE])
    if own or not rules:
        return own
    names = [f".{name}" for name in element.get("class", "").split()] + [f"#{element.get('id')}"]
    selectors = [element.tag, *names, *(f"{element.tag}{name}" for name in names)]
    return next((rules[selector] for selector in selectors if selector in rules), None)


def _looks(declarations: str) -> Notice | None:
    return next((notice for notice, pattern in _LOOKS.items() if pattern.search(declarations)), None)


def _rules(style: str) -> dict[str, Notice]:
    """The plain selectors of a style that hide or strike, each with what it does."""
    plain = _AT_BLOCK.sub("", _COMMENT.sub("", style))
    return {
        selector.strip(): notice
        for rule in plain.split("}")
        if (notice := _looks(rule.partition("{")[2]))
        for selector in rule.partition("{")[0].split(",")
        if _SIMPLE.fullmatch(selector.strip())
    }
