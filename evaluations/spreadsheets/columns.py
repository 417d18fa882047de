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
LIKENESS = 0.88

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

    `first_row` is the first row below the header; `unknown` are columns that nobody reads.
    """

    row: int
    first_row: int
    fields: dict[str, int]
    yearly: dict[str, dict[int, int]]
    titles: dict[int, str]
    unknown: tuple[int, ...] = ()
    doubled: tuple[tuple[int, int], ...] = ()
    missing: tuple[Column, ...] = field(default=())

    @property
    def known(self):
        return len(self.fields) + sum(len(years) for years in self.yearly.values())


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
    best = None
    for row in range(min(HEADER_WITHIN, len(sheet.rows))):
        top = _header_cells(sheet, row)
        if sum(bool(cell) for cell in top.values()) < 2:
            continue
        candidates = [_header(row, row + 1, top, columns)]
        if row + 1 < len(sheet.rows):
            candidates.append(_header(row, row + 2, _joined(top, _header_cells(sheet, row + 1)), columns))
        for header in candidates:
            if header.fields and (best is None or header.known > best.known):
                best = header
    return best


def _header_cells(sheet, row):
    """Return the titles of a row by place, a merged title repeated over all it spans."""
    cells = {place: cell for place, cell in enumerate(sheet.rows[row]) if not isinstance(cell, bool)}
    for top, left, bottom, right in sheet.merged:
        if top <= row <= bottom and top < len(sheet.rows):
            cells |= dict.fromkeys(range(left, right + 1), sheet.value(top, left))
    return {place: _title(cell) for place, cell in cells.items()}


def _title(cell):
    """Return a title as text; a year typed as a number is 2024, not 2024.0."""
    return str(int(cell) if isinstance(cell, float) and cell.is_integer() else cell).strip()


def _joined(top, below):
    return {
        place: top.get(place, "")
        if top.get(place) == below.get(place)
        else f"{top.get(place, '')} {below.get(place, '')}".strip()
        for place in {*top, *below}
    }


def _header(row, first_row, titles, columns):
    found, yearly = defaultdict(list), defaultdict(dict)
    unknown, doubled = [], []
    for place, title in sorted(titles.items()):
        plain = normalise(title)
        if not plain or plain in NUMBERING:
            continue
        if (per_year := _yearly(plain, columns)) is not None:
            name, year = per_year
            if year in yearly[name]:
                doubled.append((yearly[name][year], place))
            yearly[name].setdefault(year, place)
        elif meant := _meant(title, columns):
            strength, column = meant
            found[column.field].append((strength, place))
        else:
            unknown.append(place)
    fields = {}
    for name, places in found.items():
        places.sort()
        fields[name] = places[0][1]
        for strength, place in places[1:]:
            (doubled.append((places[0][1], place)) if strength == places[0][0] else unknown.append(place))
    missing = tuple(column for column in columns if column.required and column.field not in fields)
    return Header(
        row, first_row, fields, dict(yearly), titles, tuple(sorted(unknown)), tuple(doubled), missing
    )


def _yearly(plain, columns):
    """Return (field, year) for `target 2024`, `pagu ta 2025`, or a bare `2024`."""
    years = YEAR.findall(plain)
    if len(years) != 1:
        return None
    words = " ".join(word for word in YEAR.sub(" ", plain).split() if word not in FILLERS)
    for column in columns:
        if column.yearly and words in column.names:
            return column.field, int(years[0])
    return None


def _meant(title, columns):
    """Return (strength, column) for a title, 0 the strongest; None when it says nothing we know."""
    outside = re.sub(r"\([^)]*\)", " ", title)
    whole = [normalise(title), normalise(outside)]
    parts = [normalise(part) for part in re.split(r"[/()]|\s[-–]\s", title)]
    for spellings in (whole, parts):
        meanings = {}
        for spelling in filter(None, spellings):
            for column in columns:
                if (strength := _strength(spelling, column)) is not None:
                    meanings.setdefault(column.field, (strength, column))
        if len(meanings) == 1:
            return next(iter(meanings.values()))
    return _alike(whole[1], columns)


def _strength(spelling, column):
    if column.yearly:
        return None
    joined = spelling.replace(" ", "")
    for strength, synonym in enumerate(column.names):
        if joined == synonym.replace(" ", ""):
            return strength
    return None


def _alike(plain, columns):
    """Return the one column whose name is but a slip of the pen away."""
    if len(plain) < 5:
        return None
    near = {
        column.field: (len(column.names), column)
        for column in columns
        if not column.yearly
        and any(SequenceMatcher(None, plain, synonym).ratio() >= LIKENESS for synonym in column.names)
    }
    return next(iter(near.values())) if len(near) == 1 else None
