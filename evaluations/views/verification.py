import uuid
from typing import NamedTuple

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from agencies.choices import SECRETARIAT_ROLES
from evaluations import previews
from evaluations.actions.items import return_item, verify_item
from evaluations.actions.moves import Refused
from evaluations.choices import ReturnReason
from evaluations.forms.verification import ReturnForm, VerifyForm
from evaluations.models import EvidenceVersion, Item
from evaluations.rules import item_refusal
from evaluations.summaries.previous import previous_item
from evaluations.summaries.queue import REGENCY, queue_of
from evaluations.summaries.shares import suggestion_for
from evaluations.views.access import for_roles, signed_in, visible_round
from evaluations.views.refusals import status_of

SCORES = range(5)
MOST_HISTORY = 10


class Narrowed(NamedTuple):
    """The part of the queue the address names: an agency, a dimension (or "regency" for what has none), or all."""

    agency: object = None
    dimension: str = ""
    words: str = ""

    @property
    def query(self):
        kept = {"agency": self.agency and self.agency.code, "dimension": self.dimension}
        return urlencode({name: value for name, value in kept.items() if value})

    @property
    def suffix(self):
        return f"&{self.query}" if self.query else ""


def narrowed(request, round):
    """What in the address names nothing is left out."""
    agency = round.regency.agencies.filter(code=request.GET.get("agency", "")).first()
    names = {row.code: row.short_name for row in round.masterplan.dimensions.all()} | {REGENCY: _("Regency")}
    dimension = request.GET.get("dimension", "")
    dimension = dimension if dimension in names else ""
    words = [agency.label if agency else "", str(names.get(dimension, ""))]
    return Narrowed(agency, dimension, " · ".join(word for word in words if word))


@for_roles(*SECRETARIAT_ROLES)
@require_GET
def verification(request, address):
    """One answer at a time with its evidence beside it; `?item=` names one, else the queue's first."""
    round = visible_round(request, address)
    part = narrowed(request, round)
    queue = queue_of(round, request.membership, part.agency, part.dimension)
    wanted = request.GET.get("item", "")
    if wanted.isascii() and wanted.isdecimal() and len(wanted) < 19:
        return show(request, part, queue, get_object_or_404(items_of(round), pk=wanted))
    if queue.pks:
        return show(request, part, queue, items_of(round).get(pk=queue.pks[0]))
    elsewhere = len(queue_of(round, request.membership).pks) if part.query else 0
    context = {"round": round, "queue": queue, "narrowed": part, "elsewhere": elsewhere}
    return render(request, "evaluations/verification_empty.html", context)


def items_of(round):
    return Item.objects.filter(round=round).with_answers().select_related("indicator__aspect__instrument")


def show(request, part, queue, item, *, accepting=None, returning=None, status=200):
    before, after = queue.place(item.pk)
    page = reverse("evaluations:verification", args=[item.round.address])
    context = {
        "round": item.round,
        "queue": queue,
        "item": item,
        "before": before,
        "after": after,
        "narrowed": part,
        "page": page,
        "pane": f"{page}?item={item.pk}{part.suffix}&",
        "earlier": previous_item(item),
        "suggestion": suggestion_for(item),
        "refusals": {
            "verify": item_refusal("verify", item, request.membership),
            "return": item_refusal("return", item, request.membership, reason="-"),
        },
        "scores": SCORES,
        "chosen_score": chosen_score(item, accepting),
        "reasons": ReturnReason.choices,
        "accepting": accepting or VerifyForm(initial={"score": chosen_score(item)}),
        "returning": returning or ReturnForm(),
        "request_key": uuid.uuid4().hex,
        "history": item.state_changes.with_parts()[:MOST_HISTORY],
        **evidence_of(request, item),
    }
    return render(request, "evaluations/verification.html", context, status=status)


def chosen_score(item, form=None):
    """What was chosen just now, else the agency's own score."""
    chosen = form.cleaned_data.get("score") if form else None
    own = None if item.is_program else item.response.self_score
    return own if chosen is None else chosen


def evidence_of(request, item):
    """For the pane of evidence: all pieces, and the one the address names, else the first."""
    uses = list(item.uses.all())
    previews.ask_for(use.version for use in uses)
    wanted = request.GET.get("evidence", "")
    shown = next((use for use in uses if str(use.pk) == wanted), uses[0] if uses else None)
    return {"uses": uses, "shown": shown}


@require_POST
@for_roles(*SECRETARIAT_ROLES)
def item_verify(request, pk):
    form = VerifyForm(request.POST)

    def accept(item):
        return verify_item(item, by=request.membership, **form.cleaned_data)

    return judge(request, pk, form, accept, _("Accepted."), accepting=form)


@require_POST
@for_roles(*SECRETARIAT_ROLES)
def item_return(request, pk):
    form = ReturnForm(request.POST)

    def send_back(item):
        key = form.cleaned_data["request_key"]
        return return_item(
            item, by=request.membership, reason=form.reason, reason_kind=form.kind, request_key=key
        )

    return judge(request, pk, form, send_back, _("Returned to the agency."), returning=form)


def judge(request, pk, form, act, done, **forms):
    """Do it and go on to the next; else show the same answer again with the reason, nothing typed is lost."""
    visible = Item.objects.visible_to(request.membership).with_answers()
    item = get_object_or_404(visible.select_related("indicator__aspect__instrument"), pk=pk)
    part = narrowed(request, item.round)
    queue = queue_of(item.round, request.membership, part.agency, part.dimension)
    _before, after = queue.place(item.pk)
    if not form.is_valid():
        return show(request, part, queue, item, status=400, **forms)
    try:
        act(item)
    except Refused as refused:
        form.add_error(None, str(refused))
        return show(request, part, queue, item, status=status_of(refused), **forms)
    messages.success(request, done)
    page = reverse("evaluations:verification", args=[item.round.address])
    return redirect(f"{page}?item={after}{part.suffix}" if after else f"{page}?{part.query}")


@signed_in
@require_GET
def evidence_page(request, pk, number):
    """One page of a piece of evidence as a picture, for whoever may see the evidence."""
    visible = EvidenceVersion.objects.visible_to(request.membership)
    version = get_object_or_404(visible, pk=pk, withdrawn_at=None)
    if number not in previews.status_of(version).pages:
        raise Http404
    return FileResponse(default_storage.open(previews.page_path(version, number)), content_type="image/png")
