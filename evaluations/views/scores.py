from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agencies.choices import Role
from evaluations.actions.findings import record_finding
from evaluations.actions.moves import Refused
from evaluations.actions.scores import mark_item, record_official
from evaluations.forms.scores import FindingForm, MarkForm, OfficialScoresForm
from evaluations.models import Item
from evaluations.rules import scoring_refusal
from evaluations.summaries.figures import Figures
from evaluations.summaries.results import reading_of
from evaluations.views.access import for_roles, visible_round
from evaluations.views.refusals import status_of

SCORERS = (Role.REVIEWER, Role.COORDINATOR, Role.ADMINISTRATOR)


@for_roles(*SCORERS, Role.AUDITOR)
def round_scores(request, address):
    """The ministry's letter beside the portal's own figures, the reviewer's marks, and the findings."""
    round = visible_round(request, address)
    form = OfficialScoresForm(request.POST or None, round=round, official=recorded(round))
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            record_official(round, by=request.membership, **form.values())
        except Refused as refused:
            form.add_error(None, str(refused))
            status = status_of(refused)
        else:
            messages.success(request, _("Official scores saved."))
            return redirect("evaluations:round_scores", round.address)
    return render(request, "evaluations/round_scores.html", context(request, round, form=form), status=status)


def recorded(round):
    rows = list(round.official_scores.all())
    values = {(row.scope, row.code): row.value for row in rows}
    return values | {"letter": next((row.letter for row in rows if row.letter), "")}


def context(request, round, *, form=None, finding=None):
    return {
        "round": round,
        "form": form or OfficialScoresForm(round=round, official=recorded(round)),
        "finding": finding or FindingForm(round=round),
        "refusal": scoring_refusal(round, request.membership),
        "figures": Figures(reading_of(round).snapshot),
        "findings": round.findings.select_related("dimension"),
    }


@require_POST
@for_roles(*SCORERS)
def finding_create(request, address):
    round = visible_round(request, address)
    form = FindingForm(request.POST, round=round)
    status = 400
    if form.is_valid():
        try:
            record_finding(round, by=request.membership, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
            status = status_of(refused)
        else:
            messages.success(request, _("Finding recorded."))
            return redirect("evaluations:round_scores", round.address)
    return render(
        request, "evaluations/round_scores.html", context(request, round, finding=form), status=status
    )


@for_roles(Role.REVIEWER, Role.COORDINATOR, Role.ADMINISTRATOR, Role.AUDITOR, Role.LEADER)
def answers(request, address):
    """Every answer of the round with its scores: where a reader goes from a figure down to the files."""
    round = visible_round(request, address)
    items = Item.objects.filter(round=round, indicator__isnull=False).for_listing().select_related("response")
    wanted = request.GET.get("aspect", "")
    aspects = [row.aspect for row in round.aspects.select_related("aspect")]
    chosen = next((aspect for aspect in aspects if aspect.code == wanted), aspects[0] if aspects else None)
    rows = items.filter(indicator__aspect=chosen).in_form_order() if chosen else items.none()
    return render(
        request,
        "evaluations/answers.html",
        {"round": round, "aspects": aspects, "chosen": chosen, "rows": rows},
    )


@for_roles(Role.REVIEWER)
def item_mark(request, pk):
    """A reviewer reads one answer with its evidence and gives a mark."""
    item = get_object_or_404(Item.objects.visible_to(request.membership).with_answers(), pk=pk)
    own = item.marks.filter(reviewer=request.membership).first()
    start = {"score": own.score, "comment": own.comment} if own else None
    form = MarkForm(request.POST or None, initial=start)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            mark_item(item, by=request.membership, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
            status = status_of(refused)
        else:
            messages.success(request, _("Mark saved."))
            return redirect("evaluations:item_mark", item.pk)
    marks = item.marks.select_related("reviewer__user")
    return render(
        request,
        "evaluations/item_mark.html",
        {"item": item, "form": form, "marks": marks, "uses": item.uses.all(), "round": item.round},
        status=status,
    )
