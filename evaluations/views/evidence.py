from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from evaluations.actions import evidence as actions
from evaluations.actions.moves import Refused
from evaluations.downloads import file_response
from evaluations.files import ACCEPT, LARGEST
from evaluations.formats import FormatError
from evaluations.forms.evidence import DescriptionForm, EvidenceForm, VersionForm
from evaluations.models import Evidence, EvidenceUse, EvidenceVersion
from evaluations.summaries.shelf import with_versions
from evaluations.views.access import signed_in
from evaluations.views.item_page import EvidencePanel, ItemPage
from evaluations.views.items import visible_item

PER_PAGE = 25


@signed_in
@require_GET
def evidence_list(request):
    """The agency's shelf; whoever reads the whole regency sees every agency's."""
    words = request.GET.get("q", "").strip()[:100]
    rows = found(Evidence.objects.visible_to(request.membership), words).order_by("-pk")
    pages = Paginator(with_versions(rows, request.membership), PER_PAGE)
    context = {
        "page": pages.get_page(request.GET.get("page")),
        "words": words,
        "is_own": request.membership.works_for_agency,
        "accept": ACCEPT,
        "limit": LARGEST,
    }
    return render(request, "evaluations/evidence_list.html", context)


def found(rows, words):
    for word in words.split():
        named = EvidenceVersion.objects.filter(
            Q(original_name__icontains=word) | Q(link__icontains=word)
        ).values("evidence")
        rows = rows.filter(
            Q(title__icontains=word)
            | Q(kind__name__icontains=word)
            | Q(agency__name__icontains=word)
            | Q(agency__short_name__icontains=word)
            | Q(pk__in=named)
        )
    return rows


@signed_in
@require_GET
def evidence_file(request, pk):
    """The bytes of a version, or on to its link; a hidden or withdrawn one is a 404."""
    versions = EvidenceVersion.objects.visible_to(request.membership)
    version = get_object_or_404(versions, pk=pk, withdrawn_at=None)
    if version.is_link:
        return HttpResponseRedirect(version.link)
    return file_response(version.file, version.original_name, inline="inline" in request.GET)


@signed_in
@require_POST
def evidence_add(request, pk):
    """Take what is good, refuse the rest with a sentence each."""
    item = visible_item(request, pk)
    form = EvidenceForm(request.POST, request.FILES)
    if not form.is_valid():
        return answer(request, item, form=form)
    given = form.cleaned_data
    details = {"by": request.membership, "document_date": given["document_date"], "title": given["title"]}
    wanted = [(actions.add_file, upload) for upload in given["files"]]
    wanted += [(actions.add_link, given["link"])] if given["link"].strip() else []
    refusals, hints = [], []
    for add, thing in wanted:
        try:
            added = add(item, thing, **details)
        except (FormatError, Refused) as refused:
            refusals.append(str(refused))
        else:
            if added.was_known:
                hints.append(known_hint(added.use.version))
    if not wanted:
        refusals.append(_("Choose a file or paste a link."))
    return answer(request, item, refusals=refusals, hints=hints, form=form if refusals else None)


def known_hint(version):
    return _("Your agency had this content already: “%(title)s” is used, not a second copy.") % {
        "title": version.evidence.title
    }


@signed_in
@require_POST
def evidence_reuse(request, pk):
    item = visible_item(request, pk)
    versions = EvidenceVersion.objects.visible_to(request.membership).with_parts()
    version = get_object_or_404(versions, pk=number(request.POST.get("version")))
    return attempt(request, item, lambda: actions.reuse(item, version, by=request.membership))


@signed_in
@require_POST
def evidence_remove(request, pk):
    uses = EvidenceUse.objects.select_related("version__evidence__agency")
    use = get_object_or_404(uses, pk=pk)
    item = use.item = visible_item(request, use.item_id)
    return attempt(request, item, lambda: actions.remove_use(use, by=request.membership))


@signed_in
@require_POST
def evidence_describe(request, pk):
    """Title, kind and date of a version: from an answer's panel, or from the shelf."""
    versions = EvidenceVersion.objects.visible_to(request.membership).with_parts()
    version = get_object_or_404(versions, pk=pk)
    form = DescriptionForm(request.POST)

    def describe():
        if not form.is_valid():
            raise FormatError(" ".join(message for errors in form.errors.values() for message in errors))
        actions.describe(version, by=request.membership, **form.cleaned_data)

    if item := number(request.POST.get("item")):
        return attempt(request, visible_item(request, item), describe)
    return on_shelf(request, describe)


@signed_in
@require_POST
def evidence_version(request, pk):
    """The next version of a document on the shelf."""
    evidence = get_object_or_404(Evidence.objects.visible_to(request.membership), pk=pk)
    form = VersionForm(request.POST, request.FILES)

    def add():
        if not form.is_valid():
            raise FormatError(_("Choose a file or paste a link."))
        given = form.cleaned_data
        actions.add_version(
            evidence, given["file"], by=request.membership, document_date=given["document_date"]
        )

    return on_shelf(request, add)


def number(text):
    """A row's id as it came in, or 0, which no row has."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else 0


def attempt(request, item, change):
    try:
        change()
    except (FormatError, Refused) as refused:
        return answer(request, item, refusals=[str(refused)])
    return answer(request, item)


def on_shelf(request, change):
    try:
        change()
    except (FormatError, Refused) as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Saved."))
    return redirect("evaluations:evidence_list")


def answer(request, item, form=None, refusals=(), hints=()):
    """The panel alone where htmx asked, else the item's page, with the same sentences."""
    if not request.htmx:
        for sentence in refusals:
            messages.error(request, sentence)
        for sentence in hints:
            messages.warning(request, sentence)
        return redirect("evaluations:item_detail", item.pk)
    item = visible_item(request, item.pk)
    refusal = ItemPage(request.membership, item).addition_refusal
    panel = EvidencePanel(request.membership, item, refusal, form, refusals, hints)
    context = {"panel": panel, "item": item, "is_swapped": True}
    return render(request, "evaluations/partials/evidence_panel.html", context)
