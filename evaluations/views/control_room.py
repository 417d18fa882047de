"""The coordinator's one page: who has handed in what, what waits, and what to say to the others."""

from typing import NamedTuple

from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from agencies.choices import Role
from evaluations.choices import State
from evaluations.models import Item, StateChange
from evaluations.rules import AFTER_OPENING, ROUND_MOVES, round_refusal
from evaluations.summaries.matrix import URGENCY, matrix_of
from evaluations.summaries.queue import REGENCY
from evaluations.summaries.recap import recap_of
from evaluations.summaries.scores import scores_of

LONGEST_WORDS = 100
RECENT = 8
LEGEND = ("verified", "submitted", "awaiting_approval", "draft", "empty", "returned", "late")


class Place(NamedTuple):
    """One cell of the table; `cell` is None where the agency is asked nothing."""

    cell: object
    heading: str
    url: str


def control_room(request, round):
    matrix = matrix_of(round)
    state, words = narrowing(request)
    shown = matrix.narrowed(state, words)
    items = Item.objects.filter(round=round)
    waiting = items.awaiting_verification()
    context = {
        "round": round,
        "matrix": matrix,
        "legend": LEGEND,
        "rows": [(line, places(line, matrix, request.membership)) for line in shown.lines],
        "state": state,
        "words": words,
        "scores": scores_of(round),
        "moves": possible_moves(round, request.membership),
        "waiting": waiting.count(),
        "mine": waiting.for_verifier(request.membership).count(),
        "judged": items.filter(state__in=[State.VERIFIED, State.RETURNED]).count(),
        "recap": recap_of(round, matrix, request.build_absolute_uri(reverse("evaluations:task_list"))),
        "activity": StateChange.objects.visible_to(request.membership)
        .filter(round=round, item=None)
        .with_parts()[:RECENT],
    }
    return render(request, "evaluations/round_detail.html", context)


def narrowing(request):
    """The filters of the address: a state of packets, words of an agency's name."""
    state = request.GET.get("state", "")
    return state if state in URGENCY else "", request.GET.get("q", "").strip()[:LONGEST_WORDS]


def places(line, matrix, membership):
    headings = [(dimension.short_name, dimension.code) for dimension in matrix.headings]
    columns = [*headings, (_("Regency"), REGENCY)]
    return [
        Place(cell, heading, url_of(line, cell, code, membership))
        for cell, (heading, code) in zip(line.cells, columns, strict=True)
    ]


def url_of(line, cell, code, membership):
    """Where work waits, the queue narrowed to it; else the packet."""
    packet = line.submission
    if cell and cell.submitted and may_verify(packet, membership):
        narrowed = urlencode({"agency": packet.agency.code, "dimension": code})
        return f"{reverse('evaluations:verification', args=[packet.round.address])}?{narrowed}"
    return reverse("evaluations:submission_detail", args=[packet.pk])


def may_verify(packet, membership):
    if not membership.is_secretariat or packet.round.state not in AFTER_OPENING:
        return False
    return membership.role == Role.ADMINISTRATOR or packet.agency_id != membership.agency_id


def possible_moves(round, membership):
    """[(name, label)] of the moves this person may make now."""
    return [
        (name.replace("_", "-"), rule.label)
        for name, rule in ROUND_MOVES.items()
        if round_refusal(name, round, membership, reason="-") is None
    ]
