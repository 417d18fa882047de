"""What an import would do, said before it is done."""

from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.text import slugify
from django.utils.translation import gettext as _

from evaluations import neutral
from evaluations.choices import BudgetSource, Direction, RoadmapTerm
from evaluations.formats import MISSING, money, number
from evaluations.formats.errors import quoted

from .errors import CellError
from .masterplan_columns import TITLES
from .rows import COMPARED, YEARLY, ProgramRow

LONGEST_KEY = 50
CHOICES = {"direction": Direction, "roadmap_term": RoadmapTerm, "budget_source": BudgetSource}


@dataclass(frozen=True)
class Difference:
    """One field as it stands and as the file wants it, in words for the page."""

    field: str
    title: str
    old: str
    new: str


@dataclass(frozen=True)
class Change:
    """`row` is complete: what the file has no column for is taken over from `old`."""

    row: ProgramRow
    old: ProgramRow
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Preview:
    """`missing` programs stand in the portal but not in the file; an import leaves them alone."""

    new: list[ProgramRow]
    changed: list[Change]
    unchanged: list[ProgramRow]
    missing: list[ProgramRow]
    errors: list[CellError]
    notes: list[CellError]

    @property
    def is_committable(self):
        return not self.errors and bool(self.new or self.changed)


def compare(reading, existing):
    """Return the Preview of a Reading against the rows that `existing.program_rows` gave."""
    existing = list(existing)
    known = _Known(existing)
    new, changed, unchanged, errors = [], [], [], list(reading.errors)
    met = {}
    for row in reading.rows:
        old = known.find(row)
        if old is None:
            new.append(row)
        elif old.key in met:
            errors.append(_meets_twice(row, met[old.key], old))
        else:
            met[old.key] = row
            merged = _merged(row, old, reading)
            differences = tuple(_differences(merged, old))
            unchanged.append(old) if not differences else changed.append(Change(merged, old, differences))
    missing = [old for old in existing if old.key not in met]
    return Preview(_with_keys(new, existing), changed, unchanged, missing, errors, list(reading.notes))


class _Known:
    """The existing programs by what a file may know them by: key, else code, else name."""

    def __init__(self, existing):
        self.by_key = {row.key: row for row in existing}
        self.by_code = _unique(existing, "code")
        self.by_name = _unique(existing, "name")

    def find(self, row):
        if row.key in self.by_key:
            return self.by_key[row.key]
        if row.key:
            return None
        return self.by_code.get(_plain(row.code)) or self.by_name.get(_plain(row.name))


def _unique(rows, name):
    found = {}
    for row in rows:
        if value := _plain(getattr(row, name)):
            found[value] = None if value in found else row
    return found


def _merged(row, old, reading):
    kept = {name: getattr(old, name) for name in COMPARED if name not in reading.fields}
    for name in YEARLY:
        read = reading.years.get(name, ())
        kept[name] = {
            year: amount for year, amount in getattr(old, name).items() if year not in read
        } | getattr(row, name)
    return replace(row, key=old.key, **kept)


def _differences(new, old):
    for name in COMPARED:
        if _comparable(getattr(new, name)) != _comparable(getattr(old, name)):
            title = str(TITLES[name])
            yield Difference(name, title, _shown(name, getattr(old, name)), _shown(name, getattr(new, name)))
    for name in YEARLY:
        before, after = getattr(old, name), getattr(new, name)
        for year in sorted({*before, *after}):
            if before.get(year) != after.get(year):
                title = f"{TITLES[name]} {year}"
                yield Difference(name, title, _shown(name, before.get(year)), _shown(name, after.get(year)))


def _comparable(value):
    if isinstance(value, str):
        return " ".join(neutral.plain(value).split())
    if isinstance(value, tuple):
        return frozenset(_comparable(one) for one in value)
    return getattr(value, "code", value)


def _shown(name, value):
    if value is None or value == "" or value == ():
        return MISSING
    if name == "budgets":
        return money(value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, tuple):
        return "; ".join(_shown(name, one) for one in value)
    if name in CHOICES:
        return str(CHOICES[name](value).label)
    return str(getattr(value, "name", value))


def _with_keys(rows, existing):
    """Give each new program a key that nothing else has."""
    taken = {row.key for row in existing} | {row.key for row in rows}
    keyed = []
    for row in rows:
        key = row.key or _free_key(
            slugify(row.code or row.name)[:LONGEST_KEY].strip("-_") or "program", taken
        )
        taken.add(key)
        keyed.append(replace(row, key=key))
    return keyed


def _free_key(base, taken):
    key, count = base, 1
    while key in taken:
        count += 1
        key = f"{base}-{count}"
    return key


def _meets_twice(row, other, old):
    return CellError(
        f"A{row.row_number}",
        "",
        _("Rows %(first)s and %(second)s both mean “%(name)s”; keep one of them.")
        % {"first": other.row_number, "second": row.row_number, "name": quoted(old.name)},
    )


def _plain(text):
    return " ".join(text.casefold().split())
