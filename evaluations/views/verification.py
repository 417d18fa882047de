import uuid

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agencies.choices import SECRETARIAT_ROLES
from evaluations.actions.items import return_item, verify_item
from evaluations.actions.moves import Refused
from evaluations.choices import DIMENSION_CODES, ReturnReason
from evaluations.forms.verification import ReturnForm, VerifyForm
from evaluations.models import EvidenceVersion, Item
from evaluations.previews import page_count, page_path
from evaluations.rules import item_refusal
from evaluations.summaries.previous import previous_item
from evaluations.summaries.queue import queue_of
from evaluations.summaries.shares import suggestion_for
from evaluations.views.access import for_roles, signed_in, visible_round
from evaluations.views.refusals import status_of
from evaluations.worker import hurry


@for_roles(*SECRETARIAT_ROLES)
def verification(request, address):
    """One answer at a time with its evidence beside it; `?item=` names one, else the queue's first."""
    round = visible_round(request, address)
    queue = queue_of(round, request.membership, **narrowed(request, round))
    wanted = request.GET.get("item", "")
    if wanted.isdecimal() and len(wanted) < 19:
        item = get_object_or_404(items_of(round), pk=int(wanted))
    elif queue.pks:
        item = items_of(round).get(pk=queue.pks[0])
    else:
        context = {"round": round, "queue": queue, "narrowing": narrowing(request)}
        return render(request, "evaluations/verification_empty.html", context)
    return show(request, round, queue, item)


def narrowed(request, round):
    """The filters of the address: an agency's code, a dimension's code."""
    dimension = request.GET.get("dimension", "")
    code = request.GET.get("agency", "")[:40].replace("\x00", "")
    agency = round.regency.agencies.filter(code=code).first() if code else None
    return {"agency": agency, "dimension": dimension if dimension in DIMENSION_CODES else None}


def narrowing(request):
    kept = {name: request.GET[name] for name in ("agency", "dimension") if request.GET.get(name)}
    return f"&{urlencode(kept)}" if kept else ""


def items_of(round):
    return Item.objects.filter(round=round).with_answers().select_related("indicator__aspect__instrument")


def show(request, round, queue, item, *, accepting=None, returning=None, status=200):
    before, after = queue.place(item.pk)
    uses = list(item.uses.all())
    ensure_previews(uses)
    context = {
        "round": round,
        "queue": queue,
        "item": item,
        "before": before,
        "after": after,
        "narrowing": narrowing(request),
        "uses": uses,
        "shown": chosen_use(request, uses),
        "earlier": previous_item(item),
        "suggestion": suggestion_for(item),
        "refusals": {
            "verify": item_refusal("verify", item, request.membership),
            "return": item_refusal("return", item, request.membership, reason="-"),
        },
        "scores": range(5),
        "reasons": ReturnReason.choices,
        "accepting": accepting or VerifyForm(),
        "returning": returning or ReturnForm(),
        "request_key": uuid.uuid4().hex,
        "history": item.state_changes.with_parts()[:10],
    }
    return render(request, "evaluations/verification.html", context, status=status)


def ensure_previews(uses):
    """Ask the worker for page images that are not there yet; the page does not wait for them."""
    for use in uses:
        if not use.version.is_link and not page_count(use.version):
            hurry("make_preview", use.version_id)


def chosen_use(request, uses):
    wanted = request.GET.get("evidence", "")
    return next((use for use in uses if str(use.pk) == wanted), uses[0] if uses else None)


@require_POST
@for_roles(*SECRETARIAT_ROLES)
def item_verify(request, pk):
    form = VerifyForm(request.POST)
    return judge(
        request,
        pk,
        form,
        lambda item: verify_item(item, by=request.membership, **form.cleaned_data),
        _("Accepted."),
        accepting=form,
    )


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
    item = get_object_or_404(Item.objects.visible_to(request.membership).with_answers(), pk=pk)
    queue = queue_of(item.round, request.membership, **narrowed(request, item.round))
    _before, after = queue.place(item.pk)
    if not form.is_valid():
        return show(request, item.round, queue, item, status=400, **forms)
    try:
        act(item)
    except Refused as refused:
        form.add_error(None, str(refused))
        return show(request, item.round, queue, item, status=status_of(refused), **forms)
    messages.success(request, done)
    place = f"?item={after}{narrowing(request)}" if after else f"?{narrowing(request).lstrip('&')}"
    return redirect(reverse("evaluations:verification", args=[item.round.address]) + place)


@signed_in
def evidence_page(request, pk, number):
    """One page of a piece of evidence as a picture, for whoever may see the evidence."""
    version = get_object_or_404(
        EvidenceVersion.objects.visible_to(request.membership), pk=pk, withdrawn_at=None
    )
    if not 1 <= number <= page_count(version):
        raise Http404
    return FileResponse(default_storage.open(page_path(version, number)), content_type="image/png")
