"""A report before it is a file: what is said, in which order, and what kind each figure is.

`collect` builds it, `pdf` and `xlsx` print it. Figures are unrounded Decimals; the `Kind` of a column
or a fact says how they are shown. None is "nothing known" and is printed as a dash, never as 0.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from evaluations.choices import FindingKind

Value = str | int | Decimal | date | datetime | None


class Kind(StrEnum):
    TEXT = "text"
    CODE = "code"  # hashes, sub-activity codes: monospaced, never read as a number
    INTEGER = "integer"
    NUMBER = "number"  # as many decimals as it has, at most four
    SCORE = "score"  # 0-4, two decimals
    PRODUCT = "product"  # weight times score, three decimals: the term of a written-out sum
    PERCENT = "percent"  # 62.5 is 62,5%
    MONEY = "money"  # rupiah
    DATE = "date"
    MOMENT = "moment"  # date and clock in the regency's zone
    BAR = "bar"  # a `Bar`, or a score drawn as one


@dataclass(frozen=True, slots=True)
class Strong:
    text: str


# Running text: a plain string, or pieces of it, some of them `Strong`.
Text = str | tuple[str | Strong, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    value: Decimal | None
    before: Decimal | None = None  # the tick: last round's value
    top: Decimal = Decimal(4)


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Text
    lead: bool = False  # the claim under a heading, set larger


@dataclass(frozen=True, slots=True)
class Note:
    """An aside: where a figure comes from, what is missing, what is ours and not the ministry's."""

    text: Text
    title: str = ""
    attention: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    value: Value
    kind: Kind = Kind.TEXT
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Two to four figures in large type."""

    items: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Label and value, line by line: the particulars of one thing, under its name."""

    items: tuple[Fact, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    kind: Kind = Kind.TEXT
    weight: float = 1  # share of the width that figures and dates, as wide as they are, leave to texts


@dataclass(frozen=True, slots=True)
class Table:
    """`sheet` names the workbook sheet; without one the table stays inside the running text."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value | Bar, ...], ...]
    total: tuple[Value | Bar, ...] | None = None
    sheet: str = ""
    empty: str = ""  # the sentence printed instead of no rows

    def __post_init__(self):
        width = len(self.columns)
        if any(len(row) != width for row in self.rows) or (self.total and len(self.total) != width):
            raise ValueError(f"Every row of “{self.caption}” needs {width} cells.")


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing from `charts`; `alternative` says in words what it shows."""

    caption: str
    svg: str
    alternative: str
    width: float = 1  # share of the line

    def __post_init__(self):
        if not self.alternative.strip():
            raise ValueError(f"The figure “{self.caption}” has no alternative text.")


@dataclass(frozen=True, slots=True)
class Term:
    label: str
    weight: Decimal  # percent
    score: Decimal | None
    product: Decimal | None


@dataclass(frozen=True, slots=True)
class Formula:
    """The final as a sum anyone can follow: weight × score per term, then the exact result."""

    terms: tuple[Term, ...]
    result: Decimal | None
    label: str
    places: int = 3  # decimals of the terms


@dataclass(frozen=True, slots=True)
class Finding:
    kind: FindingKind
    text: str
    detail: str = ""  # who follows up, until when, how far


@dataclass(frozen=True, slots=True)
class FindingList:
    findings: tuple[Finding, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two stacks of blocks side by side on paper, one after the other elsewhere."""

    left: tuple["Block", ...]
    right: tuple["Block", ...]


Block = Paragraph | Note | Bullets | KeyFigures | Facts | Table | Figure | Formula | FindingList | Pair


@dataclass(frozen=True, slots=True)
class Section:
    """Sections are numbered by the renderer, annexes lettered; `numbered=False` for a preface."""

    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()
    numbered: bool = True
    annex: bool = False
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """The claim of the cover: one figure, and the flower whose petals are `petals` (score or None)."""

    label: str
    value: Decimal | None
    kind: Kind = Kind.SCORE
    below: str = ""  # "dari 4,00"
    petals: tuple[Decimal | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    title: str
    period: str  # "2023 · Tahap II", above the title
    subtitle: str
    running_title: str  # short, for the head of each page
    regency: str  # "Kabupaten Bekasi"
    government: str  # "Pemerintah Kabupaten Bekasi"
    issuer: str  # the agency that answers for the report
    ministry: str
    place: str
    date: date
    number: str
    code: str  # the genuineness code printed on every page
    verify_url: str
    sections: tuple[Section, ...]
    cover: Cover | None = None
    language: str = "id"
    zone: str = "Asia/Jakarta"  # in which moments are told
    provisional: bool = False  # before publication: every page says so
    crest: bytes = field(
        default=b"", repr=False
    )  # PNG, JPEG or SVG; the flower stands in for one it cannot read
