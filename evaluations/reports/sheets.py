"""The typed sheet of one table: frozen headings, a filter, real numbers and dates in their own formats."""

import re
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from evaluations import formats
from evaluations.neutral import sheet_text

from .display import NUMERIC, bare
from .document import Document, Kind, Table

NAME_LIMIT = 31  # characters in a sheet's name
WIDEST = 60  # characters; longer text wraps
SAMPLED = 200  # rows looked at for a column's width
FIRST_YEAR = 1900  # spreadsheets know no earlier date

_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_MOMENTS = {"id": ("[$-421]d mmmm yyyy", 'hh"."mm'), "en": ("[$-809]d mmmm yyyy", "hh:mm")}
_WIDTH = {Kind.MONEY: 20, Kind.DATE: 19, Kind.MOMENT: 27, Kind.BAR: 26}


class SheetNames:
    """Unique names a spreadsheet program accepts."""

    def __init__(self):
        self._taken = {"history"}  # reserved by Excel

    def claim(self, wish: str) -> str:
        stem = _NOT_IN_NAMES.sub(" ", sheet_text(wish)).replace("\n", " ").strip(" '") or formats.MISSING
        name, number = stem[:NAME_LIMIT].strip(" '"), 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{stem[: NAME_LIMIT - 1 - len(str(number))]} {number}"
        self._taken.add(name.casefold())
        return name


class Styles:
    """The workbook's cell formats by kind; numbers stay numbers, only their look is Indonesian."""

    def __init__(self, workbook, language: str):
        day, clock = _MOMENTS["en" if language.startswith("en") else "id"]
        self._workbook = workbook
        self._formats = {
            Kind.INTEGER: "#,##0",
            Kind.SCORE: "0.00",
            Kind.BAR: "0.00",
            Kind.PRODUCT: "0.000",
            Kind.PERCENT: '0.0"%"',
            Kind.MONEY: '"Rp"#,##0.00',
            Kind.DATE: day,
            Kind.MOMENT: f"{day} {clock}",
        }
        self._made = {}

    def of(self, kind: Kind, *, strong: bool = False):
        if (kind, strong) not in self._made:
            look = {"num_format": self._formats.get(kind, "General"), "valign": "top"}
            look |= {"text_wrap": True} if kind in (Kind.TEXT, Kind.CODE) else {}
            look |= {"bold": True, "top": 1, "top_color": "#1A2233"} if strong else {}
            look |= {"font_name": "Consolas", "font_size": 10} if kind is Kind.CODE else {}
            self._made[kind, strong] = self.make(**look)
        return self._made[kind, strong]

    def make(self, **look):
        return self._workbook.add_format({"font_name": "Calibri", "font_size": 11} | look)

    def named(self, name: str, **look):
        if name not in self._made:
            self._made[name] = self.make(**look)
        return self._made[name]

    def heading(self, *, end: bool):
        return self.named(
            f"table heading {end}",
            bold=True,
            bg_color="#14264D",
            font_color="#FFFFFF",
            text_wrap=True,
            valign="vcenter",
            align="right" if end else "left",
        )


class Cells:
    """Writes values by kind at a place of one worksheet."""

    def __init__(self, worksheet, styles: Styles, zone: str):
        self.worksheet, self.styles = worksheet, styles
        self.zone = ZoneInfo(zone)

    def write(self, row: int, column: int, value, kind: Kind, *, strong: bool = False) -> None:
        value, style = bare(value), self.styles.of(kind, strong=strong)
        if value is None or value == "":
            self.worksheet.write_blank(row, column, None, style)
        elif isinstance(value, str):
            self.worksheet.write_string(row, column, sheet_text(value), style)
        elif isinstance(value, int | Decimal):
            self.worksheet.write_number(row, column, float(value), style)
        elif isinstance(value, date):
            self._date(row, column, value, style)
        else:  # a translation still to be made
            self.worksheet.write_string(row, column, sheet_text(str(value)), style)

    def _date(self, row, column, value, style) -> None:
        if value.year < FIRST_YEAR:
            self.worksheet.write_string(row, column, value.isoformat(), style)
            return
        if isinstance(value, datetime) and value.tzinfo:
            value = value.astimezone(self.zone).replace(tzinfo=None)
        self.worksheet.write_datetime(row, column, value, style)


def write_table(worksheet, table: Table, styles: Styles, zone: str) -> None:
    """Headings in the first row, so that the sheet can be read by programs too."""
    cells, columns = Cells(worksheet, styles, zone), table.columns
    last = len(columns) - 1
    for number, column in enumerate(columns):
        worksheet.set_column(number, number, _width(table, number))
        worksheet.write_string(
            0, number, sheet_text(column.title), styles.heading(end=column.kind in NUMERIC)
        )
    worksheet.freeze_panes(1, 1 if last else 0)
    worksheet.repeat_rows(0)
    _write_rows(cells, table)
    if table.rows:
        worksheet.autofilter(0, 0, len(table.rows), last)
        _draw_bars(worksheet, table)
    if table.total:
        for number, (value, column) in enumerate(zip(table.total, columns, strict=True)):
            cells.write(len(table.rows) + 1, number, value, column.kind, strong=True)


def _write_rows(cells: Cells, table: Table) -> None:
    """The long loop: what does not change from row to row is looked up before it."""
    write, kinds = cells.write, [column.kind for column in table.columns]
    for row, values in enumerate(table.rows, start=1):
        for number, (value, kind) in enumerate(zip(values, kinds, strict=True)):
            write(row, number, value, kind)


def _draw_bars(worksheet, table: Table) -> None:
    for number, column in enumerate(table.columns):
        if column.kind is Kind.BAR:
            worksheet.conditional_format(
                1,
                number,
                len(table.rows),
                number,
                {
                    "type": "data_bar",
                    "bar_color": "#93B0E2",
                    "bar_solid": True,
                    "min_type": "num",
                    "min_value": 0,
                    "max_type": "num",
                    "max_value": 4,
                },
            )


def _width(table: Table, number: int) -> float:
    column = table.columns[number]
    longest = max((len(str(bare(row[number]) or "")) for row in table.rows[:SAMPLED]), default=0)
    if column.kind in _WIDTH:
        longest = _WIDTH[column.kind]
    elif column.kind in NUMERIC:
        longest = min(longest, 14)
    return min(max(longest, len(column.title) + 4, 8), WIDEST) + 2


def set_up_page(worksheet, document: Document, provisional: str) -> None:
    """A4 across, one page wide, the code on every sheet of paper."""
    worksheet.set_landscape()
    worksheet.set_paper(9)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    title, code = (text.replace("&", "&&")[:100] for text in (document.running_title, document.code))
    worksheet.set_header(f"&L&9{title}&R&9{provisional}")
    worksheet.set_footer(f"&L&9{code}&R&9&P / &N")
