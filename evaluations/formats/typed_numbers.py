"""Reading numbers and money as people type them and as spreadsheets hold them."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite

from django.utils.translation import gettext as _

from .errors import FormatError, quoted
from .numbers import EXACT_PLACES, MINUS, ROOMY, for_input, number, percent

WHOLE_DIGITS = 15
SPREADSHEET_DIGITS = 15  # Excel keeps no more; what follows is binary noise
GROUPED_DOTS = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+")
GROUPED_COMMAS = re.compile(r"[0-9]{1,3}(,[0-9]{3})+")
GROUPED_SPACES = re.compile(r"[0-9]{1,3}( [0-9]{3})+(?![0-9])")
SPACES = re.compile(r"[\s\u00a0\u2007\u202f]+")
CURRENCY = re.compile(r"^(-?)(?:rp|idr)\.? ?", re.IGNORECASE)
MULTIPLES = {
    "ribu": 3,
    "thousand": 3,
    "juta": 6,
    "million": 6,
    "miliar": 9,
    "milyar": 9,
    "billion": 9,
    "triliun": 12,
    "trillion": 12,
}
LONGEST = 60


def parse_number(value, *, minimum=None, maximum=None, places=EXACT_PLACES):
    """Read `3,48`, `3.48`, `1.500.000`, `1 500 000`, `1.500.000,50` or a spreadsheet's number.

    `1.500` may be 1500 or 1.5: the reading that the limits exclude is dropped, and where both
    remain it is refused. Empty input is None.
    """
    if _is_empty(value):
        return None
    readings = _readings(_tidy(value), value) if isinstance(value, str) else [_from_cell(value)]
    return _only_one(readings, value, minimum, maximum, places)


def parse_money(value, *, minimum=0, maximum=None):
    """Read rupiah: `Rp1.500.000`, `1.500` (= 1500), `Rp1.500.000,-`, `1,5 miliar`. Empty is None."""
    if not isinstance(value, str) or _is_empty(value):
        return parse_number(value, minimum=minimum, maximum=maximum, places=2)
    text = CURRENCY.sub(r"\1", _tidy(value))
    text = re.sub(r"[.,] ?[-=]+$", "", text)
    amount, _space, word = text.rpartition(" ")
    power = MULTIPLES.get(word.lower())
    if not power:
        return _only_one(_readings(text, value), value, minimum, maximum, places=2)
    whole = _only_one(_readings(amount, value), value, None, None, EXACT_PLACES)
    return _only_one([_plain(whole.scaleb(power).normalize(ROOMY))], value, minimum, maximum, places=2)


def parse_percent(value, *, minimum=0, maximum=100, places=EXACT_PLACES):
    """Read `62,5%` or `62,5` as 62.5. Empty is None.

    A spreadsheet holds `62,5%` as the number 0.625, so a bare number between 0 and 1 is refused.
    """
    if _is_empty(value):
        return None
    if isinstance(value, str):
        share = re.sub(r" ?(%|persen|percent)$", "", _tidy(value), flags=re.IGNORECASE)
        return _only_one(_readings(share, value), value, minimum, maximum, places)
    share = _from_cell(value)
    if 0 < share <= 1:
        raise FormatError(
            _("“%(value)s” may mean %(share)s or %(plain)s; write it with the percent sign, as text.")
            % {"value": number(share), "share": percent(share * 100, 8), "plain": percent(share, 10)}
        )
    return _only_one([share], value, minimum, maximum, places)


def _is_empty(value):
    return value is None or (isinstance(value, str) and not value.strip(" \t\r\n\u00a0"))


def _from_cell(value):
    """Return a spreadsheet's number as a finite Decimal."""
    if isinstance(value, bool | date | datetime | time | timedelta) or not isinstance(
        value, int | float | Decimal
    ):
        raise FormatError(
            _("“%(value)s” is no number; write digits, such as 3,48.") % {"value": quoted(value)}
        )
    if isinstance(value, float):
        if not isfinite(value):
            raise _unreadable(value)
        return _plain(Decimal(f"{value:.{SPREADSHEET_DIGITS}g}"))
    if isinstance(value, int):
        if abs(value) >= 10**WHOLE_DIGITS:
            raise _too_long()
        return Decimal(value)
    if not value.is_finite():
        raise _unreadable(value)
    return _plain(value.normalize(ROOMY))


def _plain(value):
    """Return `value` without a power of ten: 1.5E+9 → 1500000000."""
    return Decimal(f"{value:f}") if value.as_tuple().exponent > 0 and value.adjusted() < 40 else value


def _tidy(text):
    if len(text) > LONGEST:
        raise _too_long()
    return SPACES.sub(" ", text).strip().replace(MINUS, "-").replace("–", "-")


def _readings(text, original):
    """Return every number `text` can stand for: one, or two where a lone mark may group or divide."""
    negative = text.startswith("-")
    body = text[1:].strip() if negative else text.removeprefix("+")
    if GROUPED_SPACES.match(body):
        body = body.replace(" ", "")
    found = []
    if re.fullmatch(r"[0-9]+", body):
        found = [body]
    elif {",", "."} <= set(body):
        found = _with_both_marks(body)
    elif re.fullmatch(r"[0-9]*[.,][0-9]+|[0-9]+[.,]", body):
        plain = body.replace(",", ".")
        found = [f"0{plain}" if plain.startswith(".") else plain]
        if re.fullmatch(r"[1-9][0-9]{0,2}[.,][0-9]{3}", body):
            found.append(plain.replace(".", ""))
    elif GROUPED_DOTS.fullmatch(body) or GROUPED_COMMAS.fullmatch(body):
        found = [body.replace(".", "").replace(",", "")]
    if not found:
        raise _unreadable(original)
    return [-Decimal(one) if negative else Decimal(one) for one in found]


def _with_both_marks(body):
    """Read `1.500,50` and `1,500.50`: the last mark divides, the other must group by three."""
    divider = max(",", ".", key=body.rindex)
    whole, _mark, fraction = body.rpartition(divider)
    grouping = GROUPED_DOTS if divider == "," else GROUPED_COMMAS
    if not grouping.fullmatch(whole) or not re.fullmatch(r"[0-9]+", fraction):
        return []
    return [re.sub(r"[.,]", "", whole) + "." + fraction]


def _only_one(readings, original, minimum, maximum, places):
    fitting = [
        value
        for value in readings
        if (minimum is None or value >= minimum)
        and (maximum is None or value <= maximum)
        and -value.as_tuple().exponent <= places
    ]
    if len(fitting) == 1:
        if fitting[0] and fitting[0].adjusted() >= WHOLE_DIGITS:
            raise _too_long()
        return fitting[0]
    if fitting:
        small, large = sorted(fitting, key=abs)
        raise FormatError(
            _("“%(value)s” may mean %(large)s or %(small)s; write %(large)s or %(small)s.")
            % {"value": quoted(original), "large": for_input(large), "small": for_input(small)}
        )
    raise _outside(readings[0], original, minimum, maximum, places)


def _outside(value, original, minimum, maximum, places):
    limits = {"value": quoted(original), "minimum": number(minimum), "maximum": number(maximum)}
    too_small = minimum is not None and value < minimum
    too_large = maximum is not None and value > maximum
    if (too_small or too_large) and minimum is not None and maximum is not None:
        return FormatError(
            _("“%(value)s” is outside the limits; write a number from %(minimum)s to %(maximum)s.") % limits
        )
    if too_small and minimum == 0:
        return FormatError(_("“%(value)s” is below zero; write 0 or a larger number.") % limits)
    if too_small:
        return FormatError(_("“%(value)s” is too small; write at least %(minimum)s.") % limits)
    if too_large:
        return FormatError(_("“%(value)s” is too large; write at most %(maximum)s.") % limits)
    if places == 0:
        return FormatError(_("“%(value)s” has decimals; write a whole number.") % limits)
    return FormatError(
        _("“%(value)s” has too many decimals; write at most %(places)s.") % (limits | {"places": places})
    )


def _unreadable(value):
    return FormatError(
        _("“%(value)s” cannot be read as a number; write digits, such as %(example)s.")
        % {"value": quoted(value), "example": number(Decimal("1234.5"))}
    )


def _too_long():
    return FormatError(
        _("This number is too long; write at most %(digits)s digits before the decimal mark.")
        % {"digits": WHOLE_DIGITS}
    )
