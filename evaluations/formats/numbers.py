"""Printing numbers and money; nothing here raises."""

from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

from django.utils.translation import get_language
from django.utils.translation import gettext as _

MISSING = "–"
MINUS = "−"
NBSP = "\u00a0"
EXACT_PLACES = 10
ROOMY = Context(prec=60)


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
    return f"{sign}Rp{_print(abs(value), 0 if is_whole(value) else 2)}"


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
    return "" if value is None else _print(value, 0 if is_whole(value) else 2).replace(MINUS, "-")


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


def is_whole(value):
    """Also of a number with more digits than the arithmetic carries, where a remainder cannot be taken."""
    return value == value.to_integral_value()


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
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, ROOMY)


def _needed(value, places):
    """Return how many decimals `value` has once rounded to `places`, trailing zeros left out."""
    exponent = _rounded(value, places).normalize(ROOMY).as_tuple().exponent
    return max(0, -exponent)


def _print(value, places, grouped=True):
    text = f"{abs(value):{',' if grouped else ''}.{places}f}"
    if not is_english():
        text = text.translate(str.maketrans(",.", ".,"))
    return (MINUS if value < 0 else "") + text


def is_english():
    return (get_language() or "id").startswith("en")
