import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .errors import FormatError, quoted
from .numbers import MISSING, NBSP, in_words, is_english

ZONE_NAMES = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}
FIRST_YEAR, LAST_YEAR = 1900, 2100


# Printing


def long_date(value, weekday=False, zone=None):
    """Print `7 November 2025` or `Jumat, 7 November 2025`; a moment in `zone`, else in the active one."""
    if not value:
        return MISSING
    day = _local(value, zone)
    shown = NBSP.join((str(day.day), str(MONTHS[day.month]), str(day.year)))
    return f"{WEEKDAYS[day.weekday()]}, {shown}" if weekday else shown


def clock(value, zone=None):
    """Print `16.00 WIB`, in English `16:00 WIB`."""
    if not value:
        return MISSING
    moment_there = _local(value, zone)
    mark = ":" if is_english() else "."
    shown = moment_there.strftime(f"%H{mark}%M")
    name = ZONE_NAMES.get(str(moment_there.tzinfo)) or moment_there.tzname()
    return f"{shown}{NBSP}{name}" if name else shown


def moment(value, weekday=False, zone=None):
    """Print `7 November 2025, 16.00 WIB`."""
    return f"{long_date(value, weekday, zone)}, {clock(value, zone)}" if value else MISSING


def remaining(deadline, now=None):
    """Say how far a deadline is: `3 hari 5 jam lagi`, `12 menit lagi`, `terlambat 3 hari`."""
    if not deadline:
        return MISSING
    left = deadline - (now or datetime.now(UTC))
    if left < timedelta(0):
        return _("%(span)s late") % {"span": _span(-left, parts=1)}
    return _("%(span)s left") % {"span": _span(left, parts=2)}


def date_in_words(value, zone=None):
    """Spell a date out as minutes of meetings do, always in Indonesian.

    `Jumat, tanggal tujuh, bulan November, tahun dua ribu dua puluh lima`.
    """
    day = _local(value, zone)
    return (
        f"{INDONESIAN_WEEKDAYS[day.weekday()]}, tanggal {in_words(day.day)}, "
        f"bulan {INDONESIAN_MONTHS[day.month - 1]}, tahun {in_words(day.year)}"
    )


def _local(value, zone):
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value, ZoneInfo(zone) if isinstance(zone, str) else zone)
    return value


def _span(length, parts):
    minutes = int(length.total_seconds()) // 60
    if not minutes:
        return _("less than a minute")
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    counted = [
        (days, ngettext("%(count)s day", "%(count)s days", days)),
        (hours, ngettext("%(count)s hour", "%(count)s hours", hours)),
        (minutes, ngettext("%(count)s minute", "%(count)s minutes", minutes)),
    ]
    first = next(place for place, (count, _text) in enumerate(counted) if count)
    shown = [text % {"count": count} for count, text in counted[first : first + parts] if count]
    return " ".join(text.replace(" ", NBSP) for text in shown)


# Reading

INDONESIAN_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
INDONESIAN_MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
ENGLISH_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
MONTH_NUMBERS = (
    {name.lower(): at for at, name in enumerate(INDONESIAN_MONTHS, 1)}
    | {name.lower()[:3]: at for at, name in enumerate(INDONESIAN_MONTHS, 1)}
    | {name: at for at, name in enumerate(ENGLISH_MONTHS, 1)}
    | {name[:3]: at for at, name in enumerate(ENGLISH_MONTHS, 1)}
    | {"agt": 8, "ags": 8, "agus": 8, "nop": 11, "nopember": 11, "pebruari": 2, "sept": 9}
)
YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
DAY_FIRST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
IN_WORDS = re.compile(r"(?:[a-z'’]{3,9},? )?([0-9]{1,2})[ -]([a-z]{3,9})\.?,?[ -]([0-9]{4})", re.IGNORECASE)
SHORT_YEAR = re.compile(r"[0-9]{1,2}[-/. ]\w{1,9}[-/. ]'?[0-9]{2}")
EXCEL_EPOCH = date(1899, 12, 30)


def parse_date(value):
    """Read `12 Maret 2025`, `12/03/2025` (day first), `2025-03-12` or a spreadsheet's date. Empty is None."""
    if value is None:
        return None
    if isinstance(value, datetime):
        return _within_years(value.date(), value)
    if isinstance(value, date):
        return _within_years(value, value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_serial(value)
    if not isinstance(value, str) or len(value) > 60:
        raise _unreadable(value)
    text = " ".join(value.split())
    return _from_text(text) if text else None


def _from_text(text):
    if found := YEAR_FIRST.fullmatch(text):
        return _day(text, found[1], found[3], found[4])
    if found := DAY_FIRST.fullmatch(text):
        return _day(text, found[4], found[3], found[1])
    if (found := IN_WORDS.fullmatch(text)) and (month := MONTH_NUMBERS.get(found[2].lower())):
        return _day(text, found[3], month, found[1])
    if SHORT_YEAR.fullmatch(text):
        raise FormatError(
            _("“%(value)s” has a short year; write all four digits, such as 12/03/2025.")
            % {"value": quoted(text)}
        )
    raise _unreadable(text)


def _day(text, year, month, day):
    year, month, day = int(year), int(month), int(day)
    try:
        return _within_years(date(year, month, day), text)
    except ValueError as error:
        if isinstance(error, FormatError):
            raise
    if month > 12 and day <= 12:
        raise FormatError(
            _("“%(value)s” has no such month; write the day first, such as 25/12/2025.")
            % {"value": quoted(text)}
        )
    raise FormatError(
        _("“%(value)s” is not in the calendar; check the day and the month.") % {"value": quoted(text)}
    )


def _from_serial(value):
    """Read the number behind a spreadsheet's date; its first days are off by one, and too early anyway."""
    if not (61 <= value < 80_000):
        raise _unreadable(value)
    return _within_years(EXCEL_EPOCH + timedelta(days=int(value)), value)


def _within_years(day, original):
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise FormatError(
            _("“%(value)s” is outside the years %(first)s to %(last)s; check the year.")
            % {"value": quoted(original), "first": FIRST_YEAR, "last": LAST_YEAR}
        )
    return day


def _unreadable(value):
    return FormatError(
        _("“%(value)s” cannot be read as a date; write it as 12/03/2025 or 12 March 2025.")
        % {"value": quoted(value)}
    )
