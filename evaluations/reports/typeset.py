"""A document as the plain data the Typst templates read: every value already text, every number given."""

from functools import singledispatchmethod

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from evaluations import formats

from .display import NUMERIC, bare, shown
from .document import (
    Bar,
    Bullets,
    Column,
    Document,
    Fact,
    Facts,
    Figure,
    FindingKind,
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
from .imprint import imprint
from .numbering import Numbering
from .printable import printable, printable_svg

LINE = 900  # letters in a full line of table text, times its size in points
SIZES = (10, 9, 8, 7.5)
SHORT_TABLE = 14  # rows up to which a table may speak up
WHOLE_TABLE = 18  # rows up to which a table stays on one page
ROOM = 8  # letters a column of text needs
LOW = 3  # lines in an average row before the type gets smaller
UNBROKEN = 600  # letters up to which a cell, or the particulars of a thing, stay on one page
NARROW_WIDTH, CODE_WIDTH, HEADING, FACT = 24, 26, 16, 60  # letters
NARROW = NUMERIC | {Kind.DATE}  # as wide as their content; the others share the rest by weight


class Typesetter:
    def __init__(self, document: Document):
        self.document = document
        self.numbering = Numbering()

    def data(self) -> dict:
        document = self.document
        return {
            "lang": document.language,
            "title": printable(document.title),
            "period": printable(document.period),
            "subtitle": printable(document.subtitle),
            "running": printable(document.running_title),
            "regency": printable(document.regency),
            "government": printable(document.government),
            "issuer": printable(document.issuer),
            "place_date": printable(f"{document.place}, {formats.long_date(document.date)}"),
            "date": [document.date.year, document.date.month, document.date.day],
            "code": printable(document.code),
            "verify_url": document.verify_url,
            "provisional": document.provisional,
            "imprint": [self._fact(fact) for fact in imprint(document)],
            "cover": self._cover(),
            "words": words(),
            "sections": [self.section(section) for section in document.sections],
        }

    def _cover(self) -> dict | None:
        cover = self.document.cover
        return cover and {
            "label": printable(cover.label),
            "value": "" if cover.value is None else shown(cover.value, cover.kind, self.document.zone),
            "below": printable(cover.below),
        }

    def section(self, section: Section, level: int = 1, in_annex: bool = False) -> dict:
        in_annex = in_annex or section.annex
        return {
            "title": printable(self.numbering.heading(section, level), HEADING),
            "level": level,
            "outlined": level == 1 or not in_annex,  # the contents name an annex, not each thing in it
            "new_page": section.new_page or (section.annex and level == 1),
            "blocks": [self.block(block) for block in section.blocks],
            "sections": [self.section(child, level + 1, in_annex) for child in section.sections],
        }

    @singledispatchmethod
    def block(self, block) -> dict:
        raise TypeError(f"No way to print {type(block).__name__}.")

    @block.register
    def _paragraph(self, block: Paragraph) -> dict:
        return {"type": "paragraph", "text": pieces(block.text), "lead": block.lead}

    @block.register
    def _note(self, block: Note) -> dict:
        title = printable(block.title)
        title += "." if title and title[-1].isalnum() else ""
        return {"type": "note", "title": title, "text": pieces(block.text), "attention": block.attention}

    @block.register
    def _bullets(self, block: Bullets) -> dict:
        return {"type": "bullets", "items": [pieces(item) for item in block.items]}

    @block.register
    def _key_figures(self, block: KeyFigures) -> dict:
        return {"type": "key_figures", "items": [self._fact(fact) for fact in block.items]}

    @block.register
    def _facts(self, block: Facts) -> dict:
        items = [self._fact(fact) for fact in block.items]
        return {
            "type": "facts",
            "title": printable(block.title),
            "items": items,
            "long": any(len(item["value"]) > UNBROKEN for item in items),
        }

    def _fact(self, fact: Fact) -> dict:
        value = printable(shown(fact.value, fact.kind, self.document.zone), FACT)
        mono = fact.kind is Kind.CODE
        return {"label": printable(fact.label), "value": value, "note": printable(fact.note), "mono": mono}

    @block.register
    def _table(self, block: Table) -> dict:
        rows = [self._texts(row, block.columns) for row in block.rows]
        total = block.total and self._texts(block.total, block.columns, missing="")
        size, widths = _fitting(block, [*rows, total] if total else rows)
        return {
            "type": "table",
            "number": self.numbering.table(),
            "caption": printable(block.caption),
            "size": size,
            "long": any(len(text) > UNBROKEN for row in rows for text in row),
            "whole": len(rows) <= WHOLE_TABLE and _height(rows, widths) <= LOW,
            "columns": [
                {
                    "title": printable(column.title, max(int(width), 4)),
                    "end": column.kind in NUMERIC,
                    "mono": column.kind is Kind.CODE,
                    "width": width if _is_narrow(column, width) else None,
                    "weight": column.weight,
                }
                for column, width in zip(block.columns, widths, strict=True)
            ],
            "rows": [
                _cells(texts, values, block.columns, widths)
                for texts, values in zip(rows, block.rows, strict=True)
            ],
            "total": total and _cells(total, block.total, block.columns, widths),
            "empty": printable(block.empty),
        }

    def _texts(self, row, columns, missing: str = formats.MISSING) -> list[str]:
        zone = self.document.zone
        return [
            missing if bare(value) is None else shown(value, column.kind, zone)
            for value, column in zip(row, columns, strict=True)
        ]

    @block.register
    def _figure(self, block: Figure) -> dict:
        return {
            "type": "figure",
            "number": self.numbering.figure(),
            "caption": printable(block.caption),
            "svg": printable_svg(block.svg),
            "alternative": printable(block.alternative),
            "width": block.width,
        }

    @block.register
    def _formula(self, block: Formula) -> dict:
        return {
            "type": "formula",
            "terms": [
                {
                    "label": printable(term.label, 12),
                    "factors": f"{formats.percent(term.weight)} × {formats.score(term.score)}",
                    "product": formats.score(term.product, block.places),
                }
                for term in block.terms
            ],
            "label": printable(block.label, 12),
            "exact": formats.number(block.result, block.places),
            "shown": formats.score(block.result),
        }

    @block.register
    def _finding_list(self, block: FindingList) -> dict:
        return {
            "type": "findings",
            "items": [
                {
                    "kind": str(finding.kind),
                    "word": finding_word(finding.kind),
                    "text": printable(finding.text),
                    "detail": printable(finding.detail),
                }
                for finding in block.findings
            ],
            "empty": printable(block.empty),
        }

    @block.register
    def _pair(self, block: Pair) -> dict:
        left, right = ([self.block(inner) for inner in side] for side in (block.left, block.right))
        return {"type": "pair", "left": left, "right": right}


def words() -> dict[str, str]:
    return {
        "contents": _("Contents"),
        "imprint": _("About this document"),
        "code": _("Genuineness code"),
        "scan": _("Scan, or type the code on the page “Genuine report”."),
        "qr": _("QR code leading to the page that says whether this report is genuine"),
        "provisional": _("Provisional"),
        "provisional_long": _("Provisional: figures may change until publication."),
        "nothing": _("Nothing recorded."),
    }


def finding_word(kind: FindingKind) -> str:
    return {
        FindingKind.STRENGTH: pgettext("finding", "Strength"),
        FindingKind.WEAKNESS: pgettext("finding", "Weakness"),
        FindingKind.RECOMMENDATION: pgettext("finding", "Recommendation"),
    }[kind]


def pieces(text: Text) -> list[list]:
    """Running text as pairs of text and whether it is strong."""
    parts = (text,) if isinstance(text, str) else text
    return [
        [printable(part.text if isinstance(part, Strong) else part), isinstance(part, Strong)]
        for part in parts
    ]


def _cells(texts, values, columns, widths) -> list:
    return [
        _cell(text, value, column, max(int(width), 4))
        for text, value, column, width in zip(texts, values, columns, widths, strict=True)
    ]


def _cell(text: str, value, column: Column, width: int):
    if column.kind is Kind.BAR and isinstance(value, Bar):
        return {"bar": _share(value.value, value.top), "before": _share(value.before, value.top)}
    return printable(text, width)


def _widths(columns: tuple[Column, ...], rows: list[list[str]], line: float) -> list[float]:
    """Letters each column takes: the narrow ones their longest cell, the rest shared by weight."""
    needed = [
        max([_heading_width(column.title), *(len(row[number]) for row in rows)])
        for number, column in enumerate(columns)
    ]
    narrow = [_is_narrow(column, width) for column, width in zip(columns, needed, strict=True)]
    taken = sum(width + 3 for width, is_narrow in zip(needed, narrow, strict=True) if is_narrow)
    left = max(line - taken, line * 0.3)
    weights = sum(c.weight for c, is_narrow in zip(columns, narrow, strict=True) if not is_narrow) or 1
    return [
        width if is_narrow else left * column.weight / weights - 3
        for column, width, is_narrow in zip(columns, needed, narrow, strict=True)
    ]


def _fitting(table: Table, rows: list[list[str]]) -> tuple[float, list[float]]:
    """The largest type (points) in which texts have room and rows stay low, and the columns' widths."""
    for size in SIZES if len(rows) <= SHORT_TABLE else SIZES[1:]:
        widths = _widths(table.columns, rows, LINE / size)
        if min(_text_widths(table.columns, widths), default=ROOM) >= ROOM and _height(rows, widths) <= LOW:
            break
    return size, widths


def _text_widths(columns, widths) -> list[float]:
    return [width for column, width in zip(columns, widths, strict=True) if not _is_narrow(column, width)]


def _height(rows: list[list[str]], widths: list[float]) -> float:
    """Lines an average row takes."""
    heights = [
        max(len(text) / max(width, 1) for text, width in zip(row, widths, strict=True)) for row in rows
    ]
    return sum(heights) / max(len(heights), 1)


def _is_narrow(column: Column, width: float) -> bool:
    return width <= (CODE_WIDTH if column.kind is Kind.CODE else NARROW_WIDTH if column.kind in NARROW else 0)


def _heading_width(title: str) -> int:
    """A short heading stays on one line, a longer one breaks between words."""
    return len(title) if len(title) <= 9 else max(map(len, title.split()), default=0)


def _share(value, top) -> float | None:
    return None if bare(value) is None else round(float(min(max(value / top, 0), 1)), 4)
