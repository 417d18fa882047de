import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from agencies.choices import AGENCY_ROLES, SECRETARIAT_ROLES, Role
from evaluations.actions.extensions import grant_extension
from evaluations.actions.moves import Refused
from evaluations.actions.rounds import MOVES, effect_of, prepare_round
from evaluations.choices import RoundState
from evaluations.forms.rounds import ExtensionForm, MoveForm, RoundForm
from evaluations.models import Round
from evaluations.rules import ROUND_MOVES, round_refusal
from evaluations.views.access import for_roles, signed_in, visible_round
from evaluations.views.control_room import control_room
from evaluations.views.refusals import status_of
from evaluations.views.round_setup import round_setup
from evaluations.views.sent import sent

OVERSEERS = (Role.COORDINATOR, Role.ADMINISTRATOR, Role.LEADER, Role.AUDITOR)
PAGE_SIZE = 20


@signed_in
def round_list(request):
    rounds = Round.objects.visible_to(request.membership).for_listing().order_by("-year", "-kind", "-stage")
    context = {
        "page": Paginator(rounds, PAGE_SIZE).get_page(request.GET.get("page")),
        "target": target_of(request.membership.role),
        "may_prepare": request.membership.role in SECRETARIAT_ROLES,
    }
    return render(request, "evaluations/round_list.html", context)


def target_of(role):
    """The page of a round that is this role's own."""
    if role in AGENCY_ROLES:
        return "evaluations:round_result"
    return "evaluations:answers" if role == Role.REVIEWER else "evaluations:round_detail"


@for_roles(*SECRETARIAT_ROLES)
def round_create(request):
    form = RoundForm(sent(request), membership=request.membership)
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                round = prepare_round(by=request.membership, **form.cleaned_data)
            except Refused as refused:
                form.add_error(None, str(refused))
                status = status_of(refused)
            except ValidationError as error:
                form.add_error(None, error)
                status = 409
            else:
                return redirect("evaluations:round_detail", round.address)
    return render(request, "evaluations/round_create.html", {"form": form}, status=status)


@for_roles(*OVERSEERS)
def round_detail(request, address):
    """The control room; a round still being prepared shows its set-up instead."""
    round = visible_round(request, address)
    if round.state == RoundState.DRAFT:
        return round_setup(request, round)
    return control_room(request, round)


@for_roles(*SECRETARIAT_ROLES)
def round_move(request, address, move):
    """Show what the move will do; do it once when it is confirmed."""
    round = visible_round(request, address)
    name = move.replace("-", "_")
    if name not in MOVES:
        raise Http404
    rule = ROUND_MOVES[name]
    form = MoveForm(sent(request), needs_reason=rule.needs_reason, initial={"request_key": uuid.uuid4().hex})
    refusal = round_refusal(name, round, request.membership, reason="-")
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                MOVES[name](round, by=request.membership, **form.cleaned_data)
            except Refused as refused:
                refusal, status = str(refused), status_of(refused)
            else:
                messages.success(request, moved(round))
                return redirect("evaluations:round_detail", round.address)
    context = {
        "round": round,
        "form": form,
        "verb": rule.label,
        "refusal": refusal,
        "effects": [] if refusal else [("arrow-right", sentence) for sentence in effect_of(name, round)],
    }
    return render(request, "evaluations/round_move.html", context, status=status)


def moved(round):
    return _("%(round)s is now: %(state)s.") % {"round": round, "state": round.get_state_display()}


@for_roles(*SECRETARIAT_ROLES)
def extension_create(request, address, pk):
    round = visible_round(request, address)
    submission = get_object_or_404(round.submissions.select_related("agency"), pk=pk)
    form = ExtensionForm(sent(request), initial={"request_key": uuid.uuid4().hex})
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
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
