"""The verifier's queue: what waits for this person, in the order of the form."""

from typing import NamedTuple

from evaluations.choices import State
from evaluations.models import Item

JUDGED = (State.VERIFIED, State.RETURNED)
REGENCY = "regency"  # stands for "no dimension" where a queue is narrowed
FORM_ORDER = ("indicator__aspect__position", "indicator__position", "program__key", "pk")


class Queue(NamedTuple):
    """`pks` in order; `withheld`: answers this person may not verify; `done` of `total` have been judged."""

    pks: list
    done: int
    withheld: int

    @property
    def total(self):
        return self.done + len(self.pks)

    def place(self, pk):
        """(before, after) of an item in the queue, each None at an end."""
        at = self.pks.index(pk) if pk in self.pks else -1
        before = self.pks[at - 1] if at > 0 else None
        after = self.pks[at + 1] if at + 1 < len(self.pks) else None
        return before, after


def queue_of(round, membership, agency=None, dimension=None):
    rows = Item.objects.filter(round=round)
    if agency:
        rows = rows.filter(submission__agency=agency)
    if dimension:
        rows = rows.filter(dimension__code=dimension) if dimension != REGENCY else rows.filter(dimension=None)
    waiting = rows.awaiting_verification()
    mine = waiting.for_verifier(membership).order_by("submission__agency__name", *FORM_ORDER)
    pks = list(mine.values_list("pk", flat=True))
    judged = rows.filter(state__in=JUDGED).for_verifier(membership).count()
    return Queue(pks, judged, waiting.count() - len(pks))
