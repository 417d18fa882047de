"""Reading a masterplan workbook into rows: everything wrong in it is found at once, nothing is stored."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache

from django.utils.translation import gettext as _

from agencies.names import AgencyNames
from evaluations import neutral
from evaluations.choices import BudgetSource, Direction, RoadmapTerm
from evaluations.files import display_name
from evaluations.formats import FormatError, number, parse_money, parse_number
from evaluations.formats.errors import quoted
from evaluations.models.masterplan import sub_activity_code

from .columns import find_header, in_every_language, normalise, scale
from .errors import CellError, SpreadsheetError
from .masterplan_columns import COLUMNS, TITLES
from .places import Places
from .rows import ProgramRow
from .scan import MOST_ROWS
from .values import DIRECTIONS, NO, SOURCES, TERMS, YES, is_nothing, unnumbered
from .workbook import address, sheets

MOST_ERRORS = 500
MOST_FILLED = 500_000
LENGTHS = {
    "key": 60,
    "code": 40,
    "name": 300,
    "indicator": 200,
    "unit": 40,
    "location": 200,
    "application": 200,
}
LONGEST_TEXT = 5000
TARGET_PLACES = 4
TOTALS = {"total", "jumlah", "grand total", "sub total", "subtotal", "jumlah total", "total anggaran"}
YEARS = re.compile(r"(?<!\d)(\d{4})(?!\d)")
WITH_UNIT = re.compile(r"([-−+]?[\d.,\s\u00a0]*\d)\s*(%|[^\W\d_][\w ./²³-]*)")
KEY = re.compile(r"[-\w]+", re.ASCII)


@dataclass(frozen=True)
class Reading:
    """What a workbook says. Commit it only when `errors` is empty.

    `notes` are worth a look but stop nothing; `fields` are those the file has a column for, and `years`
    those it has a target or budget column for.
    """

    rows: list[ProgramRow]
    errors: list[CellError]
    notes: list[CellError]
    fields: frozenset[str]
    years: dict[str, frozenset[int]]


def read(upload, *, agencies, dimensions, sub_dimensions, years, regency=""):
    """Return the Reading of an uploaded masterplan workbook, or raise SpreadsheetError.

    `years` are the masterplan's (a range); `regency` is its plain name, such as `Bekasi`.
    """
    sheet, header = _table(upload)
    places = Places(dimensions, sub_dimensions)
    return _Reader(sheet, header, AgencyNames(agencies, regency), places, years).reading()


def _table(upload):
    """Return the sheet and header that look most like a masterplan."""
    best = None
    for sheet in sheets(upload):
        header = find_header(sheet, COLUMNS)
        if header and (best is None or header.known > best[1].known):
            best = sheet, header
    if best is None or best[1].known < 2:
        raise SpreadsheetError(
            _("No table of programs was found in “%(name)s”; give its first row the titles %(titles)s.")
            % {
                "name": display_name(upload.name),
                "titles": ", ".join(str(TITLES[one]) for one in ("sub_dimension", "name", "lead_agency")),
            }
        )
    return best


class _Reader:
    def __init__(self, sheet, header, agencies, places, years):
        self.sheet, self.header = sheet, header
        self.agencies, self.places, self.years = agencies, places, years
        self.rows, self.errors, self.notes = [], [], []
        self.repeated = _repeated(sheet, header.first_row)
        self.group = (None, None)
        self.refusals = 0

    def reading(self):
        self._check_header()
        if not self.errors:
            for row in range(self.header.first_row, len(self.sheet.rows)):
                self._read_row(row)
            self._refuse_twins()
        if len(self.rows) > MOST_ROWS:
            self._error(
                self.header.row,
                0,
                _("More than %(limit)s programs; split the file.") % {"limit": number(MOST_ROWS)},
            )
        if not self.rows and not self.errors:
            self._error(
                self.header.row, 0, _("There is no program below the titles; fill in at least one row.")
            )
        return Reading(self.rows, self.errors, self.notes, self._fields(), self._columns_by_year())

    # The header

    def _check_header(self):
        header = self.header
        for column in header.missing:
            self._error(header.row, 0, _("There is no column “%(title)s”; add it.") % {"title": column.title})
        for first, second in header.doubled:
            self._error(
                header.row,
                second,
                _("Column %(first)s has the same title; give each column its own.")
                % {"first": address(header.row, first)},
            )
        for place in header.unknown:
            self._note(header.row, place, _("This column is not read."))
        for places in header.yearly.values():
            for year, place in sorted(places.items()):
                if year not in self.years:
                    self._note(
                        header.row,
                        place,
                        _("This column is not read: the masterplan covers %(first)s to %(last)s.")
                        % {"first": self.years[0], "last": self.years[-1]},
                    )

    def _fields(self):
        found = set(self.header.fields)
        if "period" in found:
            found |= {"start_year", "end_year"}
        if self.group != (None, None) or "dimension" in found:
            found.add("sub_dimension")
        return frozenset((found | set(self.header.yearly)) - {"period", "dimension"})

    def _columns_by_year(self):
        return {
            name: frozenset(year for year in places if year in self.years)
            for name, places in self.header.yearly.items()
        }

    # Rows

    def _read_row(self, row):
        cells = {name: self._value(row, place) for name, place in self.header.fields.items()}
        written = [value for value in self.sheet.rows[row] if not is_nothing(value)]
        if (
            not written
            or self._is_counting(row, written)
            or self._is_total(cells)
            or self._opens_group(written)
        ):
            return
        before = self.refusals
        values = {name: self._read_cell(row, name, value) for name, value in cells.items() if name in READERS}
        self._read_place(row, cells, values)
        self._read_years(row, cells, values)
        self._read_amounts(row, values)
        values = {name: value for name, value in values.items() if value is not None}
        if self.refusals == before:
            self.rows.append(ProgramRow(row_number=row + 1, **values))

    def _is_counting(self, row, written):
        """Whether this is the row `1 2 3 …` or `(1) (2) (3) …` below some official headers."""
        if row != self.header.first_row or len(written) < 3:
            return False
        marks = [re.sub(r"\W", "", str(value).removesuffix(".0")) for value in written]
        return marks in (
            [str(at) for at in range(1, len(marks) + 1)],
            [chr(ord("a") + at) for at in range(min(len(marks), 26))],
        )

    def _is_total(self, cells):
        if not is_nothing(cells["lead_agency"]):
            return False
        return any(normalise(value) in TOTALS for value in cells.values() if isinstance(value, str))

    def _opens_group(self, written):
        """Whether the row holds nothing but a dimension or sub-dimension, which counts for those below."""
        texts = [value for value in written if isinstance(value, str)]
        if len(written) > 2 or not texts or len(written) - len(texts) > 1:
            return False
        text = texts[-1]
        if dimension := self.places.dimension(text):
            self.group = (dimension, None)
        elif sub_dimension := self.places.sub_dimension(text):
            self.group = (sub_dimension.dimension, sub_dimension)
        else:
            return False
        return True

    def _read_cell(self, row, name, value):
        place = self.header.fields[name]
        try:
            read = None if is_nothing(value) else READERS[name](self, name, value)
        except FormatError as error:
            self._error(row, place, str(error))
            return None
        if name in REQUIRED and not read:
            self._error(row, place, self._missing(row, place))
        return read

    def _missing(self, row, place):
        if address(row, place) in self.sheet.unresolved:
            return _("The formula has no stored result; open the file in Excel, save it and upload it again.")
        return _("This cell is empty; fill in “%(title)s”.") % {"title": self._title(place)}

    def _read_place(self, row, cells, values):
        dimension, sub_dimension = (cells.get(name, "") for name in ("dimension", "sub_dimension"))
        dimension, sub_dimension = ("" if is_nothing(one) else one for one in (dimension, sub_dimension))
        if not dimension and not sub_dimension and self.group[1]:
            values["sub_dimension"] = self.group[1]
            return
        if not dimension and self.group[0] and "dimension" not in self.header.fields:
            dimension = self.group[0].code
        place = self.header.fields.get("sub_dimension", self.header.fields.get("dimension", 0))
        try:
            values["sub_dimension"] = self.places.settle(dimension, sub_dimension)
        except FormatError as error:
            self._error(row, place, str(error))

    def _read_years(self, row, cells, values):
        if not is_nothing(period := cells.get("period")):
            place = self.header.fields["period"]
            found = [int(year) for year in YEARS.findall(_as_text(period))]
            if not found:
                self._error(
                    row, place, _("“%(value)s” names no year; write 2023–2026.") % {"value": quoted(period)}
                )
            else:
                values.setdefault("start_year", min(found))
                values.setdefault("end_year", max(found))
        start = values.get("start_year") or self.years[0]
        end = values.get("end_year") or self.years[-1]
        place = self.header.fields.get("end_year", self.header.fields.get("period", 0))
        if end < start:
            self._error(row, place, _("The last year lies before the first; swap or correct them."))
        elif start not in self.years or end not in self.years:
            self._error(
                row,
                place,
                _("The years lie outside the masterplan; write years from %(first)s to %(last)s.")
                % {"first": self.years[0], "last": self.years[-1]},
            )
        values |= {"start_year": start, "end_year": end}

    def _read_amounts(self, row, values):
        values["targets"] = self._per_year(row, "targets", lambda value, _place: self._target(value, values))
        values["budgets"] = self._per_year(row, "budgets", self._budget)
        if values["targets"] and not values.get("indicator"):
            values["indicator"] = (values.get("name") or "")[: LENGTHS["indicator"]]
        self._note_fractions(row, values)

    def _per_year(self, row, name, reader):
        found = {}
        for year, place in sorted(self.header.yearly.get(name, {}).items()):
            value = self._value(row, place)
            if year not in self.years:
                continue
            if is_nothing(value):
                if address(row, place) in self.sheet.unresolved:
                    self._error(row, place, self._missing(row, place))
                continue
            try:
                found[year] = reader(value, place)
            except FormatError as error:
                self._error(row, place, str(error))
        return found

    def _target(self, value, values):
        """Read `85`, `85 %` or `12 kecamatan`; a unit beside the number must fit the unit column."""
        if isinstance(value, str) and (found := WITH_UNIT.fullmatch(value.strip())):
            unit = " ".join(found[2].split())
            known = values.setdefault("unit", unit) or unit
            values["unit"] = known
            if _unit(known) != _unit(unit):
                raise FormatError(
                    _("“%(value)s” has another unit than the unit column; write the number only.")
                    % {"value": quoted(value)}
                )
            value = found[1]
        return parse_number(_checked(value), places=TARGET_PLACES)

    def _budget(self, value, place):
        power = scale(self._title(place))
        amount = (
            parse_money(_checked(value)) if not power else parse_number(_checked(value), minimum=0, places=9)
        )
        return parse_money(amount.scaleb(power)) if power else amount

    def _note_fractions(self, row, values):
        """A cell formatted as 85% holds 0.85: worth a look."""
        if _unit(values.get("unit") or "") != "%":
            return
        for year, place in self.header.yearly.get("targets", {}).items():
            value = self._value(row, place)
            if isinstance(value, float) and 0 < value <= 1 and year in values["targets"]:
                self._note(
                    row,
                    place,
                    _("Read as %(value)s percent; write %(larger)s if that is meant.")
                    % {"value": number(value), "larger": number(Decimal(str(value)) * 100)},
                )

    # Cells

    def read_text(self, name, value):
        text = " ".join(neutral.plain(_as_text(value)).split())
        return _no_longer(text, LENGTHS[name])

    def read_long_text(self, name, value):
        return _no_longer(neutral.plain(_as_text(value)).strip(), LONGEST_TEXT)

    def read_key(self, name, value):
        key = self.read_text(name, value)
        if not KEY.fullmatch(key):
            raise FormatError(
                _("“%(value)s” is no key; leave the cell empty for a new program.") % {"value": quoted(key)}
            )
        return key

    def read_agency(self, name, value):
        match = self.agencies.match(_as_text(value))
        if match.agency is None:
            raise _unknown_agency(match)
        return match.agency

    def read_agencies(self, name, value):
        matches = self.agencies.match_all(_as_text(value))
        if unsure := [match for match in matches if match.agency is None]:
            raise _unknown_agency(unsure[0])
        return tuple(dict.fromkeys(match.agency for match in matches))

    def read_year(self, name, value):
        years = YEARS.findall(_as_text(value))
        if len(years) != 1:
            raise FormatError(_("“%(value)s” is no year; write it as 2024.") % {"value": quoted(value)})
        return int(years[0])

    def read_yes(self, name, value):
        word = normalise(value) or str(value).strip()
        if value is True or word in YES or str(value).strip() in YES:
            return True
        if value is False or word in NO:
            return False
        raise FormatError(
            _("“%(value)s” is neither yes nor no; write one of them.") % {"value": quoted(value)}
        )

    def read_choice(self, name, value):
        if choice := _spoken(name).get(normalise(unnumbered(str(value)))):
            return choice
        raise FormatError(
            _("“%(value)s” is not known here; write %(choices)s.")
            % {"value": quoted(value), "choices": ", ".join(str(one.label) for one in CHOICES[name][0])}
        )

    def read_baseline(self, name, value):
        if isinstance(value, str) and (found := WITH_UNIT.fullmatch(value.strip())):
            value = found[1]
        return parse_number(_checked(value), places=TARGET_PLACES)

    def read_codes(self, name, value):
        codes = []
        for piece in re.split(r"[;,\n\r]+", _as_text(value)):
            if not (code := piece.strip()):
                continue
            code = code.split()[0]
            if not sub_activity_code.regex.search(code) or len(code) > 24:
                raise FormatError(
                    _("“%(value)s” is no sub-activity code; write it as 2.16.02.2.01.0024.")
                    % {"value": quoted(piece)}
                )
            codes.append(code)
        return tuple(dict.fromkeys(codes))

    # Twins

    def _refuse_twins(self):
        for name in ("key", "code", "name"):
            seen = defaultdict(list)
            for row in self.rows:
                if value := getattr(row, name):
                    seen[" ".join(value.casefold().split())].append(row)
            for first, *others in seen.values():
                for other in others:
                    self._error(
                        other.row_number - 1,
                        self.header.fields[name],
                        _("“%(value)s” already stands in row %(row)s; delete one of them or tell them apart.")
                        % {"value": quoted(getattr(other, name)), "row": first.row_number},
                    )

    # Help

    def _value(self, row, column):
        return self.sheet.value(*self.repeated.get((row, column), (row, column)))

    def _title(self, place):
        return " ".join(self.header.titles.get(place, "").split())[:60]

    def _error(self, row, place, message):
        self.refusals += 1
        if len(self.errors) < MOST_ERRORS:
            self.errors.append(CellError(address(row, place), self._title(place), message))
        elif len(self.errors) == MOST_ERRORS:
            self.errors.append(CellError("", "", _("There are more errors; correct these first.")))

    def _note(self, row, place, message):
        if len(self.notes) < MOST_ERRORS:
            self.notes.append(CellError(address(row, place), self._title(place), message))


CHOICES = {
    "direction": (Direction, DIRECTIONS),
    "roadmap_term": (RoadmapTerm, TERMS),
    "budget_source": (BudgetSource, SOURCES),
}
REQUIRED = {"name", "lead_agency"}
READERS = {
    "key": _Reader.read_key,
    "code": _Reader.read_text,
    "name": _Reader.read_text,
    "problem": _Reader.read_long_text,
    "objective": _Reader.read_long_text,
    "lead_agency": _Reader.read_agency,
    "supporting_agencies": _Reader.read_agencies,
    "start_year": _Reader.read_year,
    "end_year": _Reader.read_year,
    "roadmap_term": _Reader.read_choice,
    "is_quick_win": _Reader.read_yes,
    "indicator": _Reader.read_text,
    "unit": _Reader.read_text,
    "direction": _Reader.read_choice,
    "baseline": _Reader.read_baseline,
    "budget_source": _Reader.read_choice,
    "location": _Reader.read_text,
    "application": _Reader.read_text,
    "sub_activity_codes": _Reader.read_codes,
}


@cache
def _spoken(name):
    """Return each word for a choice, our own labels in every language among them, with that choice."""
    choices, words = CHOICES[name]
    return {word: one for one in choices for word in (*words[one], *in_every_language(one.label))}


def _repeated(sheet, first_row):
    """Return, for each cell below the header that a vertical merge covers, the cell that holds its value."""
    found = {}
    for top, left, bottom, right in sheet.merged:
        if bottom < first_row or top == bottom or top < first_row:
            continue
        for row in range(top + 1, min(bottom, len(sheet.rows) - 1) + 1):
            found |= {(row, column): (top, column) for column in range(left, right + 1) if column == left}
            if len(found) > MOST_FILLED:
                return found
    return found


def _checked(value):
    """Refuse what a spreadsheet shows for a failed formula."""
    if isinstance(value, str) and value.startswith("#") and value.rstrip("!?").isupper():
        raise FormatError(
            _("The formula failed (%(value)s); correct it or write the value.") % {"value": quoted(value)}
        )
    return value


def _as_text(value):
    _checked(value)
    if isinstance(value, datetime | date | time | timedelta):
        raise FormatError(
            _("“%(value)s” is a date; format the cell as text and write it again.") % {"value": quoted(value)}
        )
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def _no_longer(text, limit):
    if len(text) > limit:
        raise FormatError(
            _("The text has %(length)s characters; shorten it to %(limit)s.")
            % {"length": number(len(text)), "limit": number(limit)}
        )
    return text


def _unit(unit):
    plain = " ".join(unit.casefold().split())
    return "%" if plain in ("persen", "percent", "%", "prosen") else plain


def _unknown_agency(match):
    if match.candidates:
        return FormatError(
            _("“%(value)s” is not clear; write %(names)s.")
            % {
                "value": quoted(match.written),
                "names": _(" or ").join(agency.name for agency in match.candidates),
            }
        )
    return FormatError(
        _("“%(value)s” is no agency known here; write its official or short name.")
        % {"value": quoted(match.written)}
    )
