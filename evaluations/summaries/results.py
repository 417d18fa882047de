"""Which figures does this person read: the newest frozen result, or the round as it stands?"""

from typing import NamedTuple

from evaluations.choices import ResultKind, RoundState
from evaluations.models import RoundResult
from evaluations.summaries.snapshot import snapshot_of


class Reading(NamedTuple):
    """`result` is None for a running round: its `snapshot` is of this moment and provisional."""

    snapshot: dict
    result: RoundResult | None

    @property
    def is_provisional(self):
        return self.result is None or self.result.kind != ResultKind.PUBLICATION

    @property
    def version(self):
        return self.result.version if self.result else None


def frozen_result(round):
    """The publication of a published round, the hand-over of a round in assessment, else None."""
    kind = {
        RoundState.PUBLISHED: ResultKind.PUBLICATION,
        RoundState.ASSESSMENT: ResultKind.HAND_OVER,
    }.get(round.state)
    return round.results.filter(kind=kind).order_by("-version").first() if kind else None


def published_reading(round):
    result = frozen_result(round)
    return Reading(result.snapshot, result) if result and result.kind == ResultKind.PUBLICATION else None


def reading_of(round):
    """A published round is read from what was frozen alone; any other as it stands now."""
    return published_reading(round) or Reading(snapshot_of(round), None)
