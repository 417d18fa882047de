from django.contrib import messages
from django.db.models import Avg
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from agencies.choices import Role
from evaluations.actions.findings import record_finding
from evaluations.actions.moves import Refused
from evaluations.actions.scores import mark_item, record_official
from evaluations.forms.scores import FindingForm, MarkForm, OfficialScoresForm
from evaluations.models import Item
from evaluations.rules import marking_refusal, scoring_refusal
from evaluations.summaries.figures import Figures
from evaluations.summaries.previous import previous_item
from evaluations.summaries.results import reading_of
from evaluations.views.access import for_roles, visible_round
from evaluations.views.refusals import status_of
from evaluations.views.sent import sent
from evaluations.views.verification import evidence_of

SCORERS = (Role.REVIEWER, Role.COORDINATOR, Role.ADMINISTRATOR)


@for_roles(*SCORERS, Role.AUDITOR)
def round_scores(request, address):
    """The ministry's letter beside the portal's own figures, the reviewer's marks, and the findings."""
    round = visible_round(request, address)
    form = letter_form(request, round, sent(request))
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                record_official(round, by=request.membership, **form.values())
            except Refused as refused:
                form.add_error(None, str(refused))
                status = status_of(refused)
            else:
                messages.success(request, _("Official scores saved."))
                return redirect("evaluations:round_scores", round.address)
    return render(request, "evaluations/round_scores.html", context(request, round, form=form), status=status)


def letter_form(request, round, data=None):
    is_locked = scoring_refusal(round, request.membership) is not None
    return OfficialScoresForm(data, round=round, official=recorded(round), is_locked=is_locked)


def recorded(round):
    rows = list(round.official_scores.all())
    values = {(row.scope, row.code): row.value for row in rows}
    return values | {"letter": next((row.letter for row in rows if row.letter), "")}


def context(request, round, *, form=None, finding=None):
    return {
        "round": round,
        "form": form or letter_form(request, round),
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
@require_GET
def answers(request, address):
    """Every answer of the round with its scores: where a reader goes from a figure down to the files."""
    round = visible_round(request, address)
    aspects = [row.aspect for row in round.aspects.select_related("aspect")]
    wanted = request.GET.get("aspect", "")
    chosen = next((aspect for aspect in aspects if aspect.code == wanted), aspects[0] if aspects else None)
    rows = Item.objects.filter(round=round, indicator__isnull=False, indicator__aspect=chosen)
    context = {
        "round": round,
        "aspects": aspects,
        "chosen": chosen,
        "rows": rows.for_listing()
        .select_related("response")
        .annotate(official=Avg("marks__score"))
        .in_form_order(),
        "target": target_of(request.membership),
    }
    return render(request, "evaluations/answers.html", context)


def target_of(membership):
    """Where this person does something about one answer, or reads it."""
    return "evaluations:item_mark" if membership.role == Role.REVIEWER else "evaluations:item_detail"


@for_roles(Role.REVIEWER)
def item_mark(request, pk):
    """A reviewer reads one answer with its evidence and gives a mark; then the next one opens."""
    items = Item.objects.visible_to(request.membership).with_answers()
    item = get_object_or_404(items.select_related("indicator__aspect__instrument"), pk=pk)
    own = item.marks.filter(reviewer=request.membership).first()
    start = {"score": own.score, "comment": own.comment} if own else None
    form = MarkForm(sent(request), initial=start)
    before, after = neighbours(item)
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                mark_item(item, by=request.membership, **form.cleaned_data)
            except Refused as refused:
                form.add_error(None, str(refused))
                status = status_of(refused)
            else:
                messages.success(request, _("Mark saved."))
                return redirect("evaluations:item_mark", after or item.pk)
    context = {
        "item": item,
        "round": item.round,
        "form": form,
        "before": before,
        "after": after,
        "earlier": previous_item(item),
        "refusal": marking_refusal(item, request.membership),
        "marks": item.marks.select_related("reviewer__user"),
        "pane": f"{request.path}?",
        **evidence_of(request, item),
    }
    return render(request, "evaluations/item_mark.html", context, status=status)


def neighbours(item):
    """(before, after) in the order of the form, each None at an end."""
    rows = Item.objects.filter(round=item.round_id, indicator__isnull=False).in_form_order()
    pks = list(rows.values_list("pk", flat=True))
    at = pks.index(item.pk) if item.pk in pks else len(pks)
    return (pks[at - 1] if 0 < at < len(pks) else None), (pks[at + 1] if at + 1 < len(pks) else None)
