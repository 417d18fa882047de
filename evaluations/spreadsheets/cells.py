"""Reading the single cells of a masterplan workbook: one reader per field, each refusing in a sentence."""

import re
from datetime import date, datetime, time, timedelta
from functools import cache

from django.utils.translation import gettext as _

from evaluations import neutral
from evaluations.choices import BudgetSource, Direction, RoadmapTerm
from evaluations.formats import FormatError, number, parse_money, parse_number
from evaluations.formats.errors import quoted
from evaluations.models.masterplan import sub_activity_code

from .columns import in_every_language, normalise, scale
from .values import DIRECTIONS, FAILED_FORMULAS, NO, SOURCES, TERMS, YES, unnumbered

LENGTHS = {
    "key": 60,
    "code": 40,
    "name": 300,
    "problem": 5000,
    "objective": 5000,
    "indicator": 200,
    "unit": 40,
    "location": 200,
    "application": 200,
}
LONGEST_CODE = 24
TARGET_PLACES = 4
KEY = re.compile(r"[-\w]+", re.ASCII)
YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)", re.ASCII)
WITH_UNIT = re.compile(r"([-−+]?[\d.,\s\u00a0]*\d)\s*(%|[^\W\d_][\w ./²³-]*)")
CHOICES = {
    "direction": (Direction, DIRECTIONS),
    "roadmap_term": (RoadmapTerm, TERMS),
    "budget_source": (BudgetSource, SOURCES),
}


class CellReader:
    """Reads a filled cell for a field; `agencies` (AgencyNames) tell whom a name means."""

    def __init__(self, agencies):
        self.agencies = agencies

    def knows(self, field):
        return field in READERS

    def read(self, field, value):
        return READERS[field](self, field, value)

    def line(self, field, value):
        return _no_longer(" ".join(neutral.plain(as_text(value)).split()), LENGTHS[field])

    def paragraphs(self, field, value):
        return _no_longer(neutral.plain(as_text(value)).strip(), LENGTHS[field])

    def key(self, field, value):
        key = self.line(field, value)
        if not KEY.fullmatch(key):
            raise FormatError(
                _("“%(value)s” is no key; leave the cell empty for a new program.") % {"value": quoted(key)}
            )
        return key

    def agency(self, _field, value):
        return _certain(self.agencies.match(as_text(value)))

    def agency_list(self, _field, value):
        return tuple(dict.fromkeys(map(_certain, self.agencies.match_all(as_text(value)))))

    def year(self, _field, value):
        years = YEAR.findall(as_text(value))
        if len(years) != 1:
            raise FormatError(_("“%(value)s” is no year; write it as 2024.") % {"value": quoted(value)})
        return int(years[0])

    def yes(self, _field, value):
        said = {normalise(value), str(value).strip()}
        if said & YES:
            return True
        if said & NO:
            return False
        raise FormatError(
            _("“%(value)s” is neither yes nor no; write one of them.") % {"value": quoted(value)}
        )

    def choice(self, field, value):
        if choice := _spoken(field).get(normalise(unnumbered(str(value)))):
            return choice
        raise FormatError(
            _("“%(value)s” is not known here; write %(choices)s.")
            % {"value": quoted(value), "choices": ", ".join(str(one.label) for one in CHOICES[field][0])}
        )

    def quantity(self, _field, value):
        return read_target(value)[0]

    def codes(self, _field, value):
        pieces = (piece.split() for piece in re.split(r"[;,\n\r]+", as_text(value)))
        codes = dict.fromkeys(words[0] for words in pieces if words)
        for code in codes:
            if len(code) > LONGEST_CODE or not sub_activity_code.regex.search(code):
                raise FormatError(
                    _("“%(value)s” is no sub-activity code; write it as 2.16.02.2.01.0024.")
                    % {"value": quoted(code)}
                )
        return tuple(codes)


READERS = {
    "key": CellReader.key,
    "code": CellReader.line,
    "name": CellReader.line,
    "problem": CellReader.paragraphs,
    "objective": CellReader.paragraphs,
    "lead_agency": CellReader.agency,
    "supporting_agencies": CellReader.agency_list,
    "start_year": CellReader.year,
    "end_year": CellReader.year,
    "roadmap_term": CellReader.choice,
    "is_quick_win": CellReader.yes,
    "indicator": CellReader.line,
    "unit": CellReader.line,
    "direction": CellReader.choice,
    "baseline": CellReader.quantity,
    "budget_source": CellReader.choice,
    "location": CellReader.line,
    "application": CellReader.line,
    "sub_activity_codes": CellReader.codes,
}


def read_target(value):
    """Return (number, unit) of `85`, `85 %` or `12 kecamatan`; the unit is empty where none stands there."""
    unit = ""
    if isinstance(value, str) and (found := WITH_UNIT.fullmatch(value.strip())):
        value, unit = found[1], _no_longer(" ".join(found[2].split()), LENGTHS["unit"])
    return parse_number(sound(value), places=TARGET_PLACES), unit


def read_budget(value, title):
    """Return rupiah; the column's title may announce thousands or millions."""
    power = scale(title)
    if not power:
        return parse_money(sound(value))
    return parse_money(parse_number(sound(value), minimum=0, places=power + 2).scaleb(power))


def read_period(value):
    """Return the first and last year of `2023–2026`, `2023, 2024` or `2024`."""
    years = [int(year) for year in YEAR.findall(as_text(value))]
    if not years:
        raise FormatError(_("“%(value)s” names no year; write 2023–2026.") % {"value": quoted(value)})
    return min(years), max(years)


def same_unit(one, other):
    return plain_unit(one) == plain_unit(other)


def plain_unit(unit):
    plain = " ".join(unit.casefold().split())
    return "%" if plain in ("persen", "prosen", "percent") else plain


def sound(value):
    """Refuse what a spreadsheet shows for a failed formula."""
    if isinstance(value, str) and value.strip() in FAILED_FORMULAS:
        raise FormatError(
            _("The formula failed (%(value)s); correct it or write the value.") % {"value": quoted(value)}
        )
    return value


def as_text(value):
    """Return a cell as it is meant to be read: 2024.0 as 2024; a date where text belongs is refused."""
    if isinstance(sound(value), datetime | date | time | timedelta):
        raise FormatError(
            _("“%(value)s” is a date; format the cell as text and write it again.") % {"value": quoted(value)}
        )
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


@cache
def _spoken(field):
    """Return each word for a choice, our own labels in every language among them, with that choice."""
    choices, words = CHOICES[field]
    return {word: one for one in choices for word in (*words[one], *in_every_language(one.label))}


def _no_longer(text, limit):
    if len(text) > limit:
        raise FormatError(
            _("The text has %(length)s characters; shorten it to %(limit)s.")
            % {"length": number(len(text)), "limit": number(limit)}
        )
    return text


def _certain(match):
    """Return the agency of a Match, or refuse with the likeliest names."""
    if match.agency is not None:
        return match.agency
    if not match.candidates:
        raise FormatError(
            _("“%(value)s” is no agency known here; write its official or short name.")
            % {"value": quoted(match.written)}
        )
    names = _(" or ").join(agency.name for agency in match.candidates)
    raise FormatError(
        _("“%(value)s” is not clear; write %(names)s.") % {"value": quoted(match.written), "names": names}
    )
