"""The fonts and styles of official papers for a Word document, and the fonts that replace one that is missing."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn
from docx.shared import Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

LABEL, TITLE, REMARK, FOOTER, END = "附件标记", "附件标题", "附件副题", "附件页码", "附件结尾"
HEADING, TEXT, CENTRED, LINK = "附件表头", "附件文字", "附件居中", "附件链接"
_LATIN = "Times New Roman"
_SMALL = 0.75
_FANGSONG, _HEITI, _KAITI, _SONGTI, _XIAOBIAOSONG = "仿宋", "黑体", "楷体", "宋体", "方正小标宋简体"
# Font -> its other names and those of similar fonts, its family, and its class in PANOSE.
_FONTS = {
    _FANGSONG: ("仿宋_GB2312;FangSong;STFangsong;华文仿宋", "modern", "02010609060101010101"),
    _HEITI: ("SimHei;STHeiti;华文黑体", "swiss", "02010609060101010101"),
    _KAITI: ("楷体_GB2312;KaiTi;STKaiti;华文楷体", "modern", "02010609060101010101"),
    _SONGTI: ("SimSun;STSong", "roman", "02010600030101010101"),
    _XIAOBIAOSONG: ("FZXiaoBiaoSong-B05S;华文中宋;STZhongsong;宋体;SimSun", "script", "02010600030101010101"),
    _LATIN: ("Liberation Serif", "roman", "02020603050405020304"),
}


def prepare(document: Document, size: float, line: float) -> None:
    """Give a new document these styles, with text of a size on lines of a height in points, and tell it which fonts
    can replace which.
    """
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)  # noqa: S101 - of every template
    _set_font(normal, _FANGSONG, 12)
    centre = WD_ALIGN_PARAGRAPH.CENTER
    add_style(document, LABEL, _HEITI, 16)
    title = add_style(document, TITLE, _XIAOBIAOSONG, 22, centre)
    title.paragraph_format.space_before = title.paragraph_format.space_after = Pt(14)
    remark = add_style(document, REMARK, _KAITI, 16, centre)
    remark.paragraph_format.space_after = Pt(14)
    for style in (title, remark):
        style.paragraph_format.keep_with_next = True
    heading = add_style(document, HEADING, _HEITI, size, centre)
    # The headings never stand alone at the end of a page.
    heading.paragraph_format.keep_with_next = True
    add_style(document, TEXT, _FANGSONG, size)
    add_style(document, CENTRED, _FANGSONG, size, centre)
    # An address has no blanks to break at: small, it takes few lines.
    add_style(document, LINK, _FANGSONG, size * _SMALL, WD_ALIGN_PARAGRAPH.LEFT)
    for name in (HEADING, TEXT, CENTRED, LINK):
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)  # noqa: S101 - as added above
        style.paragraph_format.line_spacing = Pt(line)
    add_style(document, FOOTER, _SONGTI, 14, centre)
    add_style(document, END, _FANGSONG, 1)
    # Without it, Word breaks lines and takes quotation marks as in English.
    document.styles.element.find(f".//{qn('w:lang')}").set(qn("w:eastAsia"), "zh-CN")
    fonts = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    fonts._blob = _font_table()  # noqa: SLF001 - the library knows no font table


def add_page_number(paragraph: Paragraph) -> None:
    """Write the number of the page between dashes."""
    paragraph.add_run("— ")
    field = OxmlElement("w:fldSimple", {qn("w:instr"): "PAGE"})
    run = paragraph.add_run("1")
    run.element.addprevious(field)
    field.append(run.element)
    paragraph.add_run(" —")


def add_style(
    document: Document, name: str, font: str, size: float, alignment: WD_ALIGN_PARAGRAPH | None = None
) -> ParagraphStyle:
    """A new style of paragraphs: its name, font, size in points and alignment."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - as asked for
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    style.paragraph_format.alignment = alignment
    _set_font(style, font, size)
    return style


def _set_font(style: ParagraphStyle, font: str, size: float) -> None:
    style.font.name = _LATIN
    style.font.size = Pt(size)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.0


def _font_table() -> bytes:
    fonts = "".join(
        f"<w:font w:name={quoteattr(name)}><w:altName w:val={quoteattr(others)}/><w:panose1 w:val={quoteattr(panose)}/>"
        f"<w:family w:val={quoteattr(family)}/></w:font>"
        for name, (others, family, panose) in _FONTS.items()
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><w:fonts xmlns:w="{nsmap["w"]}">{fonts}</w:fonts>'.encode()
