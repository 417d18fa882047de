from functools import cached_property

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evaluations.actions.contributions import contribute
from evaluations.actions.items import save_answer
from evaluations.actions.moves import Refused, Stale
from evaluations.choices import State
from evaluations.files import ACCEPT, LARGEST
from evaluations.formats import clock, long_date
from evaluations.forms.answers import ContributionForm, answer_form
from evaluations.forms.evidence import EvidenceForm
from evaluations.models import Item
from evaluations.models.texts import in_language
from evaluations.rules import edit_refusal, latest_extension
from evaluations.summaries.history import events_of
from evaluations.summaries.packets import Packet, newest_returns
from evaluations.summaries.previous import assessor_notes, previous_item
from evaluations.summaries.shares import suggestion_for
from evaluations.summaries.shelf import reusable
from evaluations.views.access import signed_in
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


class EvidencePanel:
    """The evidence of one answer and what this person may add to it."""

    accept, limit = ACCEPT, LARGEST

    def __init__(self, membership, item, refusal, form=None, refusals=(), hints=()):
        self.membership = membership
        self.item = item
        self.refusal = refusal
        self.form = form or EvidenceForm()
        self.refusals = refusals
        self.hints = hints

    @cached_property
    def uses(self):
        """With whoever brought them: history prints that too."""
        return list(
            self.item.uses.select_related(
                "version__evidence__agency", "version__evidence__kind", "added_by__user"
            )
        )

    @cached_property
    def shelf(self):
        return [] if self.refusal else reusable(self.membership.agency_id, self.item)


class ItemPage:
    """What stands around an answer: the packet, the last round, evidence, history."""

    def __init__(self, membership, item):
        self.membership = membership
        self.item = item
        self.packet = Packet(item.submission, membership)

    @cached_property
    def contributions(self):
        return list(self.item.contributions.select_related("agency"))

    def refusal_of(self, helpers=()):
        until = latest_extension(self.packet.extensions, self.item)
        return edit_refusal(
            self.item, self.membership, now=timezone.now(), extended_until=until, helpers=helpers
        )

    @cached_property
    def refusal(self):
        """Why the answer may not be changed, or None."""
        return self.refusal_of()

    @property
    def saved(self):
        """When the answer was saved: the hour today, else the day."""
        at, zone = self.item.edited_at, self.packet.round.regency.zone
        if at is None:
            return ""
        is_today = timezone.localdate(at, zone) == timezone.localdate(timezone=zone)
        return clock(at, zone=zone) if is_today else long_date(at, zone=zone)

    @property
    def sees_packet(self):
        """A contributing agency sees the answer, not the packet around it."""
        agency = self.item.submission.agency_id
        return not self.membership.works_for_agency or self.membership.agency_id == agency

    @property
    def guidance(self):
        return "" if self.item.is_program else in_language(self.item.indicator, "guidance")

    @property
    def own_contribution(self):
        agency = self.membership.agency_id if self.membership.works_for_agency else None
        return next((row for row in self.contributions if row.agency_id == agency), None)

    @property
    def silent_helpers(self):
        silent = (row for row in self.contributions if not row.text and row != self.own_contribution)
        return [row.agency.label for row in silent]

    @property
    def contribution_form(self):
        row = self.own_contribution
        return ContributionForm(initial={"text": row.text}) if row else None

    @cached_property
    def addition_refusal(self):
        return self.refusal_of(helpers={row.agency_id for row in self.contributions})

    @cached_property
    def evidence(self):
        return EvidencePanel(self.membership, self.item, self.addition_refusal)

    @cached_property
    def returned(self):
        return newest_returns([self.item]).get(self.item.pk) if self.item.state == State.RETURNED else None

    @cached_property
    def last(self):
        return previous_item(self.item)

    @cached_property
    def last_notes(self):
        return assessor_notes(self.last, self.membership) if self.last else []

    @property
    def last_score(self):
        """The official score, else the verified, else the agency's own."""
        if not self.last or self.last.is_program:
            return None
        answer = self.last.response
        scores = (self.last.official, answer.verified_score, answer.self_score)
        return next((score for score in scores if score is not None), None)

    @property
    def last_choice(self):
        """What the agency itself chose last time: marked in the rubric."""
        return self.last.response.self_score if self.last and not self.last.is_program else None

    def targets(self, form):
        """[(target, its field, what was reached last time)]"""
        last = self.last.progress.actuals.all() if self.last else []
        reached = {row.indicator: row.actual for row in last}
        return [(row, form[f"actual_{row.pk}"], reached.get(row.indicator)) for row in form.actuals]

    @cached_property
    def suggestion(self):
        return suggestion_for(self.item)

    @cached_property
    def events(self):
        return events_of(self.item, self.evidence.uses)

    @cached_property
    def place(self):
        return next((at for at, row in enumerate(self.packet.rows) if row.item.pk == self.item.pk), 0)

    @property
    def previous(self):
        return self.packet.rows[self.place - 1].item if self.place else None

    @property
    def next(self):
        rows = self.packet.rows
        return rows[self.place + 1].item if self.place + 1 < len(rows) else None
