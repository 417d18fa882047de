"""A round's figures: rows of the database turned into the plain numbers that `scoring` adds up."""

from collections import defaultdict
from typing import NamedTuple

from django.db.models import Avg

from evaluations.choices import DIMENSION_CODES, OfficialScope
from evaluations.scoring import (
    OFFICIAL,
    SELF,
    VERIFIED,
    AspectInput,
    Figure,
    Final,
    Scored,
    aspect_score,
    final_score,
    group_scores,
)

IMPACT = "IM"


class RoundScores(NamedTuple):
    """`aspects` in the instrument's order; `dimensions` are the means of the Impact indicators, and nothing else."""

    aspects: tuple[AspectInput, ...]
    final: Final
    verified: Final
    self_assessed: Final
    dimensions: dict[str, Figure]
    official_final: object

    def figure(self, aspect, basis=OFFICIAL):
        return aspect_score(aspect, basis)


def scores_of(round):
    """Three queries, whatever the number of items."""
    official = official_scores(round)
    items = scored_items(round)
    aspects = tuple(
        AspectInput(
            code=row.aspect.code,
            weight=row.weight,
            aggregation=row.aspect.aggregation,
            items=tuple(items[row.aspect.code]),
            official=official[OfficialScope.ASPECT].get(row.aspect.code),
            official_groups=official[OfficialScope.DIMENSION] if row.aspect.code == IMPACT else {},
        )
        for row in round.aspects.select_related("aspect")
    )
    return RoundScores(
        aspects=aspects,
        final=final_score(aspects),
        verified=final_score(aspects, VERIFIED),
        self_assessed=final_score(aspects, SELF),
        dimensions=dimension_scores(aspects, official[OfficialScope.DIMENSION]),
        official_final=official[OfficialScope.FINAL].get(""),
    )


def official_scores(round):
    scores = defaultdict(dict)
    for scope, code, value in round.official_scores.values_list("scope", "code", "value"):
        scores[scope][code] = value
    return scores


def scored_items(round):
    """{aspect code: [Scored]}; the official value of an item is the unrounded mean of its marks."""
    items = defaultdict(list)
    rows = (
        round.items.filter(indicator__isnull=False)
        .order_by("indicator__aspect__position", "indicator__position", "program__key", "pk")
        .annotate(official=Avg("marks__score"))
        .values_list(
            "indicator__aspect__code",
            "indicator__key",
            "program__key",
            "indicator__dimension_code",
            "indicator__weight",
            "official",
            "response__verified_score",
            "response__self_score",
            "response__is_not_applicable",
        )
    )
    for aspect, key, program, dimension, weight, official, verified, self_score, excluded in rows:
        items[aspect].append(
            Scored(
                key=f"{key} · {program}" if program else key,
                weight=weight,
                group=program or dimension,
                official=official,
                verified=verified,
                self_score=self_score,
                is_not_applicable=excluded,
            )
        )
    return items


def dimension_scores(aspects, official):
    items = next((aspect.items for aspect in aspects if aspect.code == IMPACT), ())
    scores = group_scores(items, official)
    return {code: scores[code] for code in DIMENSION_CODES if code in scores}
