from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from evaluations.choices import State
from evaluations.files import ACCEPT, LARGEST
from evaluations.formats import clock, long_date
from evaluations.forms.answers import ContributionForm
from evaluations.forms.evidence import EvidenceForm
from evaluations.models.texts import in_language
from evaluations.rules import edit_refusal, latest_extension
from evaluations.summaries.history import events_of
from evaluations.summaries.packets import Packet, newest_returns
from evaluations.summaries.previous import assessor_notes, previous_item
from evaluations.summaries.shares import suggestion_for
from evaluations.summaries.shelf import reusable


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
    def others_contributions(self):
        """Every text there is, save one's own while it can be edited."""
        own = None if self.addition_refusal else self.own_contribution
        return [row for row in self.contributions if row.text and row != own]

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

    @property
    def place_in_form(self):
        """Where in the questionnaire one is: "OP-03 · Aspect Output"."""
        dimension = [self.item.dimension.short_name] if self.item.dimension else []
        if self.item.is_program:
            return " · ".join([_("Program"), *dimension])
        number = self.item.indicator.form_number or self.item.indicator.key
        aspect = _("Aspect %(aspect)s") % {"aspect": self.item.indicator.aspect}
        return " · ".join([number, aspect, *dimension])

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
