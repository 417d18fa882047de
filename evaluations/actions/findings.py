from django.db import transaction

from evaluations.actions.moves import ensure, locked_round
from evaluations.models import Finding
from evaluations.rules import scoring_refusal


@transaction.atomic
def record_finding(round, *, by, kind, text, dimension=None):
    """A weakness, strength or recommendation of the ministry's letter."""
    round = locked_round(round)
    ensure(scoring_refusal(round, by))
    position = round.findings.filter(kind=kind).count() + 1
    return Finding.objects.create(round=round, kind=kind, text=text, dimension=dimension, position=position)
