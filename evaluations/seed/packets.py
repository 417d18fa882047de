"""Many answers and packets moved at once, with the history the actions would have written one by one."""

from django.utils import timezone

from evaluations.actions.moves import record, record_items, settle
from evaluations.choices import State
from evaluations.models import Item, ProgramProgress, Response, TargetActual

PROGRESS_FIELDS = (
    "status physical_progress budget_realised output outcome obstacle_kind obstacle follow_up".split()
)


def items_of(round):
    """The round's items with what answers read, programs first."""
    items = Item.objects.filter(round=round).with_answers()
    found = list(items.prefetch_related("program__supporting_agencies"))
    for item in found:
        item.round = round
    return sorted(found, key=lambda item: not item.is_program)


def save_answers(items, answers, people):
    """Fill in these items as their operators; returns {item's pk: score a verifier would give}."""
    programs = [item for item in items if item.is_program]
    responses = [item for item in items if not item.is_program]
    actuals = [row for item in programs for row in item.progress.actuals.all()]
    scores = {item.pk: answers.response(item) for item in responses}
    ProgramProgress.objects.bulk_update([item.progress for item in programs], PROGRESS_FIELDS)
    TargetActual.objects.bulk_update(actuals, ["actual"])
    Response.objects.bulk_update([item.response for item in responses], ["self_score", "narrative"])
    for item in items:
        item.is_blank, item.edit_version, item.edited_at = False, 1, timezone.now()
        item.edited_by = people.operator(item.submission.agency_id)
    Item.objects.bulk_update(items, ["is_blank", "edit_version", "edited_at", "edited_by"])
    return scores


def move_packet(packet, items, move, state, by):
    """Move these items of one packet; the packet follows."""
    before = {item.pk: item.state for item in items}
    was = packet.state
    for item in items:
        item.state = state
    Item.objects.bulk_update(items, ["state"])
    settle(packet)
    record_items(move, items, before=before, after=dict.fromkeys(before, state), by=by, submission=packet)
    record(move, round=packet.round, submission=packet, before=was, after=packet.state, by=by)


def propose_and_submit(packet, items, people):
    move_packet(packet, items, "propose", State.AWAITING_APPROVAL, people.operator(packet.agency_id))
    packet.submitted_at = timezone.now()
    move_packet(packet, items, "submit", State.SUBMITTED, people.head(packet.agency_id))


def verify_items(packet, items, scores, by):
    before = {item.pk: item.state for item in items}
    responses = [item.response for item in items if not item.is_program]
    for item in items:
        item.state = State.VERIFIED
        if not item.is_program:
            item.response.verified_score = scores[item.pk]
    Item.objects.bulk_update(items, ["state"])
    Response.objects.bulk_update(responses, ["verified_score"])
    record_items(
        "verify", items, before=before, after=dict.fromkeys(before, State.VERIFIED), by=by, submission=packet
    )
    settle(packet)
