"""What may still be changed about a round while it is being prepared, besides its weights."""

from django.db import transaction

from evaluations.actions.moves import ensure, locked_round
from evaluations.models import Assignment
from evaluations.rules import setup_refusal


@transaction.atomic
def set_terms(round, *, by, deadline, needs_approval, has_official_scores):
    round = locked_round(round)
    ensure(setup_refusal(round, by))
    round.deadline = deadline
    round.needs_approval, round.has_official_scores = needs_approval, has_official_scores
    round.save()
    return round


@transaction.atomic
def assign(round, agencies, *, by):
    """`agencies`: {indicator: who answers it}; None leaves it to the coordinating agency."""
    round = locked_round(round)
    ensure(setup_refusal(round, by))
    round.assignments.filter(
        indicator__in=[row for row, agency in agencies.items() if agency is None]
    ).delete()
    for indicator, agency in agencies.items():
        if agency is not None:
            Assignment.objects.update_or_create(round=round, indicator=indicator, defaults={"agency": agency})
    return round
