"""The control room: agency × dimension in a handful of queries, whatever the number of agencies."""

from collections import Counter
from typing import NamedTuple

from django.db.models import Count, Max, Q
from django.utils import timezone

from evaluations.choices import State
from evaluations.models import Extension, Item, Submission

HANDED_IN = frozenset({State.SUBMITTED, State.VERIFIED})


class Cell(NamedTuple):
    """What one agency owes in one dimension. `state` is a State, "empty" (not begun) or "late"."""

    state: str
    total: int
    filled: int
    submitted: int
    returned: int
    verified: int


class Line(NamedTuple):
    """One agency. `cells` follow the headings, None where it is asked nothing; the last is "regency-wide"."""

    submission: Submission
    cells: tuple
    state: str
    is_late: bool
    extended_until: object

    @property
    def is_handed_in(self):
        return self.submission.submitted_at is not None

    @property
    def total(self):
        return self.submission.item_count

    @property
    def returned(self):
        return self.submission.returned_count

    @property
    def verified(self):
        return self.submission.verified_count

    @property
    def missing(self):
        """Answers nobody has begun."""
        return self.submission.blank_count

    @property
    def open_count(self):
        """Answers the agency still has in hand."""
        return self.submission.item_count - self.submission.submitted_count - self.submission.verified_count

    def matches(self, words):
        agency = self.submission.agency
        return all(
            word in f"{agency.name} {agency.short_name}".casefold() for word in words.casefold().split()
        )


class Matrix(NamedTuple):
    headings: list
    lines: list

    @property
    def asked(self):
        return len(self.lines)

    @property
    def handed_in(self):
        return sum(line.is_handed_in for line in self.lines)

    @property
    def on_time(self):
        return sum(is_on_time(line.submission) for line in self.lines)

    @property
    def silent(self):
        """Those not handed in, the latest first."""
        return [line for line in self.lines if not line.is_handed_in]

    @property
    def states(self):
        """[(state, number of agencies)] of the states that occur, the most urgent first."""
        found = Counter(line.state for line in self.lines)
        return [(state, found[state]) for state in URGENCY if found[state]]

    def narrowed(self, state="", words=""):
        lines = [line for line in self.lines if state in ("", line.state) and line.matches(words)]
        return self._replace(lines=lines)


def is_on_time(submission):
    return submission.submitted_at is not None and submission.submitted_at <= submission.round.deadline


def matrix_of(round, submissions=None, now=None):
    """`submissions`: the packets to show (a filtered queryset), else all of the round. Four queries."""
    now = now or timezone.now()
    rows = (round.submissions.all() if submissions is None else submissions).for_listing()
    dimensions = list(round.masterplan.dimensions.all())
    counts = cell_counts(round)
    extended = extensions_in_force(round, now)
    lines = [
        line(row, round, [*(d.pk for d in dimensions), None], counts, extended.get(row.pk), now)
        for row in rows
    ]
    return Matrix(dimensions, sorted(lines, key=need_for_action))


def cell_counts(round):
    """{(submission, dimension or None): counts per state}"""
    rows = (
        Item.objects.filter(round=round)
        .order_by()
        .values("submission", "dimension")
        .annotate(
            total=Count("pk"),
            filled=Count("pk", filter=Q(is_blank=False)),
            submitted=Count("pk", filter=Q(state=State.SUBMITTED)),
            returned=Count("pk", filter=Q(state=State.RETURNED)),
            verified=Count("pk", filter=Q(state=State.VERIFIED)),
            waiting=Count("pk", filter=Q(state=State.AWAITING_APPROVAL)),
        )
    )
    return {(row["submission"], row["dimension"]): row for row in rows}


def extensions_in_force(round, now):
    rows = Extension.objects.filter(submission__round=round, until__gt=now, item=None)
    return dict(rows.values_list("submission").annotate(Max("until")))


def line(submission, round, dimensions, counts, extended_until, now):
    is_late = submission.submitted_at is None and now > (extended_until or round.deadline)
    cells = tuple(cell(counts.get((submission.pk, dimension)), is_late) for dimension in dimensions)
    state = "late" if is_late else "empty" if not submission.filled_count else submission.state
    return Line(submission, cells, state, is_late, extended_until)


def cell(row, is_late):
    if row is None:
        return None
    return Cell(
        cell_state(row, is_late), *(row[f] for f in ("total", "filled", "submitted", "returned", "verified"))
    )


def cell_state(row, is_late):
    if row["returned"]:
        return State.RETURNED
    if row["verified"] == row["total"]:
        return State.VERIFIED
    if row["verified"] + row["submitted"] == row["total"]:
        return State.SUBMITTED
    if is_late:
        return "late"
    if row["waiting"]:
        return State.AWAITING_APPROVAL
    return State.DRAFT if row["filled"] else "empty"


URGENCY = ("late", "returned", "empty", "draft", "awaiting_approval", "submitted", "verified")


def need_for_action(line):
    return URGENCY.index(line.state), -line.open_count, line.submission.agency.name
