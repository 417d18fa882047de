"""Which column of a stranger's table holds what: titles in any order, case and either language."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property

from django.conf import settings
from django.utils import translation

HEADER_WITHIN = 40
LONGEST_TITLE = 120
SHORTEST_ALIKE = 5
LIKENESS = 0.88
MOST_MERGED = 2000

BRACKETS = re.compile(r"\([^)]*\)")
PARTS = re.compile(r"[/()]|\s[-–]\s")
YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")
SCALES = {
    **dict.fromkeys(("ribu", "ribuan", "thousand", "thousands"), 3),
    **dict.fromkeys(("juta", "jutaan", "million", "millions"), 6),
    **dict.fromkeys(("miliar", "milyar", "miliaran", "milyaran", "billion", "billions"), 9),
}
FILLERS = {"tahun", "th", "thn", "ta", "year", "fy", "rp", "rupiah", "idr", "dalam", "in", "of", "t", *SCALES}
NUMBERING = {"no", "nomor", "no urut", "number", "urut", "nomor urut"}


@dataclass(frozen=True)
class Column:
    """`field` is the name in code, `title` the one we write; `synonyms` are normalised, strongest first.

    A `yearly` column comes once per year: `Target 2024`, `Target 2025`.
    """

    field: str
    title: str
    synonyms: tuple[str, ...]
    required: bool = False
    yearly: bool = False

    @cached_property
    def names(self):
        """All that the column is called, our own title in each language first."""
        return tuple(dict.fromkeys((*in_every_language(self.title), *self.synonyms)))


@dataclass(frozen=True)
class Header:
    """Where a table begins and what its columns hold; places count from 0.

    `first_row` is the first row below the header; `yearly` gives places by year, and under None the
    column that tells no year; `unknown` are columns that nobody reads.
    """

    row: int
    first_row: int
    fields: dict[str, int]
    yearly: dict[str, dict[int | None, int]]
    titles: dict[int, str]
    unknown: tuple[int, ...] = ()
    doubled: tuple[tuple[int, int], ...] = ()
    missing: tuple[Column, ...] = field(default=())

    @property
    def known(self):
        return len(self.fields) + sum(len(years) for years in self.yearly.values())

    @property
    def rank(self):
        """More columns understood is better, then fewer left over, then one row rather than two."""
        return self.known, -len(self.unknown) - len(self.doubled), self.row - self.first_row


def normalise(title):
    """Return a title in small letters, without marks, footnote stars and doubled spaces."""
    text = unicodedata.normalize("NFKC", str(title))[:LONGEST_TITLE].casefold().replace("&", " dan ")
    return " ".join(re.findall(r"[^\W_]+", text))


def in_every_language(text):
    """Return a lazy text, normalised, in each language of the portal: files outlive a language switch."""
    found = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found.append(normalise(text))
    return found


def scale(title):
    """Return the power of ten that a title announces: `Pagu 2024 (juta Rp)` → 6."""
    return next((SCALES[word] for word in normalise(title).split() if word in SCALES), 0)


def find_header(sheet, columns):
    """Return the Header that explains the most columns of `sheet`, or None.

    A header may take two rows: `Target` across, the years below.
    """
    titles = _Titles(columns)
    best = None
    for row in range(min(HEADER_WITHIN, len(sheet.rows))):
        for candidate in _candidates(sheet, row):
            header = titles.header(*candidate)
            if header.fields and (best is None or header.rank > best.rank):
                best = header
    return best and titles.header(best.row, best.first_row, best.titles, tolerant=True)


def _candidates(sheet, row):
    """Yield (row, first row below, titles) for the row alone, and together with the next."""
    top = _header_cells(sheet, row)
    if sum(map(bool, top.values())) < 2:
        return
    yield row, row + 1, top
    if row + 1 < len(sheet.rows):
        yield row, row + 2, _joined(top, _header_cells(sheet, row + 1))


def _header_cells(sheet, row):
    """Return the titles of a row by place, a merged title repeated over all it spans."""
    cells = {place: cell for place, cell in enumerate(sheet.rows[row]) if not isinstance(cell, bool)}
    for top, left, bottom, right in sheet.merged[:MOST_MERGED]:
        if top <= row <= bottom and top < len(sheet.rows):
            cells |= dict.fromkeys(range(left, right + 1), sheet.value(top, left))
    return {place: _title(cell) for place, cell in sorted(cells.items())}


def _title(cell):
    """Return a title as text; a year typed as a number is 2024, not 2024.0."""
    return str(int(cell) if isinstance(cell, float) and cell.is_integer() else cell).strip()


def _joined(top, below):
    """Return the titles of two rows together; a title counts for the years that follow below it."""
    joined, before = {}, ""
    for place in sorted({*top, *below}):
        above, under = top.get(place, ""), below.get(place, "")
        if not above and YEAR.fullmatch(under):
            above = before
        joined[place] = above if above == under else f"{above} {under}".strip()
        before = above if YEAR.fullmatch(under) else ""
    return joined


class _Titles:
    """All the names of some columns, ready to be looked up."""

    def __init__(self, columns):
        self.columns = columns
        self.by_name, self.by_year = {}, {}
        for column in columns:
            for strength, name in enumerate(column.names):
                if column.yearly:
                    self.by_year.setdefault(name, column)
                else:
                    self.by_name.setdefault(name.replace(" ", ""), (strength, column))

    def header(self, row, first_row, titles, tolerant=False):
        """Return the Header that these titles make; `tolerant` also takes a slip of the pen."""
        found, yearly = defaultdict(list), defaultdict(dict)
        unknown, doubled = [], []
        for place, title in titles.items():
            plain = normalise(title)
            if not plain or plain in NUMBERING:
                continue
            if per_year := self._per_year(plain):
                name, year = per_year
                if year in yearly[name]:
                    doubled.append((yearly[name][year], place))
                yearly[name].setdefault(year, place)
            elif meant := self._meant(title) or (tolerant and self._alike(plain)):
                strength, column = meant
                found[column.field].append((strength, place))
            else:
                unknown.append(place)
        fields = {}
        for name, places in found.items():
            (strongest, fields[name]), *others = sorted(places)
            for strength, place in others:
                if strength == strongest:
                    doubled.append((fields[name], place))
                else:
                    unknown.append(place)
        missing = tuple(column for column in self.columns if column.required and column.field not in fields)
        parts = dict(yearly), titles, tuple(sorted(unknown)), tuple(doubled), missing
        return Header(row, first_row, fields, *parts)

    def _per_year(self, plain):
        """Return (field, year) for `target 2024`, `pagu ta 2025` or a bare `2024`; no year for `target`."""
        years = YEAR.findall(plain)
        words = " ".join(word for word in YEAR.sub(" ", plain).split() if word not in FILLERS)
        column = self.by_year.get(words)
        if not column or len(years) > 1 or not (years or words):
            return None
        return column.field, int(years[0]) if years else None

    def _meant(self, title):
        """Return (strength, column), 0 the strongest, for a title or for what its parts agree on."""
        whole = [title, BRACKETS.sub(" ", title)]
        for spellings in (whole, PARTS.split(title)):
            joined = (normalise(spelling).replace(" ", "") for spelling in spellings)
            meanings = [self.by_name[name] for name in joined if name in self.by_name]
            if len({column.field for _strength, column in meanings}) == 1:
                return meanings[0]
        return None

    def _alike(self, plain):
        """Return the one column whose name is but a slip of the pen away, as a weak reading."""
        if len(plain) < SHORTEST_ALIKE:
            return None
        near = {
            column.field: (len(column.names), column)
            for name, (_strength, column) in self.by_name.items()
            if SequenceMatcher(None, plain.replace(" ", ""), name).ratio() >= LIKENESS
        }
        return next(iter(near.values())) if len(near) == 1 else None
