"""Writing the masterplan workbook that people download, fill in or correct, and upload again."""

import xlsxwriter
from django.utils.translation import gettext as _

from evaluations import neutral
from evaluations.choices import BudgetSource, Direction, RoadmapTerm

from .masterplan_columns import COLUMNS

FIRST_ROW = 3  # of the table, counted from 0: title, instructions, header
SPARE_ROWS = 500
EXACT_DIGITS = 15
AS_TEXT = {"key", "code", "sub_activity_codes"}
WIDTHS = {
    "name": 44,
    "problem": 36,
    "objective": 36,
    "lead_agency": 38,
    "supporting_agencies": 38,
    "indicator": 34,
}
CHOICES = {"direction": Direction, "roadmap_term": RoadmapTerm, "budget_source": BudgetSource}


def write(file, *, agencies, dimensions, sub_dimensions, years, rows=()):
    """Write a workbook to `file`; empty, or with `rows` (ProgramRow). What it writes reads back unchanged."""
    workbook = xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False})
    sheet = workbook.add_worksheet(_("Programs"))
    lists = workbook.add_worksheet(_("Choices"))
    lists.hide()
    columns = list(_columns(years))
    rows = list(rows)
    _write_head(workbook, sheet, columns)
    for at, row in enumerate(rows, FIRST_ROW):
        _write_row(sheet, at, row, columns)
    last = max(len(rows) + SPARE_ROWS, SPARE_ROWS) + FIRST_ROW
    _offer_choices(sheet, lists, columns, last, agencies, dimensions, sub_dimensions)
    workbook.close()


def _columns(years):
    """Yield (column, year or None) in the order of the workbook; the period is told by its two years."""
    for column in COLUMNS:
        if column.yearly:
            yield from ((column, year) for year in years)
        elif column.field != "period":
            yield column, None


def _write_head(workbook, sheet, columns):
    title = workbook.add_format({"bold": True, "font_size": 14})
    hint = workbook.add_format({"text_wrap": True, "valign": "top", "font_color": "#4A5568"})
    header = workbook.add_format(
        {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#E6EEF4", "bottom": 1}
    )
    text, rupiah = workbook.add_format({"num_format": "@"}), workbook.add_format({"num_format": "#,##0"})
    sheet.write_string(0, 0, _("Masterplan: programs"), title)
    sheet.merge_range(1, 0, 1, 8, "", hint)
    sheet.write_string(
        1,
        0,
        _(
            "One program per row. Columns with * must be filled in. Leave the key empty for a new program "
            "and keep it for one that exists. Separate several agencies or codes with a semicolon."
        ),
        hint,
    )
    sheet.set_row(1, 48)
    sheet.set_row(FIRST_ROW - 1, 32)
    for place, (column, year) in enumerate(columns):
        style = rupiah if column.field == "budgets" else text if column.field in AS_TEXT else None
        sheet.set_column(place, place, 18 if column.yearly else WIDTHS.get(column.field, 16), style)
        sheet.write_string(FIRST_ROW - 1, place, _title(column, year), header)
    sheet.freeze_panes(FIRST_ROW, 0)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _title(column, year):
    title = f"{column.title} {year}" if year else str(column.title)
    is_needed = column.required or column.field in ("dimension", "sub_dimension")
    return f"{title} *" if is_needed else title


def _write_row(sheet, at, row, columns):
    for place, (column, year) in enumerate(columns):
        value = getattr(row, column.field)
        if year:
            value = value.get(year)
        if column.field in ("direction", "budget_source") and not _says(row, column.field):
            continue
        _write_cell(sheet, at, place, column.field, value)


def _says(row, name):
    """Whether the choice means anything: a direction without an indicator does not."""
    return bool(row.indicator) if name == "direction" else bool(row.budgets)


def _write_cell(sheet, row, place, name, value):
    if value is None or value == "" or value == ():
        return
    if isinstance(value, bool):
        sheet.write_string(row, place, _("Yes") if value else _("No"))
    elif name in CHOICES:
        sheet.write_string(row, place, str(CHOICES[name](value).label))
    elif isinstance(value, tuple):
        texts = (one if isinstance(one, str) else one.name for one in value)
        sheet.write_string(row, place, neutral.sheet_text("; ".join(texts)))
    elif isinstance(value, str):
        sheet.write_string(row, place, neutral.sheet_text(value))
    elif hasattr(value, "name"):
        sheet.write_string(row, place, neutral.sheet_text(value.name))
    elif len(value.normalize().as_tuple().digits if hasattr(value, "normalize") else "") > EXACT_DIGITS:
        # A spreadsheet's number would lose the last digits.
        sheet.write_string(row, place, f"{value:f}".replace(".", ","))
    else:
        sheet.write_number(row, place, value)


def _offer_choices(sheet, lists, columns, last, agencies, dimensions, sub_dimensions):
    offered = {
        "dimension": [dimension.name for dimension in dimensions],
        "sub_dimension": [sub_dimension.name for sub_dimension in sub_dimensions],
        "lead_agency": [agency.name for agency in agencies],
        "is_quick_win": [_("Yes"), _("No")],
        **{name: [str(choice.label) for choice in choices] for name, choices in CHOICES.items()},
    }
    for at, (name, values) in enumerate(offered.items()):
        values = [neutral.sheet_text(value) for value in values]
        lists.write_column(0, at, values)
        place = next(place for place, (column, _year) in enumerate(columns) if column.field == name)
        if values:
            sheet.data_validation(
                FIRST_ROW,
                place,
                last,
                place,
                {
                    "validate": "list",
                    "source": f"='{lists.name}'!${chr(65 + at)}$1:${chr(65 + at)}${len(values)}",
                    "error_type": "warning",
                    "error_title": _("Not in the list"),
                    "error_message": _("Choose one from the list, or the row will be refused."),
                },
            )
