"""Reading CSV as spreadsheets write it here: `;`, `,` or tab between, UTF-8, UTF-16 or Windows-1252."""

import csv
import io
import re

from django.utils.translation import gettext as _

from evaluations import neutral

from .errors import SpreadsheetError
from .scan import MOST_COLUMNS, MOST_ROWS, SPARE_ROWS, too_many_rows

DELIMITERS = ";,\t|"
LOOKED_AT = 20
LONGEST_CELL = 32_767
UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f]")


def rows_of_csv(content, name):
    """Return the rows of a CSV file's bytes, or raise SpreadsheetError."""
    text = _decoded(content, name)
    first_line, _end, rest = text.partition("\n")
    if first_line.strip().lower() in {f"sep={mark}" for mark in DELIMITERS}:
        # Kept as an empty row so that addresses stay true.
        return [[], *_parsed(rest, first_line.strip()[-1], name)]
    return _parsed(text, _delimiter(text), name)


def _decoded(content, name):
    encodings = ["utf-16"] if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not UNPRINTABLE.search(text) and not text.lstrip()[:9].lower().startswith(
            ("<!doctype", "<html", "<?xml")
        ):
            return text
    raise SpreadsheetError(
        _("“%(name)s” is no CSV file; in the spreadsheet choose “Save as”, then “CSV UTF-8”.")
        % {"name": name}
    )


def _delimiter(text):
    """Return the mark that splits the first lines into the most columns, most evenly."""
    sample = text[:100_000]

    def widths(mark):
        try:
            rows = list(zip(range(LOOKED_AT), csv.reader(io.StringIO(sample), delimiter=mark), strict=False))
        except csv.Error:
            return []
        return [len(row) for _at, row in rows if row]

    def evenness(mark):
        found = widths(mark)
        widest = max(found, default=1)
        return (found.count(widest) if widest > 1 else 0, widest)

    return max(DELIMITERS, key=evenness)


def _parsed(text, delimiter, name):
    rows = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append([_cell(cell) for cell in row])
            if len(row) > MOST_COLUMNS or len(rows) > MOST_ROWS + SPARE_ROWS:
                raise too_many_rows(name)
    except csv.Error as error:
        raise SpreadsheetError(
            _("Row %(row)s of “%(name)s” cannot be read; check its quotation marks.")
            % {"row": len(rows) + 1, "name": name}
        ) from error
    return rows


def _cell(text):
    """Take back the apostrophe that our own CSV puts before what looks like a formula."""
    return text[1:] if text.startswith("'") and neutral.is_formula(text[1:]) else text
