"""A packet on its way: propose, send back, submit, withdraw."""

from django.utils import timezone
from django.utils.translation import gettext as _

from evaluations import notifications
from evaluations.actions.moves import (
    Incomplete,
    Refused,
    already_done,
    ensure,
    locked_submission,
    once_per_request,
    record,
    record_items,
    settle,
)
from evaluations.choices import State
from evaluations.gaps import gaps_of
from evaluations.models import Item
from evaluations.rules import (
    PACKET_MOVES,
    Conflict,
    latest_extension,
    packet_refusal,
    refused_time,
)


@once_per_request
def propose(submission, *, by, request_key=""):
    """The operator hands the packet to the head."""
    return hand_in("propose", submission, by=by, request_key=request_key)


@once_per_request
def submit(submission, *, by, request_key=""):
    """The packet goes to the coordinator: from the head, or from the operator where no approval is asked for.

    Raises Incomplete with every gap at once.
    """
    needs_approval = submission.round.needs_approval
    return hand_in(
        "submit" if needs_approval else "submit_unapproved", submission, by=by, request_key=request_key
    )


@once_per_request
def send_back(submission, *, by, reason, request_key=""):
    """The head gives it back to the operators; what a verifier had returned stays "returned"."""
    packet = locked_submission(submission)
    if already_done(by, request_key):
        return packet
    ensure(packet_refusal("send_back", packet, by, now=timezone.now(), reason=reason))
    items = moving_items("send_back", packet)
    move_items(
        "send_back", packet, items, by=by, reason=reason, request_key=request_key, after=before_approval
    )
    notifications.sent_back(packet, reason)
    return packet


@once_per_request
def withdraw(submission, *, by, request_key=""):
    """The head takes the packet back while the round is open and nothing has been verified."""
    packet = locked_submission(submission)
    if already_done(by, request_key):
        return packet
    ensure(packet_refusal("withdraw", packet, by, now=timezone.now()))
    if packet.items.filter(state=State.VERIFIED).exists():
        raise Refused(
            Conflict(_("Some answers have been verified already. Ask the coordinator to return them."))
        )
    packet.submitted_at = None
    move_items("withdraw", packet, moving_items("withdraw", packet), by=by, request_key=request_key)
    return packet


def hand_in(move, submission, *, by, request_key):
    packet = locked_submission(submission)
    if already_done(by, request_key):
        return packet
    now = timezone.now()
    held = moving_items(move, packet)
    extensions = list(packet.extensions.all())
    ensure(
        packet_refusal(
            move,
            packet,
            by,
            now=now,
            extended_until=max((extension.until for extension in extensions), default=None),
            is_reopened=any(item.is_reopened for item in held),
        )
    )
    items = [item for item in held if is_in_time(item, packet, extensions, now)]
    if not items:
        raise Refused(Conflict(_("There is nothing to hand in.")))
    if missing := gaps_of(items):
        raise Incomplete(missing)
    if PACKET_MOVES[move].to == State.SUBMITTED:
        packet.submitted_at = packet.submitted_at or now
        packet.not_handed_in = False
    move_items(move, packet, items, by=by, request_key=request_key)
    notifications.handed_in(packet)
    return packet


def is_in_time(item, packet, extensions, now):
    until = latest_extension(extensions, item)
    return refused_time(packet, now, until, is_reopened=item.is_reopened) is None


def moving_items(move, packet):
    """The packet's items that stand where this move starts, with what the gaps read."""
    items = Item.objects.filter(submission=packet, state__in=PACKET_MOVES[move].origin)
    return list(items.with_answers())


def before_approval(item):
    return State.RETURNED if item.is_reopened else State.DRAFT


def move_items(move, packet, items, *, by, reason="", request_key="", after=None):
    if not items:
        raise Refused(Conflict(_("There is nothing to move here.")))
    before = {item.pk: item.state for item in items}
    for item in items:
        item.state = after(item) if after else PACKET_MOVES[move].to
    Item.objects.bulk_update(items, ["state"])
    was = packet.state
    settle(packet)
    moved = {item.pk: item.state for item in items}
    record_items(move, items, before=before, after=moved, by=by, submission=packet)
    record(
        move,
        round=packet.round,
        submission=packet,
        before=was,
        after=packet.state,
        by=by,
        reason=reason,
        request_key=request_key,
    )
