"""A look through an XLSX before it is parsed: calamine lays rows and columns out densely and copies text.

One cell in row 99,999,999, or a long text that half a million cells repeat, would fill the memory.
"""

import re
from itertools import chain

from django.utils.translation import gettext as _

from evaluations.formats import number
from evaluations.ooxml import FileError, open_package

from .errors import SpreadsheetError

MOST_ROWS = 20_000
MOST_COLUMNS = 256
LARGEST_UNPACKED = 100 * 1024**2
LARGEST_TEXT = 128 * 1024**2
SPARE_ROWS = 1_000  # titles and notes around the table

_P = rb"(?:[\w.-]+:)?"  # a namespace prefix
_BEYOND_ROW = rb"(?:0*(?:[0-9]{6,}|[3-9][0-9]{4}|2[1-9][0-9]{3}))"
_BEYOND_COLUMN = rb"(?:[A-Za-z]{3,}|[J-Zj-z][A-Za-z]|[Ii][W-Zw-z])"
_R = rb"""\sr\s*=\s*["']\s*"""

FAR_ROW = re.compile(
    rb"<"
    + _P
    + rb"row\b[^>]*?"
    + _R
    + _BEYOND_ROW
    + rb"""["'][^>]*(?<!/)>(?:(?!</"""
    + _P
    + rb"""row\b).)*?<"""
    + _P
    + rb"(?:v|is|f)\b",
    re.DOTALL,
)
FAR_CELL = re.compile(
    rb"<"
    + _P
    + rb"c\b[^>]*?"
    + _R
    + rb"(?:[A-Za-z]*"
    + _BEYOND_ROW
    + rb"|"
    + _BEYOND_COLUMN
    + rb"""[0-9]+)["'][^>]*(?<!/)>\s*<"""
    + _P
    + rb"(?:v|is|f)\b"
)
ROW_WITHOUT_NUMBER = re.compile(rb"<" + _P + rb"row(?![^>]*\sr\s*=)(?=[\s>])")
CELL_WITHOUT_ADDRESS = re.compile(rb"<" + _P + rb"c(?![^>]*\sr\s*=)(?=[\s>])")
ROW_START = re.compile(rb"<" + _P + rb"row\b")
CELL_START = re.compile(rb"<" + _P + rb"c\b")
TEXT_CELL = re.compile(rb"""\st\s*=\s*["']s["']""")
TEXT_REFERENCE = re.compile(rb"""\st\s*=\s*["']s["'][^>]*>\s*<""" + _P + rb"v>([0-9]+)<")
TEXT_ITEM = re.compile(rb"</" + _P + rb"si>")
FORMULA_WITHOUT_RESULT = re.compile(
    rb"""<c\b(?![^>]*\st="str")[^>]*?\sr="([A-Z]+[0-9]+)"[^>]*>\s*<f\b[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"""
)


def unresolved_formulas(file, name):
    """Scan the workbook in `file`, refuse it when it cannot be parsed safely.

    Return the addresses of formulas that were never calculated; calamine reads those as empty.
    """
    package = open_package(file, name)
    if package.kind != "xlsx" or "xl/workbook.xml" not in package.members:
        raise not_a_workbook(name)
    # Other formats that calamine would try after XLSX.
    if {"content.xml", "xl/workbook.bin", "mimetype"} & {member.lower() for member in package.members}:
        raise not_a_workbook(name)
    if sum(member.file_size for member in package.members.values()) > LARGEST_UNPACKED:
        raise _too_much(name)
    sheets, texts, unresolved = [], [], set()
    for member in package.members:
        content = _content(package, member, name)
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise not_a_workbook(name)
        if b"sheetData" in content:
            _refuse_far_cells(content, name)
            sheets.append(content)
            unresolved.update(found.decode() for found in FORMULA_WITHOUT_RESULT.findall(content))
        elif b"<sst" in content or b":sst" in content:
            texts += [len(item) for item in TEXT_ITEM.split(content)]
    _refuse_repeated_text(sheets, texts, name)
    return frozenset(unresolved)


def _content(package, member, name):
    try:
        return b"".join(package.stream(member))
    except FileError as error:
        raise not_a_workbook(name) from error


def _refuse_far_cells(sheet, name):
    if FAR_ROW.search(sheet) or FAR_CELL.search(sheet):
        raise too_many_rows(name)
    if len(ROW_WITHOUT_NUMBER.findall(sheet)) > MOST_ROWS + SPARE_ROWS:
        raise too_many_rows(name)
    if CELL_WITHOUT_ADDRESS.search(sheet) and any(
        len(CELL_START.findall(row)) > MOST_COLUMNS for row in ROW_START.split(sheet)
    ):
        raise too_many_rows(name)


def _refuse_repeated_text(sheets, lengths, name):
    """Refuse a workbook whose shared texts, once copied into every cell that repeats them, are too long."""
    repeats = sum(len(TEXT_CELL.findall(sheet)) for sheet in sheets)
    if repeats * max(lengths, default=0) <= LARGEST_TEXT:
        return
    references = list(chain.from_iterable(TEXT_REFERENCE.findall(sheet) for sheet in sheets))
    if len(references) < repeats:
        raise _too_much(name)
    copied = sum(lengths[int(place)] for place in references if len(place) < 9 and int(place) < len(lengths))
    if copied > LARGEST_TEXT:
        raise _too_much(name)


def not_a_workbook(name):
    return SpreadsheetError(
        _("“%(name)s” cannot be read as a spreadsheet; open it in Excel, save it as XLSX and upload that.")
        % {"name": name}
    )


def too_many_rows(name):
    return SpreadsheetError(
        _("“%(name)s” reaches beyond row %(rows)s or column %(columns)s; delete what is not in the table.")
        % {"name": name, "rows": number(MOST_ROWS), "columns": "IV"}
    )


def _too_much(name):
    return SpreadsheetError(
        _("“%(name)s” holds too much text to be read at once; split it into smaller files.") % {"name": name}
    )
