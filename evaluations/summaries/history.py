"""What happened to one answer, newest first: moves, edits, evidence."""

from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluations.formats import exact, percent
from evaluations.models import StateChange

MOVES = {
    "propose": gettext_lazy("Sent to the head"),
    "send_back": gettext_lazy("Sent back by the head"),
    "submit": gettext_lazy("Submitted"),
    "submit_unapproved": gettext_lazy("Submitted"),
    "withdraw": gettext_lazy("Withdrawn by the head"),
    "return": gettext_lazy("Returned"),
    "verify": gettext_lazy("Accepted"),
    "extend": gettext_lazy("Given more time"),
}
TELLING = (
    # field, sentence, how its value is printed
    ("self_score", gettext_lazy("Own score %(before)s became %(after)s"), exact),
    ("verified_score", gettext_lazy("Verified score: %(after)s"), exact),
    ("physical_progress", gettext_lazy("Physical progress %(before)s became %(after)s"), percent),
)


class Event(NamedTuple):
    text: str
    who: str
    at: datetime
    reason: str = ""


def events_of(item, uses):
    """Two queries; `uses` come with whoever added them."""
    return sorted([*moves(item), *edits(item), *evidence(uses)], key=lambda event: event.at, reverse=True)


def packet_events(submission):
    """The moves of a packet as a whole, newest first; one query."""
    return [move_event(row) for row in packet_moves(submission)]


def packet_moves(submission):
    rows = StateChange.objects.filter(submission=submission, item=None)
    return rows.select_related("by__user")


def moves(item):
    for row in StateChange.objects.filter(item=item).select_related("by__user"):
        yield move_event(row)


def move_event(row):
    text = str(MOVES.get(row.move, row.move))
    return Event(text, person(row.by and row.by.user), row.at, row.reason)


def edits(item):
    records = list(item.answer.history.select_related("history_user").order_by("-history_date")[:30])
    for newer, older in zip(records, [*records[1:], None], strict=False):
        if newer.history_type == "~":
            yield Event(edit_text(newer, older), person(newer.history_user), newer.history_date)


def edit_text(newer, older):
    """The telling change of an edit: a score or a figure, else that something was written."""
    for field, sentence, printed in TELLING:
        before, after = getattr(older, field, None), getattr(newer, field, None)
        if older and before != after:
            return sentence % {"before": printed(before), "after": printed(after)}
    return _("Answer saved")


def evidence(uses):
    for use in uses:
        title = use.version.evidence.title
        yield Event(
            _("Evidence added: %(title)s") % {"title": title}, person(use.added_by.user), use.added_at
        )


def person(user):
    return str(user) if user else _("The clock")
