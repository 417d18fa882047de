"""Shares that the portal can count itself: programs running, targets met. Both suggest a score; people give it."""

from decimal import Decimal
from typing import NamedTuple

from django.db.models import Case, Count, F, Q, When

from evaluations.choices import RUNNING_STATUSES, ComputedFrom, Direction
from evaluations.models import TargetActual
from evaluations.scoring import banded


class Share(NamedTuple):
    reached: int
    planned: int

    @property
    def value(self):
        return Decimal(self.reached) / self.planned if self.planned else None

    @property
    def percent(self):
        return None if self.value is None else self.value * 100


def running_shares(round):
    """{dimension code: programs running out of programs planned up to the year}; one query."""
    rows = (
        round.items.filter(indicator=None)
        .values_list("dimension__code")
        .annotate(
            running=Count("pk", filter=Q(progress__status__in=RUNNING_STATUSES, is_blank=False)),
            planned=Count("pk"),
        )
    )
    return {code: Share(running, planned) for code, running, planned in rows}


def target_shares(round):
    """{dimension code: targets met out of targets asked}; one query."""
    met = Q(
        pk__in=TargetActual.objects.filter(
            Q(direction=Direction.UP, actual__gte=F("target"))
            | Q(direction=Direction.DOWN, actual__lte=F("target"))
        ).values("pk")
    )
    rows = (
        TargetActual.objects.filter(progress__item__round=round)
        .values_list("progress__item__dimension__code")
        .annotate(reached=Count(Case(When(met, then="pk"))), planned=Count("pk"))
    )
    return {code: Share(reached, planned) for code, reached, planned in rows}


def suggestion_for(item):
    """(Share, score) the portal counted for a computed indicator, or None where it cannot count."""
    counters = {ComputedFrom.PROGRAMS_RUNNING: running_shares, ComputedFrom.TARGETS_MET: target_shares}
    indicator = item.indicator
    if indicator is None or indicator.computed_from not in counters:
        return None
    share = counters[indicator.computed_from](item.round).get(indicator.dimension_code)
    return (share, banded(share.value, indicator.band)) if share and share.planned else None
