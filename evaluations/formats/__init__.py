"""How numbers, money and dates are printed for people, and read back from what people type.

Indonesian first (`2,81`, `Rp1.234.567,89`, `7 November 2025`, `16.00 WIB`); English screens use
English marks (`2.81`, `16:00 WIB`). Printing never raises; reading raises `FormatError`, whose text
is one sentence for the user.
"""

from .dates import clock, date_in_words, long_date, moment, parse_date, remaining
from .errors import FormatError
from .numbers import (
    EXACT_PLACES,
    MISSING,
    change_words,
    exact,
    file_size,
    for_input,
    in_words,
    money,
    money_for_input,
    number,
    percent,
    score,
    short_money,
    signed_score,
)
from .typed_numbers import parse_money, parse_number, parse_percent

__all__ = [
    "EXACT_PLACES",
    "MISSING",
    "FormatError",
    "change_words",
    "clock",
    "date_in_words",
    "exact",
    "file_size",
    "for_input",
    "in_words",
    "long_date",
    "moment",
    "money",
    "money_for_input",
    "number",
    "parse_date",
    "parse_money",
    "parse_number",
    "parse_percent",
    "percent",
    "remaining",
    "score",
    "short_money",
    "signed_score",
]
