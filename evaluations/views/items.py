from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evaluations.actions.contributions import contribute
from evaluations.actions.items import save_answer
from evaluations.actions.moves import Refused, Stale
from evaluations.forms.answers import ContributionForm, answer_form
from evaluations.models import Item
from evaluations.views.access import signed_in
from evaluations.views.item_page import ItemPage
from evaluations.views.refusals import status_of


@signed_in
def item_detail(request, pk):
    item = visible_item(request, pk)
    if request.method == "POST":
        return save(request, item)
    return show(request, item, answer_form(item))


@signed_in
@require_POST
def item_contribution(request, pk):
    item = visible_item(request, pk)
    form = ContributionForm(request.POST)
    if not form.is_valid():
        return show(request, item, answer_form(item), status=400, contribution=form)
    try:
        contribute(item, form.cleaned_data["text"], by=request.membership)
    except Refused as refused:
        return show(request, item, answer_form(item), refused=refused, contribution=form)
    messages.success(request, _("Your agency's text is saved."))
    return redirect("evaluations:item_detail", item.pk)


def visible_item(request, pk):
    items = Item.objects.visible_to(request.membership).with_answers()
    return get_object_or_404(items.select_related("submission__round__regency"), pk=pk)


def save(request, item):
    form = answer_form(item, request.POST)
    if not form.is_valid():
        return show(request, item, form, status=400)
    version = form.cleaned_data["edit_version"]
    try:
        save_answer(item, form.values, by=request.membership, edit_version=version)
    except Stale:
        return show_both(request, item.pk)
    except Refused as refused:
        return show(request, item, form, refused=refused)
    messages.success(request, _("Saved."))
    return redirect("evaluations:item_detail", following(request, item))


def show_both(request, pk):
    """Somebody else saved first: nothing is lost and nothing overwritten; the next save decides knowingly."""
    item = visible_item(request, pk)
    data = request.POST.copy()
    data["edit_version"] = item.edit_version
    form = answer_form(item, data)
    return show(request, item, form, status=409, differences=form.differences())


def following(request, item):
    """The next item's id after "save and next", else the same."""
    if "next" not in request.POST:
        return item.pk
    after = ItemPage(request.membership, item).next
    return after.pk if after else item.pk


def show(request, item, form, *, refused=None, status=200, **context):
    if refused:
        messages.error(request, str(refused))
        status = status_of(refused)
    page = ItemPage(request.membership, item)
    context = {"page": page, "item": item, "form": form, "panel": page.evidence, **context}
    context.setdefault("contribution", page.contribution_form)
    context["targets"] = page.targets(form) if item.is_program else []
    return render(request, "evaluations/item_detail.html", context, status=status)
