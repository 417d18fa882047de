import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from math import isfinite

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .errors import FormatError, quoted

MISSING = "–"
MINUS = "−"
NBSP = "\u00a0"
EXACT_PLACES = 10
WHOLE_DIGITS = 15
SPREADSHEET_DIGITS = 15  # Excel keeps no more; what follows is binary noise

_ROOMY = Context(prec=60)


# Printing


def score(value, places=2):
    """Print a score half up with a fixed number of places: `2,81`."""
    value = _decimal(value)
    return MISSING if value is None else _print(_rounded(value, places), places)


def exact(value):
    """Print a score as it was computed, up to ten places, without trailing zeros: `2,806`."""
    return number(value, EXACT_PLACES)


def number(value, places=EXACT_PLACES):
    """Print a quantity with at most `places` decimals: `1.234,5`."""
    value = _decimal(value)
    return MISSING if value is None else _print(_rounded(value, places), _needed(value, places))


def money(value):
    """Print rupiah; the two decimals only when they say something: `Rp1.250.000`, `Rp10,50`."""
    value = _decimal(value)
    if value is None:
        return MISSING
    value = _rounded(value, 2)
    sign = MINUS if value < 0 else ""
    return f"{sign}Rp{_print(abs(value), 2 if value % 1 else 0)}"


def short_money(value):
    """Print rupiah for a headline or an axis: `Rp1,25 miliar`."""
    value = _decimal(value)
    if value is None:
        return MISSING
    for size, name in (
        (Decimal(10) ** 12, _("trillion")),
        (Decimal(10) ** 9, _("billion")),
        (Decimal(10) ** 6, _("million")),
    ):
        if abs(value) >= size:
            shown = number(abs(value) / size, 2)
            return f"{MINUS if value < 0 else ''}Rp{shown}{NBSP}{name}"
    return money(value)


def percent(value, places=1):
    """Print a share that is already in percent: 62.5 → `62,5%`."""
    shown = number(value, places)
    return shown if shown == MISSING else f"{shown}%"


def signed_score(value, places=2):
    """Print a difference with its sign: `+0,15`, `−0,05`, `0,00`."""
    value = _decimal(value)
    if value is None:
        return MISSING
    value = _rounded(value, places)
    return ("+" if value > 0 else "") + _print(value, places)


def change_words(value, places=2):
    """Say a difference in words: `naik 0,15`, `turun 0,05`, `tetap`."""
    value = _decimal(value)
    if value is None:
        return MISSING
    value = _rounded(value, places)
    if not value:
        return _("unchanged")
    words = _("up %(amount)s") if value > 0 else _("down %(amount)s")
    return words.replace(" ", NBSP) % {"amount": _print(abs(value), places)}


def file_size(size_bytes):
    """Print a file's size: `812 KB`, `1,4 MB`."""
    size = _decimal(size_bytes)
    if size is None:
        return MISSING
    for unit in ("B", "KB", "MB", "GB"):
        if size < 1000 or unit == "GB":
            return f"{number(size, 1 if unit != 'B' and size < 100 else 0)}{NBSP}{unit}"
        size /= 1024


def for_input(value):
    """Print a number so that `parse_number` reads back exactly it: no grouping, never three decimals."""
    value = _decimal(value)
    if value is None:
        return ""
    places = _needed(value, 20)
    return _print(value, 4 if places == 3 else places, grouped=False).replace(MINUS, "-")


def money_for_input(value):
    """Print an amount so that `parse_money` reads back exactly it: `1.250.000`."""
    value = _decimal(value)
    return "" if value is None else _print(value, 2 if value % 1 else 0).replace(MINUS, "-")


UNITS = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)


def in_words(count):
    """Spell a whole number out in Indonesian, as minutes of meetings do: 2025 → `dua ribu dua puluh lima`."""
    if count < 0:
        return f"minus {in_words(-count)}"
    if count < 12:
        return UNITS[count]
    if count < 20:
        return f"{UNITS[count - 10]} belas"
    if 100 <= count < 200:
        return _and_rest("seratus", count - 100)
    if 1000 <= count < 2000:
        return _and_rest("seribu", count - 1000)
    for size, name in (
        (10**12, "triliun"),
        (10**9, "miliar"),
        (10**6, "juta"),
        (1000, "ribu"),
        (100, "ratus"),
        (10, "puluh"),
    ):
        if count >= size:
            return _and_rest(f"{in_words(count // size)} {name}", count % size)


def _and_rest(words, rest):
    return f"{words} {in_words(rest)}" if rest else words


def _decimal(value):
    """Return `value` as a finite Decimal, or None for what cannot be shown as a number."""
    if value is None or value == "":
        return None
    try:
        value = value if isinstance(value, Decimal) else Decimal(str(value))
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value.adjusted()) < 30 else None


def _rounded(value, places):
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _ROOMY)


def _needed(value, places):
    """Return how many decimals `value` has once rounded to `places`, trailing zeros left out."""
    exponent = _rounded(value, places).normalize(_ROOMY).as_tuple().exponent
    return max(0, -exponent)


def _print(value, places, grouped=True):
    text = f"{abs(value):{',' if grouped else ''}.{places}f}"
    if not is_english():
        text = text.translate(str.maketrans(",.", ".,"))
    return (MINUS if value < 0 else "") + text


def is_english():
    return (get_language() or "id").startswith("en")


# Reading

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
    return _only_one([_plain(whole.scaleb(power).normalize(_ROOMY))], value, minimum, maximum, places=2)


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
    return _plain(value.normalize(_ROOMY))


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
