"""An answer: saved by the agency, returned or accepted by the verifier."""

from django.utils import timezone
from django.utils.translation import gettext as _

from evaluations import notifications
from evaluations.actions.moves import (
    Refused,
    Stale,
    already_done,
    ensure,
    locked_submission,
    once_per_request,
    record,
    settle,
)
from evaluations.choices import ReturnReason, State
from evaluations.models import Item, TargetActual
from evaluations.rules import Conflict, edit_refusal, item_refusal, latest_extension


def locked_item(item):
    packet = locked_submission(item.submission)
    locked = Item.objects.with_parts().select_for_update(of=("self",)).get(pk=item.pk)
    locked.submission, locked.round = packet, packet.round
    return locked


@once_per_request
def save_answer(item, values, *, by, edit_version, request_key=""):
    """Write `values` ({field: value}, targets as {"actual_<pk>": value}) and return the item.

    Raises Stale when somebody saved since `edit_version` was read: nothing is overwritten.
    """
    item = locked_item(item)
    extensions = list(item.submission.extensions.all())
    until = latest_extension(extensions, item)
    ensure(edit_refusal(item, by, now=timezone.now(), extended_until=until))
    if item.edit_version != edit_version:
        raise Stale(item)
    write_answer(item.answer, values)
    item.is_blank = False
    item.edit_version += 1
    item.edited_by, item.edited_at = by, timezone.now()
    item.save(update_fields=["is_blank", "edit_version", "edited_by", "edited_at"])
    return item


def write_answer(answer, values):
    actuals = {name: value for name, value in values.items() if name.startswith("actual_")}
    for field, value in values.items():
        if field not in actuals:
            setattr(answer, field, value)
    answer.save()
    if actuals:
        rows = list(answer.actuals.all())
        for row in rows:
            row.actual = actuals.get(f"actual_{row.pk}", row.actual)
        TargetActual.objects.bulk_update(rows, ["actual"])


@once_per_request
def return_item(item, *, by, reason, reason_kind=ReturnReason.OTHER, request_key=""):
    """Open this one item again for its agency, with the reason on top."""
    item = locked_item(item)
    if already_done(by, request_key):
        return item
    ensure(item_refusal("return", item, by, reason=reason))
    if not item.is_program and item.response.verified_score is not None:
        item.response.verified_score = None
        item.response.save(update_fields=["verified_score"])
    item.is_reopened = True
    move(
        item, "return", State.RETURNED, by=by, reason=reason, reason_kind=reason_kind, request_key=request_key
    )
    notifications.returned(item, reason)
    return item


@once_per_request
def verify_item(item, *, by, score=None, request_key=""):
    """Accept the answer. An applicable indicator takes the verifier's score; without one, the agency's own."""
    item = locked_item(item)
    if already_done(by, request_key):
        return item
    ensure(item_refusal("verify", item, by))
    if not item.is_program and not item.response.is_not_applicable:
        give_score(item, item.response.self_score if score is None else score)
    item.is_reopened = False
    move(item, "verify", State.VERIFIED, by=by, request_key=request_key)
    return item


def give_score(item, score):
    if score is None or not 0 <= score <= item.indicator.aspect.instrument.scale_max:
        raise Refused(Conflict(_("Give a score from 0 to 4.")))
    if score != int(score) and not item.indicator.allows_decimals:
        raise Refused(Conflict(_("This indicator takes whole scores: 0, 1, 2, 3 or 4.")))
    item.response.verified_score = score
    item.response.save(update_fields=["verified_score"])


def move(item, name, state, *, by, reason="", reason_kind="", request_key=""):
    before = item.state
    item.state = state
    item.save(update_fields=["state", "is_reopened"])
    settle(item.submission)
    record(
        name,
        round=item.round,
        submission=item.submission,
        item=item,
        before=before,
        after=state,
        by=by,
        reason=reason,
        reason_kind=reason_kind,
        request_key=request_key,
    )
