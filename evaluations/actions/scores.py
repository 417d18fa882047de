"""What the ministry gives: marks per answer by its reviewers, and the figures of its letter."""

from django.db import transaction

from evaluations.actions.items import locked_item
from evaluations.actions.moves import ensure, locked_round, record
from evaluations.choices import OfficialScope
from evaluations.models import Mark, OfficialScore
from evaluations.rules import marking_refusal, scoring_refusal


@transaction.atomic
def record_official(round, *, by, aspects, dimensions=None, final=None, letter=""):
    """Keep the letter's figures: {code: value}, None takes one back. Zero and empty are different."""
    round = locked_round(round)
    ensure(scoring_refusal(round, by))
    keep(round, OfficialScope.ASPECT, aspects, letter)
    keep(round, OfficialScope.DIMENSION, dimensions or {}, letter)
    keep(round, OfficialScope.FINAL, {"": final}, letter)
    record("record scores", round=round, before=round.state, after=round.state, by=by, reason=letter)
    return round


def keep(round, scope, values, letter):
    for code, value in values.items():
        if value is None:
            round.official_scores.filter(scope=scope, code=code).delete()
        else:
            OfficialScore.objects.update_or_create(
                round=round, scope=scope, code=code, defaults={"value": value, "letter": letter}
            )


@transaction.atomic
def mark_item(item, *, by, score, comment=""):
    """A reviewer's own mark; giving it again changes it."""
    item = locked_item(item)
    ensure(marking_refusal(item, by))
    mark, _created = Mark.objects.update_or_create(
        item=item, reviewer=by, defaults={"score": score, "comment": comment}
    )
    return mark
