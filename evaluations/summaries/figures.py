"""A snapshot as page and paper read it: Decimals instead of strings, texts in the reader's language.

Nothing is computed here that the snapshot does not hold, but the difference to the round before.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import get_language

from evaluations.charts import Mark, Point
from evaluations.choices import DIMENSION_CODES, RUNNING_STATUSES, FindingKind, Level, RankScope
from evaluations.models.rounds import ROMAN, round_title

PRODUCT_PLACES = range(3, 7)
FINDING_ORDER = (FindingKind.STRENGTH, FindingKind.WEAKNESS, FindingKind.RECOMMENDATION)


def decimal(text):
    return None if text is None else Decimal(text)


def rounded(value, places):
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def words(row, field):
    english = row.get(f"{field}_en") if get_language() == "en" else ""
    return english or row[field]


@dataclass(frozen=True)
class AspectFigure:
    """`weight` in percent; `before` is the value in the previous published round; `items` counts its answers."""

    code: str
    name: str
    weight: Decimal
    value: Decimal | None
    level: str
    missing: int
    product: Decimal | None
    before: Decimal | None
    self_assessed: Decimal | None
    verified: Decimal | None
    official: Decimal | None
    items: int

    @property
    def change(self):
        return None if self.value is None or self.before is None else self.value - self.before

    @property
    def level_label(self):
        return str(Level(self.level).label) if self.level else ""


@dataclass(frozen=True)
class DimensionFigure:
    code: str
    name: str
    value: Decimal | None
    before: Decimal | None
    programs_planned: int
    programs_running: int
    sub_dimensions: tuple

    @property
    def short_name(self):
        return self.name.removeprefix("Smart ")


@dataclass(frozen=True)
class SubDimensionFigure:
    name: str
    programs: int
    running: int
    physical_progress: Decimal | None


@dataclass(frozen=True)
class RankFigure:
    """A published rank: never without its scope and its source."""

    scope: str
    position: int
    out_of: int | None
    source: str


class Figures:
    def __init__(self, snapshot):
        self.snapshot = snapshot
        self.previous = snapshot["previous"]
        self.agency_labels = {row["name"]: row["short_name"] for row in snapshot["agencies"]}

    def label_of(self, agency):
        """The agency's short name, as it was then; its name where it has none or was asked nothing."""
        return self.agency_labels.get(agency) or agency

    @property
    def round_title(self):
        row = self.snapshot["round"]
        return round_title(row["kind"], row["year"], row["stage"])

    @property
    def previous_label(self):
        """ "2023 II", or "" where no earlier round is published."""
        return place(self.previous) if self.previous else ""

    @property
    def index(self):
        """The headline: the ministry's printed final where there is one, else the portal's."""
        return self.official if self.official is not None else self.computed

    @property
    def computed(self):
        return decimal(self.snapshot["finals"]["computed"])

    @property
    def official(self):
        return decimal(self.snapshot["finals"]["official"])

    @property
    def self_assessed(self):
        return decimal(self.snapshot["finals"]["self"])

    @property
    def verified(self):
        return decimal(self.snapshot["finals"]["verified"])

    @property
    def is_sample(self):
        return self.snapshot["round"]["is_sample"]

    @property
    def has_readings(self):
        """Whether the portal knows more than the ministry's letter."""
        return self.self_assessed is not None or self.verified is not None

    @property
    def level(self):
        return self.snapshot["final"]["level"]

    @property
    def level_label(self):
        return str(Level(self.level).label)

    @property
    def missing(self):
        return self.snapshot["final"]["missing"]

    @property
    def is_complete(self):
        return not self.missing and all(row.value is not None for row in self.counted_aspects)

    @property
    def change(self):
        """To the previous published round; None while scores are missing: half a sum compares with nothing."""
        before = decimal(self.previous["value"]) if self.previous and self.is_complete else None
        return None if before is None or self.index is None else self.index - before

    @property
    def aspects(self):
        before = self.previous["aspects"] if self.previous else {}
        return [
            AspectFigure(
                code=row["code"],
                name=words(row, "name"),
                weight=decimal(row["weight"]),
                value=decimal(row["value"]),
                level=row["level"],
                missing=row["missing"],
                product=decimal(row["product"]),
                before=decimal(before.get(row["code"])),
                self_assessed=decimal(row["self"]),
                verified=decimal(row["verified"]),
                official=decimal(row["official"]),
                items=row["items"],
            )
            for row in self.snapshot["aspects"]
        ]

    @property
    def counted_aspects(self):
        """Those that stay in the sum: an aspect in which nothing is applicable has left it."""
        left_out = set(self.snapshot["left_out"])
        return [aspect for aspect in self.aspects if aspect.code not in left_out]

    @property
    def places(self):
        """Decimals at which the printed terms add up to the printed sum; the fewest where none do."""
        terms = [row.product for row in self.counted_aspects if row.product is not None]
        for places in PRODUCT_PLACES:
            if self.computed is None or adds_up(terms, self.computed, places):
                return places
        return PRODUCT_PLACES.start

    @property
    def adds_up(self):
        terms = [row.product for row in self.counted_aspects if row.product is not None]
        return self.computed is None or adds_up(terms, self.computed, self.places)

    @property
    def ranks(self):
        return [
            RankFigure(str(RankScope(row["scope"]).label), row["position"], row["out_of"], row["source"])
            for row in self.snapshot["ranks"]
        ]

    @property
    def peers(self):
        return [row | {"value": decimal(row["value"])} for row in self.snapshot["peers"]]

    @property
    def dimensions(self):
        before = self.previous["dimensions"] if self.previous else {}
        return [
            DimensionFigure(
                code=row["code"],
                name=words(row, "name"),
                value=decimal(row["value"]),
                before=decimal(before.get(row["code"])),
                programs_planned=row["programs_planned"],
                programs_running=row["programs_running"],
                sub_dimensions=tuple(
                    SubDimensionFigure(
                        name=words(sub, "name"),
                        programs=sub["programs"],
                        running=sub["running"],
                        physical_progress=decimal(sub["physical_progress"]),
                    )
                    for sub in row["sub_dimensions"]
                ),
            )
            for row in self.snapshot["dimensions"]
        ]

    @property
    def has_dimension_scores(self):
        return any(row.value is not None for row in self.dimensions)

    @property
    def dimension_marks(self):
        """In the fixed order of the flower's petals."""
        rows = sorted(self.dimensions, key=lambda row: DIMENSION_CODES.index(row.code))
        return [Mark(row.short_name, row.value, row.before) for row in rows]

    @property
    def sub_dimension_marks(self):
        """[(dimension, marks)] of physical progress; empty where no program has any."""
        columns = [
            (row.short_name, [Mark(sub.name, sub.physical_progress) for sub in row.sub_dimensions])
            for row in self.dimensions
        ]
        known = any(mark.value is not None for _, marks in columns for mark in marks)
        return columns if known else []

    @property
    def trend(self):
        """The published indices, and this one unless scores are missing."""
        earlier = [
            Point(place(row), decimal(row["value"]), official=row["level"] == Level.OFFICIAL)
            for row in self.snapshot["trend"]
        ]
        if not self.is_complete:
            return earlier
        here = place(self.snapshot["round"])
        own = Point(here, self.index, official=self.level == Level.OFFICIAL, current=True)
        return [*earlier, own]

    @property
    def programs(self):
        return self.snapshot["programs"]

    @property
    def programs_running(self):
        return sum(row["status"] in RUNNING_STATUSES for row in self.programs)

    @property
    def quick_wins(self):
        return [row for row in self.programs if row["is_quick_win"]]

    @property
    def agencies(self):
        return self.snapshot["agencies"]

    @property
    def agencies_handed_in(self):
        return sum(row["submitted_at"] is not None for row in self.agencies)

    @property
    def agencies_awaited(self):
        return [row for row in self.agencies if row["submitted_at"] is None]

    @property
    def agencies_on_time(self):
        return sum(row["is_on_time"] for row in self.agencies)

    @property
    def findings(self):
        """[(kind, row)], what is good first."""
        return [
            (kind, row) for kind in FINDING_ORDER for row in self.snapshot["findings"] if row["kind"] == kind
        ]


def adds_up(terms, total, places):
    return sum((rounded(term, places) for term in terms), start=Decimal(0)) == rounded(total, places)


def place(row):
    return f"{row['year']} {ROMAN.get(row['stage'], row['stage'])}"
