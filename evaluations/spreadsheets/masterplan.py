"""Reading a masterplan workbook into rows: everything wrong in it is found at once, nothing is stored."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from agencies.names import AgencyNames
from evaluations.files import display_name
from evaluations.formats import FormatError, number
from evaluations.formats.errors import quoted

from .cells import LENGTHS, CellReader, plain_unit, read_budget, read_period, read_target, same_unit
from .errors import CellError, SpreadsheetError
from .masterplan_columns import COLUMNS, TITLES
from .places import Places
from .rows import ProgramRow
from .scan import MOST_ROWS
from .table import best_table
from .values import is_nothing
from .workbook import address

MOST_ERRORS = 500
REQUIRED = {"name", "lead_agency"}


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
    table = best_table(upload, COLUMNS)
    if table is None or table.header.known < 2:
        raise SpreadsheetError(
            _("No table of programs was found in “%(name)s”; give its first row the titles %(titles)s.")
            % {
                "name": display_name(upload.name),
                "titles": ", ".join(str(TITLES[one]) for one in ("sub_dimension", "name", "lead_agency")),
            }
        )
    cells = CellReader(AgencyNames(agencies, regency))
    return _Reader(table, cells, Places(dimensions, sub_dimensions), years).reading()


class _Reader:
    """Goes through a table once; a row with any error gives errors and no row."""

    def __init__(self, table, cells, places, years):
        self.table, self.header = table, table.header
        self.cells, self.places, self.years = cells, places, years
        self.rows, self.errors, self.notes = [], [], []
        self.group = (None, None)
        self.refusals = 0

    def reading(self):
        self._check_header()
        if not self.errors:
            for row, written in self.table.entries():
                if not self._opens_group(written):
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
            for year, place in places.items():
                if year is None:
                    self._note(
                        header.row,
                        place,
                        _("This column tells no year; it counts where a program lasts one year."),
                    )
                elif year not in self.years:
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
        cells = self.table.cells(row)
        if self._is_beside_the_table(row, cells):
            self._note(
                row,
                self.table.first_filled(row),
                _("This row is not read: it names no program and no agency."),
            )
            return
        before = self.refusals
        values = {
            name: self._read_cell(row, name, value) for name, value in cells.items() if self.cells.knows(name)
        }
        self._read_place(row, cells, values)
        self._read_years(row, cells, values)
        self._read_amounts(row, values)
        values = {name: value for name, value in values.items() if value is not None}
        if self.refusals == before:
            self.rows.append(ProgramRow(row_number=row + 1, **values))

    def _is_beside_the_table(self, row, cells):
        """Whether the row is a remark or a signature: neither program nor agency, and no amount either."""
        is_nameless = is_nothing(cells["name"]) and is_nothing(cells["lead_agency"])
        return is_nameless and not self.table.has_amounts(row)

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
            read = None if is_nothing(value) else self.cells.read(name, value)
        except FormatError as error:
            self._error(row, place, str(error))
            return None
        if name in REQUIRED and not read:
            self._error(row, place, self._missing(row, place))
        return read

    def _missing(self, row, place):
        if self.table.is_unresolved(row, place):
            return _("The formula has no stored result; open the file in Excel, save it and upload it again.")
        return _("This cell is empty; fill in “%(title)s”.") % {"title": self.table.title(place)}

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
            try:
                first, last = read_period(period)
                values |= {
                    "start_year": values.get("start_year") or first,
                    "end_year": values.get("end_year") or last,
                }
            except FormatError as error:
                self._error(row, self.header.fields["period"], str(error))
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
        years = values["start_year"], values["end_year"]
        values["targets"] = self._per_year(
            row, "targets", years, lambda cell, _at: self._target(cell, values)
        )
        values["budgets"] = self._per_year(
            row, "budgets", years, lambda cell, place: read_budget(cell, self.table.title(place))
        )
        if values["targets"] and not values.get("indicator"):
            values["indicator"] = (values.get("name") or "")[: LENGTHS["indicator"]]
        self._note_fractions(row, values)

    def _per_year(self, row, name, years, reader):
        found = {}
        for year, place in self._columns(name, *years):
            value = self.table.value(row, place)
            if is_nothing(value):
                if self.table.is_unresolved(row, place):
                    self._error(row, place, self._missing(row, place))
                continue
            try:
                found.setdefault(year, reader(value, place))
            except FormatError as error:
                self._error(row, place, str(error))
        return found

    def _columns(self, name, start, end):
        """Yield (year, place) of the columns that count; the one without a year for programs of one year."""
        places = self.header.yearly.get(name, {})
        yield from ((year, place) for year, place in places.items() if year in self.years)
        if None in places and start == end:
            yield start, places[None]

    def _target(self, value, values):
        """Read a target; a unit beside the number must fit the unit column."""
        target, unit = read_target(value)
        known = values.get("unit")
        if unit and known and not same_unit(unit, known):
            raise FormatError(
                _("“%(value)s” has another unit than the unit column; write the number only.")
                % {"value": quoted(value)}
            )
        values["unit"] = known or unit
        return target

    def _note_fractions(self, row, values):
        """A cell formatted as 85% holds 0.85: worth a look."""
        if plain_unit(values.get("unit") or "") != "%":
            return
        for year, place in self.header.yearly.get("targets", {}).items():
            value = self.table.value(row, place)
            if isinstance(value, float) and 0 < value <= 1 and year in values["targets"]:
                self._note(
                    row,
                    place,
                    _("Read as %(value)s percent; write %(larger)s if that is meant.")
                    % {"value": number(value), "larger": number(Decimal(str(value)) * 100)},
                )

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

    def _error(self, row, place, message):
        self.refusals += 1
        if len(self.errors) < MOST_ERRORS:
            self.errors.append(CellError(address(row, place), self.table.title(place), message))
        elif len(self.errors) == MOST_ERRORS:
            self.errors.append(CellError("", "", _("There are more errors; correct these first.")))

    def _note(self, row, place, message):
        if len(self.notes) < MOST_ERRORS:
            self.notes.append(CellError(address(row, place), self.table.title(place), message))
