"""How much? Numbers in, `Decimal` out; nothing is rounded on the way and nothing here knows Django.

Source of the arithmetic: five aspects on a 0–4 scale, final = Σ weight × aspect; it rebuilds the
published finals of 2022–2024 (docs/scoring.md). Each figure carries the level it comes from.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

OFFICIAL, VERIFIED, SELF, MISSING = "official", "verified", "self", "missing"
STRENGTH = {OFFICIAL: 3, VERIFIED: 2, SELF: 1, MISSING: 0}

MEAN, MEAN_OF_DIMENSIONS, MEAN_OF_ITEMS = "mean", "mean_of_dimensions", "mean_of_items"

ZERO = Decimal(0)


class Figure(NamedTuple):
    """A value on the scale and its level. `missing` counts the answers that stood in for as 0."""

    value: Decimal | None
    level: str
    missing: int = 0

    @property
    def is_known(self):
        return self.value is not None


UNKNOWN = Figure(None, MISSING)


class Scored(NamedTuple):
    """One indicator about one subject. `group` is its dimension's code or its quick win's key."""

    key: str
    weight: Decimal = Decimal(1)
    group: str = ""
    official: Decimal | None = None
    verified: Decimal | None = None
    self_score: Decimal | None = None
    is_not_applicable: bool = False


class AspectInput(NamedTuple):
    code: str
    weight: Decimal
    aggregation: str = MEAN
    items: tuple[Scored, ...] = ()
    official: Decimal | None = None
    official_groups: Mapping[str, Decimal] = {}


class Term(NamedTuple):
    """A line of the written-out formula: share × value = product; `share` is the weight divided by those that stay."""

    code: str
    weight: Decimal
    share: Decimal
    figure: Figure
    product: Decimal


class Final(NamedTuple):
    """`value` is None when no aspect is known. `left_out` names aspects in which nothing is applicable."""

    value: Decimal | None
    level: str
    terms: tuple[Term, ...]
    left_out: tuple[str, ...]
    missing: int


class Marked(NamedTuple):
    weight: Decimal
    value: Decimal


def weighted_mean(marked: Iterable[Marked]) -> Decimal | None:
    """None when there is nothing to weigh: no rows, or weights that are all 0."""
    marked = list(marked)
    total = sum((row.weight for row in marked), ZERO)
    if not total:
        return None
    return sum((row.weight * row.value for row in marked), ZERO) / total


def figure_of(item: Scored, basis: str = OFFICIAL) -> Figure:
    """The official value counts, else the verified, else it is missing.

    With `basis` SELF or VERIFIED only that column is read: the finals kept beside the official one.
    """
    candidates = {
        OFFICIAL: ((item.official, OFFICIAL), (item.verified, VERIFIED)),
        VERIFIED: ((item.verified, VERIFIED),),
        SELF: ((item.self_score, SELF),),
    }[basis]
    for value, level in candidates:
        if value is not None:
            return Figure(value, level)
    return Figure(None, MISSING, missing=1)


def combine(parts: Iterable[tuple[Decimal, Figure]]) -> Figure | None:
    """The weighted mean of figures; a missing one counts 0 and is reported.

    None when nothing carries weight; UNKNOWN (with its count) when not one figure is known.
    """
    parts = [(weight, figure) for weight, figure in parts if weight]
    if not parts:
        return None
    missing = sum(figure.missing for _, figure in parts)
    known = [figure for _, figure in parts if figure.is_known]
    if not known:
        return Figure(None, MISSING, missing)
    value = weighted_mean(Marked(weight, figure.value or ZERO) for weight, figure in parts)
    return Figure(value, weakest(figure.level for figure in known), missing)


def weakest(levels: Iterable[str]) -> str:
    return min(levels, key=STRENGTH.__getitem__)


def items_score(items: Iterable[Scored], basis: str = OFFICIAL) -> Figure | None:
    """Weighted mean of the applicable items; None when none is applicable."""
    return combine((item.weight, figure_of(item, basis)) for item in items if not item.is_not_applicable)


def group_scores(
    items: Iterable[Scored], official: Mapping[str, Decimal] | None = None, basis: str = OFFICIAL
) -> dict[str, Figure]:
    """{group: figure}, groups in the order met; a group with nothing applicable is left out."""
    grouped = defaultdict(list)
    for item in items:
        grouped[item.group].append(item)
    official = official if official and basis == OFFICIAL else {}
    scores = {group: items_score(members, basis) for group, members in grouped.items()}
    scores |= {group: Figure(value, OFFICIAL) for group, value in official.items()}
    return {group: figure for group, figure in scores.items() if figure is not None}


def aspect_score(aspect: AspectInput, basis: str = OFFICIAL) -> Figure | None:
    """An aspect's figure, or None when nothing in it is applicable and it leaves the final."""
    if basis == OFFICIAL and aspect.official is not None:
        return Figure(aspect.official, OFFICIAL)
    if aspect.aggregation == MEAN:
        return items_score(aspect.items, basis)
    groups = group_scores(aspect.items, aspect.official_groups, basis)
    return combine((Decimal(1), figure) for figure in groups.values())


def final_score(aspects: Iterable[AspectInput], basis: str = OFFICIAL) -> Final:
    """Σ weight × aspect, the weights divided by those that remain."""
    aspects = list(aspects)
    figures = {aspect.code: aspect_score(aspect, basis) for aspect in aspects}
    staying = [aspect for aspect in aspects if figures[aspect.code] is not None]
    left_out = tuple(aspect.code for aspect in aspects if figures[aspect.code] is None)
    total = sum((aspect.weight for aspect in staying), ZERO)
    terms = tuple(term(aspect, figures[aspect.code], total) for aspect in staying)
    known = [row for row in terms if row.figure.is_known]
    missing = sum(row.figure.missing for row in terms)
    if not total or not known:
        return Final(None, MISSING, terms, left_out, missing)
    value = sum((row.product for row in terms), ZERO)
    return Final(value, weakest(row.figure.level for row in known), terms, left_out, missing)


def term(aspect: AspectInput, figure: Figure, total: Decimal) -> Term:
    share = aspect.weight / total if total else ZERO
    return Term(aspect.code, aspect.weight, share, figure, share * (figure.value or ZERO))


def banded(share: Decimal | None, band: str) -> Decimal | None:
    """A share (0–1) as a score. Both rules are this project's proposal, not the ministry's (docs/scoring.md).

    `share`: 0 none, 1 below 25%, 2 below 50%, 3 below 75%, 4 from 75% on. `four_times`: 4 × share.
    """
    if share is None:
        return None
    if band == "four_times":
        return 4 * share
    return Decimal(
        sum([share > 0, share >= Decimal("0.25"), share >= Decimal("0.5"), share >= Decimal("0.75")])
    )
