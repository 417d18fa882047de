"""A sheet with its header found: which rows below are entries, and what stands in their cells."""

import re

from .columns import find_header, normalise
from .values import is_nothing
from .workbook import address, sheets

MOST_FILLED = 500_000
TOTALS = {"total", "jumlah", "grand total", "sub total", "subtotal", "jumlah total", "total anggaran"}
AMOUNT = re.compile(r"\s*(rp|[-+]?\d)", re.IGNORECASE)


def best_table(upload, columns):
    """Return the Table that explains the most columns among the sheets of an upload, or None."""
    best = None
    for sheet in sheets(upload):
        header = find_header(sheet, columns)
        if header and (best is None or header.known > best.header.known):
            best = Table(sheet, header)
    return best


class Table:
    """Rows and places count from 0, as in the sheet."""

    def __init__(self, sheet, header):
        self.sheet, self.header = sheet, header
        self.repeated = _repeated(sheet, header.first_row)

    def entries(self):
        """Yield (row, what is written in it) below the header: no empty row, no counting row, no total."""
        for row in range(self.header.first_row, len(self.sheet.rows)):
            written = [value for value in self.sheet.rows[row] if not is_nothing(value)]
            if written and not self._is_counting(row, written) and not _is_total(written):
                yield row, written

    def cells(self, row):
        return {name: self.value(row, place) for name, place in self.header.fields.items()}

    def value(self, row, place):
        return self.sheet.value(*self.repeated.get((row, place), (row, place)))

    def has_amounts(self, row):
        places = (place for years in self.header.yearly.values() for place in years.values())
        return any(AMOUNT.match(str(self.value(row, place))) for place in places)

    def first_filled(self, row):
        return next(place for place, value in enumerate(self.sheet.rows[row]) if not is_nothing(value))

    def is_unresolved(self, row, place):
        """Whether the cell holds a formula that was never calculated."""
        return address(row, place) in self.sheet.unresolved

    def title(self, place):
        return " ".join(self.header.titles.get(place, "").split())[:60]

    def _is_counting(self, row, written):
        """Whether this is the row `1 2 3 …` or `(1) (2) (3) …` below some official headers."""
        if row != self.header.first_row or len(written) < 3:
            return False
        marks = [re.sub(r"\W", "", str(value).removesuffix(".0")) for value in written]
        return marks in (
            [str(at) for at in range(1, len(marks) + 1)],
            [chr(ord("a") + at) for at in range(min(len(marks), 26))],
        )


def _is_total(written):
    return normalise(next((value for value in written if isinstance(value, str)), "")) in TOTALS


def _repeated(sheet, first_row):
    """Return, for each cell below the header that a vertical merge covers, the cell that holds its value."""
    found = {}
    for top, left, bottom, _right in sheet.merged:
        if top < first_row or top == bottom:
            continue
        for row in range(top + 1, min(bottom, len(sheet.rows) - 1) + 1):
            found[row, left] = (top, left)
            if len(found) > MOST_FILLED:
                return found
    return found
