"""The file formats of django-import-export, reading and writing as safely as the rest of the portal."""

import csv
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO

import tablib
import xlsxwriter
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from import_export.formats.base_formats import CSV, XLSX

from evaluations import neutral
from evaluations.files import display_name

from .errors import SpreadsheetError
from .values import is_nothing
from .workbook import sheets


def dataset(upload):
    """Return the first table of an uploaded XLSX or CSV as a tablib.Dataset, or raise SpreadsheetError.

    Its `row_numbers` tell which row of the sheet each entry stood in; empty rows are left out.
    """
    for sheet in sheets(upload):
        filled = [at for at, row in enumerate(sheet.rows) if not all(is_nothing(cell) for cell in row)]
        header = next((at for at in filled if sum(not is_nothing(cell) for cell in sheet.rows[at]) > 1), None)
        if header is not None:
            return _dataset(sheet, header, [at for at in filled if at > header])
    raise SpreadsheetError(
        _("“%(name)s” holds no table; write the titles in the first row and the data below.")
        % {"name": display_name(upload.name)}
    )


def _dataset(sheet, header, places):
    titles = [str(_cell(cell)).strip() for cell in sheet.rows[header]]
    while titles and not titles[-1]:
        titles.pop()
    found = tablib.Dataset(headers=titles)
    for at in places:
        found.append([_cell(sheet.value(at, place)) for place in range(len(titles))])
    found.row_numbers = [at + 1 for at in places]
    return found


def _cell(value):
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return neutral.plain(value) if isinstance(value, str) else value


class SafeXLSX(XLSX):
    def get_title(self):
        return "xlsx"

    def get_extension(self):
        return "xlsx"

    def can_import(self):
        return True

    can_export = can_import

    @classmethod
    def is_available(cls):
        return True

    def create_dataset(self, in_stream, **kwargs):
        return dataset(ContentFile(_bytes(in_stream), "import.xlsx"))

    def export_data(self, dataset, **kwargs):
        file = BytesIO()
        workbook = xlsxwriter.Workbook(
            file, {"strings_to_formulas": False, "strings_to_urls": False, "remove_timezone": True}
        )
        sheet = workbook.add_worksheet()
        header = workbook.add_format({"bold": True, "bottom": 1})
        styles = {
            datetime: workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
            date: workbook.add_format({"num_format": "yyyy-mm-dd"}),
        }
        for place, title in enumerate(dataset.headers or ()):
            sheet.write_string(0, place, neutral.sheet_text(str(title)), header)
        for row, cells in enumerate(dataset, 1):
            for place, cell in enumerate(cells):
                _write(sheet, row, place, cell, styles)
        sheet.freeze_panes(1, 0)
        workbook.close()
        return file.getvalue()


class SafeCSV(CSV):
    """CSV as bytes, so that the reader finds out encoding and separator; written for Excel, with a BOM."""

    def get_title(self):
        return "csv"

    def is_binary(self):
        return True

    def get_read_mode(self):
        return "rb"

    def create_dataset(self, in_stream, **kwargs):
        return dataset(ContentFile(_bytes(in_stream), "import.csv"))

    def export_data(self, dataset, **kwargs):
        text = StringIO(newline="")
        writer = csv.writer(text)
        for cells in ([*(dataset.headers or ())], *dataset):
            writer.writerow([neutral.csv_text(cell) if isinstance(cell, str) else cell for cell in cells])
        return text.getvalue().encode("utf-8-sig")


def _bytes(stream):
    content = stream.read() if hasattr(stream, "read") else stream
    return content.encode() if isinstance(content, str) else content


def _write(sheet, row, place, cell, styles):
    if cell is None or cell == "":
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, place, cell)
    elif isinstance(cell, int | float | Decimal) and abs(cell) < 10**15:
        sheet.write_number(row, place, cell)
    elif isinstance(cell, datetime | date):
        sheet.write_datetime(row, place, cell, styles[type(cell)])
    else:
        sheet.write_string(row, place, neutral.sheet_text(str(cell)))
