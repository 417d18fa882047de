"""An agency's packet as its people read it: every item with its state and gaps, grouped as the form is."""

from collections import Counter
from functools import cached_property
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluations.choices import State
from evaluations.gaps import gaps
from evaluations.models import Item, StateChange
from evaluations.rules import EDITABLE, PACKET_MOVES, latest_extension, packet_refusal, refused_time

# Beside the states of the table, how far an answer in hand has come.
EMPTY, FULL = "empty", "full"

WORDS = {
    State.RETURNED: State.RETURNED.label,
    EMPTY: gettext_lazy("Not filled in"),
    State.DRAFT: State.DRAFT.label,
    FULL: gettext_lazy("Complete"),
    State.AWAITING_APPROVAL: State.AWAITING_APPROVAL.label,
    State.SUBMITTED: State.SUBMITTED.label,
    State.VERIFIED: State.VERIFIED.label,
}


class Row(NamedTuple):
    item: Item
    gaps: list
    state: str

    @property
    def is_done(self):
        return self.state not in {EMPTY, State.DRAFT, State.RETURNED}


class Group(NamedTuple):
    title: str
    rows: list

    @property
    def done(self):
        return sum(row.is_done for row in self.rows)

    @property
    def total(self):
        return len(self.rows)


class Packet:
    """A submission with the items `membership` sees of it. Four queries, whatever their number."""

    def __init__(self, submission, membership):
        self.submission = submission
        self.membership = membership
        self.round = submission.round

    @cached_property
    def rows(self):
        items = Item.objects.visible_to(self.membership).filter(submission=self.submission)
        return rows_of(items.with_answers())

    @cached_property
    def extensions(self):
        return list(self.submission.extensions.all())

    @cached_property
    def groups(self):
        titles = {}
        for row in self.rows:
            titles.setdefault(group_title(row.item), []).append(row)
        return [Group(title, rows) for title, rows in titles.items()]

    @property
    def total(self):
        return len(self.rows)

    @property
    def done(self):
        return sum(row.is_done for row in self.rows)

    @property
    def left(self):
        return self.total - self.done

    def count(self, *states):
        return sum(row.item.state in states for row in self.rows)

    @property
    def states(self):
        """[(state, word, how many)] of what there is, in the order of the work."""
        counts = Counter(row.state for row in self.rows)
        return [(state, word, counts[state]) for state, word in WORDS.items() if counts[state]]

    def groups_in(self, state):
        """The groups with their rows in this state alone; all of them for ""."""
        narrowed = [Group(g.title, [row for row in g.rows if state in ("", row.state)]) for g in self.groups]
        return [group for group in narrowed if group.rows]

    @property
    def returned(self):
        return [row for row in self.rows if row.item.state == State.RETURNED]

    @property
    def evidence_count(self):
        return len({use.version_id for row in self.rows for use in row.item.uses.all()})

    @property
    def deadline(self):
        """The round's, or the end of the packet's latest extension where that is later."""
        return max(self.round.deadline, latest_extension(self.extensions) or self.round.deadline)

    @property
    def is_extended(self):
        return self.deadline > self.round.deadline

    def is_in_time(self, item):
        until = latest_extension(self.extensions, item)
        return refused_time(self.submission, timezone.now(), until, is_reopened=item.is_reopened) is None

    @property
    def is_held(self):
        """The agency has something of it in hand."""
        return any(row.item.state in EDITABLE for row in self.rows)

    @property
    def awaits_approval(self):
        return any(row.item.state == State.AWAITING_APPROVAL for row in self.rows)

    @property
    def is_over(self):
        """The deadline has passed, extensions included: only what was returned can still move."""
        return self.deadline < timezone.now()

    @property
    def is_late(self):
        """Something is still with the agency and can no longer be handed in without an extension."""
        return any(row.item.state in EDITABLE and not self.is_in_time(row.item) for row in self.rows)

    def refusal(self, move, by, reason=""):
        """Why this person may not make this move of the packet now, gaps aside; or None."""
        return packet_refusal(
            move,
            self.submission,
            by,
            now=timezone.now(),
            extended_until=max((row.until for row in self.extensions), default=None),
            is_reopened=any(row.item.is_reopened for row in self.held_for(move)),
            reason=reason,
        )

    def handed_in_by(self, move):
        """The rows this move would take along now."""
        return [row for row in self.held_for(move) if self.is_in_time(row.item)]

    def held_for(self, move):
        return [row for row in self.rows if row.item.state in PACKET_MOVES[move].origin]


def rows_of(items):
    """In the order of the form: programs by dimension, then indicators by aspect."""
    rows = [Row(item, missing, shown_state(item, missing)) for item, missing in with_gaps(items)]
    return sorted(rows, key=lambda row: form_order(row.item))


def with_gaps(items):
    return [(item, gaps(item) if item.state in EDITABLE else []) for item in items]


def shown_state(item, missing):
    if item.state != State.DRAFT:
        return item.state
    if item.is_blank:
        return EMPTY
    return State.DRAFT if missing else FULL


def form_order(item):
    if item.is_program:
        return (0, item.dimension.position, 0, item.program.key)
    indicator = item.indicator
    return (
        1,
        indicator.aspect.position,
        indicator.position,
        item.program.key if item.program_id else "",
        item.pk,
    )


def group_title(item):
    if item.is_program:
        return _("Programs · %(dimension)s") % {"dimension": item.dimension.short_name}
    return _("Aspect %(aspect)s") % {"aspect": item.indicator.aspect}


def newest_returns(items):
    """{item id: the StateChange that returned it last}; one query."""
    rows = StateChange.objects.filter(item__in=[item.pk for item in items], move="return")
    return {
        row.item_id: row
        for row in rows.select_related("by__user", "by__agency", "by__regency").order_by("at")
    }
