"""The running text of a document on a worksheet, in reading order, with links to the tables' own sheets."""

from functools import singledispatchmethod

from django.utils.translation import gettext as _

from evaluations.neutral import sheet_text

from .document import (
    Bullets,
    Column,
    Cover,
    Fact,
    Facts,
    Figure,
    FindingList,
    Formula,
    KeyFigures,
    Kind,
    Note,
    Pair,
    Paragraph,
    Section,
    Strong,
    Table,
    Text,
)
from .numbering import Numbering
from .sheets import Cells, Styles
from .typeset import finding_word

LABEL, VALUE, REST = 30, 70, 18  # widths of the first, second and further columns
LETTERS = 68  # that fit one line of the second column


class Narrative:
    def __init__(self, worksheet, styles: Styles, numbering: Numbering, zone: str, open_sheet):
        """`open_sheet(table)` writes a table on its own sheet and returns that sheet's name."""
        self.sheet, self.styles, self.numbering, self.open_sheet = worksheet, styles, numbering, open_sheet
        self.cells = Cells(worksheet, styles, zone)
        self.row = 0
        worksheet.set_column(0, 0, LABEL)
        worksheet.set_column(1, 1, VALUE)
        worksheet.set_column(2, 20, REST)
        worksheet.hide_gridlines(2)

    def title(self, text: str) -> None:
        self._line(text, self._look("title", bold=True, font_size=20, font_color="#14264D"), height=30)

    def subtitle(self, text: str) -> None:
        self._line(text, self._look("subtitle", font_size=12, font_color="#4A5367"))

    def warning(self, text: str) -> None:
        self._line(text, self._look("warning", bold=True, font_color="#7A440A", bg_color="#FBEBD2"))

    def gap(self) -> None:
        self.row += 1

    def fact(self, fact: Fact) -> None:
        self.sheet.write_string(
            self.row, 0, sheet_text(fact.label), self._look("label", font_color="#4A5367")
        )
        self.cells.write(self.row, 1, fact.value, fact.kind)
        if fact.note:
            self.cells.write(self.row, 2, fact.note, Kind.TEXT)
        self.row += 1

    def claim(self, cover: Cover) -> None:
        self.fact(Fact(cover.label, cover.value, cover.kind, cover.below))

    def section(self, section: Section, level: int = 1) -> None:
        self.gap()
        size = {1: 16, 2: 13}.get(level, 11)
        look = self._look(f"heading {size}", bold=True, font_size=size, font_color="#14264D")
        self._line(self.numbering.heading(section, level), look, height=size * 1.6)
        for block in section.blocks:
            self.block(block)
        for child in section.sections:
            self.section(child, level + 1)

    @singledispatchmethod
    def block(self, block) -> None:
        raise TypeError(f"No way to write {type(block).__name__}.")

    @block.register
    def _paragraph(self, block: Paragraph) -> None:
        self._text(bare_text(block.text), strong=block.lead)

    @block.register
    def _note(self, block: Note) -> None:
        self._text(" ".join(part for part in (block.title, bare_text(block.text)) if part))

    @block.register
    def _bullets(self, block: Bullets) -> None:
        for item in block.items:
            self._text(f"• {bare_text(item)}")

    @block.register
    def _key_figures(self, block: KeyFigures) -> None:
        for item in block.items:
            self.fact(item)

    @block.register
    def _facts(self, block: Facts) -> None:
        if block.title:
            self._text(block.title, strong=True)
        for item in block.items:
            self.fact(item)

    @block.register
    def _table(self, block: Table) -> None:
        caption = f"{self.numbering.table()} {block.caption}"
        if block.sheet:
            name = self.open_sheet(block)
            self.sheet.write_url(
                self.row,
                0,
                "internal:'{}'!A1".format(name.replace("'", "''")),
                self._look("link", font_color="#23458A", underline=1),
                sheet_text(caption)[:255],
                _("Open the sheet “%(name)s”") % {"name": name},
            )
            self.row += 1
            return
        self._line(caption, self._look("caption", italic=True, font_color="#4A5367"))
        self._inline(block)

    def _inline(self, block: Table) -> None:
        for number, column in enumerate(block.columns):
            self.sheet.write_string(
                self.row, number, sheet_text(column.title), self.styles.heading(end=False)
            )
        self.row += 1
        for values in block.rows or ((block.empty, *[None] * (len(block.columns) - 1)),):
            self._row(values, block.columns)
        if block.total:
            self._row(block.total, block.columns, strong=True)

    def _row(self, values, columns: tuple[Column, ...], *, strong: bool = False) -> None:
        for number, (value, column) in enumerate(zip(values, columns, strict=True)):
            self.cells.write(self.row, number, value, column.kind, strong=strong)
        self.row += 1

    @block.register
    def _figure(self, block: Figure) -> None:
        self._line(
            f"{self.numbering.figure()} {block.caption}",
            self._look("caption", italic=True, font_color="#4A5367"),
        )
        self._text(block.alternative)

    @block.register
    def _formula(self, block: Formula) -> None:
        columns = (
            Column(block.label),
            Column(_("Weight"), Kind.PERCENT),
            Column(_("Score"), Kind.SCORE),
            Column(_("Weight × score"), Kind.PRODUCT),
        )
        for number, column in enumerate(columns):
            self.sheet.write_string(
                self.row, number, sheet_text(column.title), self.styles.heading(end=False)
            )
        self.row += 1
        for term in block.terms:
            self._row((term.label, term.weight, term.score, term.product), columns)
        self._row((block.label, None, block.result, block.result), columns, strong=True)

    @block.register
    def _finding_list(self, block: FindingList) -> None:
        for finding in block.findings:
            self.fact(Fact(finding_word(finding.kind), finding.text, note=finding.detail))
        if not block.findings and block.empty:
            self._text(block.empty)

    @block.register
    def _pair(self, block: Pair) -> None:
        for inner in (*block.left, *block.right):
            self.block(inner)

    def _text(self, text: str, *, strong: bool = False) -> None:
        """Running text over both columns; its height is set, for programs that do not find it themselves."""
        look = self._look(f"text {strong}", text_wrap=True, valign="top", bold=strong)
        text = sheet_text(text)
        lines = sum(1 + len(line) // (LETTERS + LABEL) for line in text.split("\n"))
        self.sheet.set_row(self.row, min(15.0 * lines + 3, 400))
        self.sheet.merge_range(self.row, 0, self.row, 1, "", look)
        self.sheet.write_string(self.row, 0, text, look)
        self.row += 1

    def _line(self, text: str, look, height: float | None = None) -> None:
        if height:
            self.sheet.set_row(self.row, height)
        self.sheet.write_string(self.row, 0, sheet_text(text), look)
        self.row += 1

    def _look(self, name: str, **look):
        return self.styles.named(name, **look)


def bare_text(text: Text) -> str:
    parts = (text,) if isinstance(text, str) else text
    return "".join(part.text if isinstance(part, Strong) else part for part in parts)
