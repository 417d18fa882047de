from uuid import uuid4

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from evaluations.actions.moves import Incomplete, Refused
from evaluations.forms.submissions import MoveForm
from evaluations.models import Submission
from evaluations.rules import PACKET_MOVES
from evaluations.summaries.history import packet_events
from evaluations.summaries.packets import Packet
from evaluations.views.access import signed_in
from evaluations.views.check_page import CheckPage
from evaluations.views.confirm_page import MOVES, ConfirmPage
from evaluations.views.refusals import status_of


@signed_in
@require_GET
def submission_detail(request, pk):
    packet = visible_packet(request, pk)
    shown = request.GET.get("state", "")
    context = {
        "packet": packet,
        "check": CheckPage(packet, request.membership),
        "shown": shown,
        "groups": packet.groups_in(shown),
        "history": packet_events(packet.submission),
    }
    return render(request, "evaluations/submission_detail.html", context)


@signed_in
@require_GET
def submission_check(request, pk):
    return show_check(request, visible_packet(request, pk))


@signed_in
def submission_move(request, pk, move):
    """Ask with the numbers; then do it once."""
    if move not in MOVES:
        raise Http404
    packet = visible_packet(request, pk)
    if request.method == "POST":
        return make_move(request, packet, move)
    check = CheckPage(packet, request.membership)
    if move == check.move and check.gaps:
        return redirect("evaluations:submission_check", pk)
    context = {"packet": packet, "confirm": ConfirmPage(packet, request.membership, move)}
    return render(request, "evaluations/submission_confirm.html", context)


def visible_packet(request, pk):
    submissions = Submission.objects.visible_to(request.membership).with_parts()
    submission = get_object_or_404(submissions.select_related("round__regency__coordinating_agency"), pk=pk)
    return Packet(submission, request.membership)


def make_move(request, packet, move):
    form = MoveForm(request.POST)
    form.is_valid()
    given = {"by": request.membership, "request_key": form.cleaned_data.get("request_key", "")}
    if PACKET_MOVES[move].needs_reason:
        given["reason"] = form.cleaned_data.get("reason", "")
    try:
        MOVES[move].action(packet.submission, **given)
    except Incomplete as refused:
        return show_check(request, packet, status=status_of(refused))
    except Refused as refused:
        messages.error(request, str(refused))
        return show_check(request, packet, status=status_of(refused))
    messages.success(request, MOVES[move].done)
    return redirect("evaluations:submission_detail", packet.submission.pk)


def show_check(request, packet, status=200):
    context = {"packet": packet, "check": CheckPage(packet, request.membership), "request_key": uuid4().hex}
    return render(request, "evaluations/submission_check.html", context, status=status)
