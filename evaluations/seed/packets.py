"""Many answers and packets moved at once, with the history the actions would have written one by one."""

from django.utils import timezone

from evaluations.actions.moves import change
from evaluations.actions.opening import CARRIED
from evaluations.choices import State
from evaluations.models import Item, ProgramProgress, Response, StateChange, Submission, TargetActual
from evaluations.rules import packet_state

EDIT_FIELDS = ("is_blank", "edit_version", "edited_at", "edited_by")


def items_of(round):
    """The round's items with what answers read, programs first."""
    items = Item.objects.filter(round=round).with_answers()
    found = list(items.prefetch_related("program__supporting_agencies"))
    for item in found:
        item.round = round
    return sorted(found, key=lambda item: not item.is_program)


def packets_of(round, items):
    """[(packet, its items)]"""
    packets = {packet.pk: (packet, []) for packet in Submission.objects.filter(round=round)}
    for item in items:
        packets[item.submission_id][1].append(item)
    for packet, own in packets.values():
        packet.round, packet.agency = round, own[0].submission.agency
    return list(packets.values())


def save_answers(items, answers, people):
    """Fill in these items as their operators; returns {item's pk: score a verifier would give}."""
    programs = [item for item in items if item.is_program]
    responses = [item for item in items if not item.is_program]
    actuals = [row for item in programs for row in item.progress.actuals.all()]
    scores = {item.pk: answers.response(item) for item in responses}
    store(ProgramProgress, [item.progress for item in programs], CARRIED)
    store(TargetActual, actuals, ["actual"])
    store(Response, [item.response for item in responses], ["self_score", "narrative"])
    for item in items:
        item.is_blank, item.edit_version, item.edited_at = False, 1, timezone.now()
        item.edited_by = people.operator(item.submission.agency_id)
    store(Item, items, EDIT_FIELDS)
    return scores


def store(model, rows, fields):
    """Write these fields of existing rows in one go; an upsert takes a tenth of what bulk_update takes."""
    if rows:
        model.objects.bulk_create(rows, update_conflicts=True, unique_fields=["pk"], update_fields=fields)


def propose_and_submit(packets, people):
    move(packets, "propose", State.AWAITING_APPROVAL, lambda packet: people.operator(packet.agency_id))
    for packet, _ in packets:
        packet.submitted_at = timezone.now()
    move(packets, "submit", State.SUBMITTED, lambda packet: people.head(packet.agency_id))


def move(packets, name, state, by):
    """Move whole packets; `by(packet)` is the membership that does it."""
    changes = []
    for packet, items in packets:
        changes += move_items(packet, items, name, state, by(packet))
        was, packet.state = packet.state, packet_state(item.state for item in items)
        changes.append(changed(name, packet, was, packet.state, by(packet)))
    keep(packets, changes)


def verify(packets, scores, by, share=1):
    """Accept this share of each packet's answers; no history row for the packet, as with the action."""
    changes = []
    for packet, items in packets:
        accepted = items[: int(len(items) * share)]
        for item in accepted:
            if not item.is_program:
                item.response.verified_score = scores[item.pk]
        changes += move_items(packet, accepted, "verify", State.VERIFIED, by(packet))
        packet.state = packet_state(item.state for item in items)
    responses = [item.response for _, items in packets for item in items if not item.is_program]
    store(Response, responses, ["verified_score"])
    keep(packets, changes)


def move_items(packet, items, name, state, by):
    for item in items:
        yield changed(name, packet, item.state, state, by, item)
        item.state = state


def changed(name, packet, before, after, by, item=None):
    return StateChange(
        **change(name, round=packet.round, before=before, after=after, by=by, submission=packet, item=item)
    )


def keep(packets, changes):
    store(Item, [item for _, items in packets for item in items], ["state"])
    store(Submission, [packet for packet, _ in packets], ["state", "submitted_at"])
    StateChange.objects.bulk_create(changes)
