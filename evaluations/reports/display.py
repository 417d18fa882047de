"""A value as people read it, by its kind; the language is the active one."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from evaluations import formats

from .document import Bar, Kind, Value

NUMERIC = frozenset({Kind.INTEGER, Kind.NUMBER, Kind.SCORE, Kind.PRODUCT, Kind.PERCENT, Kind.MONEY})

_SHOW = {
    Kind.INTEGER: lambda value: formats.number(value, 0),
    Kind.NUMBER: lambda value: formats.number(value, 4),
    Kind.SCORE: formats.score,
    Kind.BAR: formats.score,
    Kind.PRODUCT: lambda value: formats.score(value, 3),
    Kind.PERCENT: formats.percent,
    Kind.MONEY: formats.money,
}


def shown(value: Value | Bar, kind: Kind, zone: str) -> str:
    """Text in a column of numbers or dates (“belum ada”) stays text; nothing known is a dash."""
    value = bare(value)
    if value is None or value == "":
        return formats.MISSING
    if isinstance(value, datetime):
        there = value.astimezone(ZoneInfo(zone)) if value.tzinfo else value
        return formats.long_date(there.date()) if kind is Kind.DATE else formats.moment(value, zone=zone)
    if isinstance(value, date):
        return formats.long_date(value)
    if isinstance(value, int | Decimal):
        return _SHOW.get(kind, formats.number)(value)
    return str(value)


def bare(value: Value | Bar) -> Value:
    return value.value if isinstance(value, Bar) else value
