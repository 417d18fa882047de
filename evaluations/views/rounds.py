import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from agencies.choices import SECRETARIAT_ROLES, Role
from evaluations.actions.extensions import grant_extension
from evaluations.actions.moves import Refused
from evaluations.actions.rounds import (
    MOVES,
    checklist,
    effect_of,
    prepare_round,
    set_weights,
)
from evaluations.choices import RoundState
from evaluations.forms.rounds import ExtensionForm, MoveForm, RoundForm, WeightsForm
from evaluations.models import Item, Round, StateChange
from evaluations.rules import ROUND_MOVES, round_refusal, setup_refusal
from evaluations.summaries.matrix import matrix_of
from evaluations.summaries.scores import scores_of
from evaluations.views.access import for_roles, signed_in, visible_round
from evaluations.views.refusals import status_of

OVERSEERS = (Role.COORDINATOR, Role.ADMINISTRATOR, Role.LEADER, Role.AUDITOR)
PAGE_SIZE = 20


@signed_in
def round_list(request):
    rounds = Round.objects.visible_to(request.membership).for_listing()
    page = Paginator(rounds, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"page": page, "may_prepare": request.membership.role in SECRETARIAT_ROLES}
    return render(request, "evaluations/round_list.html", context)


@for_roles(*SECRETARIAT_ROLES)
def round_create(request):
    form = RoundForm(request.POST or None, membership=request.membership)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            round = prepare_round(by=request.membership, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
            status = status_of(refused)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect("evaluations:round_detail", round.address)
    return render(request, "evaluations/round_create.html", {"form": form}, status=status)


@for_roles(*OVERSEERS)
def round_detail(request, address):
    """The control room; a round still being prepared shows its checklist instead."""
    round = visible_round(request, address)
    if round.state == RoundState.DRAFT:
        return round_setup(request, round)
    matrix = matrix_of(round)
    scores = scores_of(round)
    waiting = Item.objects.filter(round=round).awaiting_verification()
    context = {
        "round": round,
        "matrix": matrix,
        "scores": scores,
        "moves": possible_moves(round, request.membership),
        "waiting": waiting.count(),
        "mine": waiting.for_verifier(request.membership).count(),
        "judged": round.items.filter(state__in=["verified", "returned"]).count(),
        "activity": StateChange.objects.visible_to(request.membership)
        .filter(round=round, item=None)
        .with_parts()[:8],
    }
    return render(request, "evaluations/round_detail.html", context)


def round_setup(request, round):
    form = WeightsForm(request.POST or None, round=round)
    refusal = setup_refusal(round, request.membership)
    if request.method == "POST" and form.is_valid():
        try:
            set_weights(round, form.cleaned_data, by=request.membership)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("Weights saved."))
        return redirect("evaluations:round_detail", round.address)
    checks = checklist(round)
    context = {
        "round": round,
        "form": form,
        "checks": checks,
        "is_ready": all(check.is_ok for check in checks),
        "refusal": refusal,
        "moves": possible_moves(round, request.membership),
    }
    return render(request, "evaluations/round_setup.html", context)


def possible_moves(round, membership):
    """[(name, label)] of the moves this person may make now."""
    return [
        (name.replace("_", "-"), rule.label)
        for name, rule in ROUND_MOVES.items()
        if round_refusal(name, round, membership, reason="-") is None
    ]


@for_roles(*SECRETARIAT_ROLES)
def round_move(request, address, move):
    """Show what the move will do; do it once when it is confirmed."""
    round = visible_round(request, address)
    name = move.replace("-", "_")
    if name not in MOVES:
        raise Http404
    rule = ROUND_MOVES[name]
    form = MoveForm(
        request.POST or None, needs_reason=rule.needs_reason, initial={"request_key": uuid.uuid4().hex}
    )
    refusal = round_refusal(name, round, request.membership, reason="-")
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            MOVES[name](round, by=request.membership, **form.cleaned_data)
        except Refused as refused:
            refusal, status = str(refused), status_of(refused)
        else:
            messages.success(
                request,
                _("%(round)s is now: %(state)s.") % {"round": round, "state": round.get_state_display()},
            )
            return redirect("evaluations:round_detail", round.address)
    context = {
        "round": round,
        "form": form,
        "verb": rule.label,
        "refusal": refusal,
        "effects": [("arrow-right", sentence) for sentence in effect_of(name, round)],
    }
    return render(request, "evaluations/round_move.html", context, status=status)


@for_roles(*SECRETARIAT_ROLES)
def extension_create(request, address, pk):
    round = visible_round(request, address)
    submission = get_object_or_404(round.submissions.select_related("agency"), pk=pk)
    form = ExtensionForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            grant_extension(submission, by=request.membership, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
            status = status_of(refused)
        else:
            messages.success(request, _("%(agency)s has more time now.") % {"agency": submission.agency})
            return redirect("evaluations:round_detail", round.address)
    context = {"round": round, "submission": submission, "form": form}
    return render(request, "evaluations/extension_create.html", context, status=status)
