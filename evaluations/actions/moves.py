"""What every action does: lock, ask the rules, change, record once per request key, notify after commit."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from evaluations.models import Round, StateChange, Submission
from evaluations.rules import Conflict, packet_state


class Refused(Exception):
    """A move that may not be made. `reason` is a `Forbidden` or a `Conflict`: a sentence for the user."""

    def __init__(self, reason):
        super().__init__(str(reason))
        self.reason = reason


class Incomplete(Refused):
    """Handing in with gaps left; all of them are in `gaps`."""

    def __init__(self, gaps):
        super().__init__(
            Conflict(_("Before this can be handed in, %(count)d things are missing.") % {"count": len(gaps)})
        )
        self.gaps = gaps


class Stale(Refused):
    """Somebody else saved this answer first; nothing was overwritten."""

    def __init__(self, item):
        super().__init__(
            Conflict(
                _("%(who)s saved this answer before you. Compare both texts and choose.")
                % {"who": item.edited_by.user if item.edited_by else _("Somebody else")}
            )
        )
        self.item = item


def ensure(refusal):
    if refusal:
        raise Refused(refusal)


def locked_round(round):
    """The round as it stands now, locked until the transaction ends."""
    return Round.objects.with_parts().select_for_update(of=("self",)).get(pk=round.pk)


def locked_submission(submission):
    """Round first, then packet: one order everywhere, so that two actions never wait for each other."""
    round = locked_round(submission.round)
    locked = Submission.objects.select_related("agency").select_for_update(of=("self",)).get(pk=submission.pk)
    locked.round = round
    return locked


def already_done(by, request_key):
    """True when this user's request with this key has had its effect: the caller then answers as it did then."""
    if not request_key:
        return False
    return StateChange.objects.filter(user=by.user_id, request_key=request_key).exists()


def record(
    move, *, round, before, after, by, submission=None, item=None, reason="", reason_kind="", request_key=""
):
    return StateChange.objects.create(
        **change(move, round=round, before=before, after=after, by=by, submission=submission, item=item),
        reason=reason,
        reason_kind=reason_kind,
        request_key=request_key,
    )


def record_items(move, items, *, before, after, by, submission):
    """History of many items moved at once; the packet's own row carries reason and request key."""
    StateChange.objects.bulk_create(
        StateChange(
            **change(
                move, round=submission.round, before=before[item.pk], after=after[item.pk], by=by, item=item
            ),
            submission=submission,
        )
        for item in items
    )


def change(move, *, round, before, after, by, submission=None, item=None):
    values = {
        "move": move,
        "round": round,
        "from_state": before,
        "to_state": after,
        "by": by,
        "user_id": by.user_id if by else None,
        "item": item,
    }
    return values | ({"submission": submission} if submission else {})


def settle(submission):
    """Let the packet stand where its items stand."""
    submission.state = packet_state(submission.items.values_list("state", flat=True))
    submission.save(update_fields=["state", "submitted_at", "not_handed_in"])


def once_per_request(action):
    """Run in one transaction. Of two requests with one key that race, the second finds the first's effect."""

    def wrapper(row, *args, by, request_key="", **kwargs):
        try:
            with transaction.atomic():
                return action(row, *args, by=by, request_key=request_key, **kwargs)
        except IntegrityError:
            if already_done(by, request_key):
                row.refresh_from_db()
                return row
            raise

    wrapper.__name__ = action.__name__
    wrapper.__doc__ = action.__doc__
    wrapper.__wrapped__ = action
    return wrapper
