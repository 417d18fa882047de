"""Reading the workbooks people upload: XLSX and CSV, whatever is wrong with them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from django.utils.translation import gettext as _
from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from evaluations.files import LARGEST, display_name
from evaluations.formats import file_size

from .errors import SpreadsheetError
from .scan import MOST_COLUMNS, MOST_ROWS, SPARE_ROWS, not_a_workbook, too_many_rows, unresolved_formulas
from .texts import rows_of_csv

MOST_SHEETS = 50
MOST_MERGED = 20_000


@dataclass(frozen=True)
class Sheet:
    """`rows[0]` is row 1 of the sheet; empty cells are empty strings.

    `merged` are (first row, first column, last row, last column), from 0;
    `unresolved` are addresses of formulas without a stored result.
    """

    name: str
    rows: list
    merged: tuple = ()
    unresolved: frozenset = field(default=frozenset())

    def value(self, row, column):
        cells = self.rows[row] if row < len(self.rows) else ()
        return cells[column] if column < len(cells) else ""


def sheets(upload) -> Iterator[Sheet]:
    """Yield the visible sheets of an uploaded XLSX or CSV, or raise SpreadsheetError."""
    name = display_name(upload.name)
    content = _content(upload, name)
    if name.lower().endswith(".csv"):
        yield Sheet(name, rows_of_csv(content, name))
    elif name.lower().endswith(".xlsx"):
        yield from _xlsx_sheets(content, name)
    else:
        raise SpreadsheetError(
            _("“%(name)s” is no XLSX or CSV file; save it as XLSX and upload that.") % {"name": name}
        )


def address(row, column):
    """Return the address of a cell counted from 0: (13, 2) → `C14`."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def _content(upload, name):
    upload.seek(0)
    content = upload.read(LARGEST + 1)
    if not content:
        raise SpreadsheetError(_("“%(name)s” is empty; choose the file again.") % {"name": name})
    if len(content) > LARGEST:
        raise SpreadsheetError(
            _("“%(name)s” is larger than %(limit)s; split it into smaller files.")
            % {"name": name, "limit": file_size(LARGEST)}
        )
    return content


def _xlsx_sheets(content, name):
    unresolved = unresolved_formulas(BytesIO(content), name)
    workbook = _safely(name, CalamineWorkbook.from_filelike, BytesIO(content))
    visible = [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
    ]
    if len(visible) > MOST_SHEETS:
        raise SpreadsheetError(
            _("“%(name)s” has more than %(limit)s sheets; keep the one with the table.")
            % {"name": name, "limit": MOST_SHEETS}
        )
    for title in visible:
        yield _safely(name, _sheet, workbook, title, unresolved, name)


def _sheet(workbook, title, unresolved, name):
    sheet = workbook.get_sheet_by_name(title)
    if sheet.total_height > MOST_ROWS + SPARE_ROWS or sheet.total_width > MOST_COLUMNS:
        raise too_many_rows(name)
    rows = sheet.to_python(skip_empty_area=False)
    merged = tuple(
        (*start, *end)
        for start, end in (sheet.merged_cell_ranges or ())[:MOST_MERGED]
        if start[0] < len(rows) and end[1] < MOST_COLUMNS
    )
    return Sheet(title, rows, merged, unresolved)


def _safely(name, read, *arguments):
    """Call into calamine; a damaged file gives any of its errors, or a panic, which is no `Exception`."""
    try:
        return read(*arguments)
    except (SpreadsheetError, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:
        raise not_a_workbook(name) from error
