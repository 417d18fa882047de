"""A small office at work: two agencies, a round open for both, and the people who carry it.

`Office()` opens a round with three programs of Dishub (one a quick win) and the five indicators of
`tiny_instrument()`, which Diskominfosantik answers but for the quick win's.
"""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from evaluations.actions.items import save_answer, verify_item
from evaluations.actions.rounds import open_round
from evaluations.actions.submissions import propose, submit
from evaluations.choices import ProgramStatus, State
from evaluations.models import EvidenceUse, Item, SubDimension
from tests import factories


class Office:
    def __init__(self, *, opened=True, **round_fields):
        self.regency = factories.RegencyFactory()
        self.diskominfo = factories.AgencyFactory(regency=self.regency, short_name="Diskominfosantik")
        self.dishub = factories.AgencyFactory(regency=self.regency, short_name="Dishub")
        self.regency.coordinating_agency = self.diskominfo
        self.regency.save()
        self.people()
        self.masterplan = factories.MasterplanFactory.with_dimensions(regency=self.regency)
        self.programs()
        self.round = factories.RoundFactory(
            masterplan=self.masterplan, instrument=factories.tiny_instrument(), **round_fields
        )
        for aspect in self.round.instrument.aspects.all():
            factories.RoundAspectFactory(round=self.round, aspect=aspect, weight=aspect.weight)
        if opened:
            self.round = open_round(self.round, by=self.coordinator)

    def people(self):
        self.operator = factories.operator(self.dishub)
        self.head = factories.head(self.dishub)
        self.coordinator = factories.coordinator(self.regency, agency=self.diskominfo)
        self.administrator = factories.administrator(self.regency)
        self.reviewer = factories.reviewer(self.regency)
        self.desk_operator = factories.operator(self.diskominfo)
        self.desk_head = factories.head(self.diskominfo)

    def programs(self):
        transport = SubDimension.objects.get(dimension__masterplan=self.masterplan, code="LIV-3")
        for number in range(3):
            program = factories.ProgramFactory(
                sub_dimension=transport,
                lead_agency=self.dishub,
                key=f"bus-{number}",
                is_quick_win=number == 0,
            )
            factories.ProgramTargetFactory(program=program, year=2024)
            factories.ProgramBudgetFactory(program=program, year=2024)

    def packet(self, agency=None):
        return self.round.submissions.get(agency=agency or self.dishub)

    def items(self, agency=None):
        return list(Item.objects.filter(submission=self.packet(agency)).with_answers().in_form_order())

    def program_item(self):
        return next(item for item in self.items() if item.is_program)

    def response_item(self):
        return next(item for item in self.items() if not item.is_program)

    def fill(self, agency=None, *, score=3, by=None):
        """Answer everything of the packet without a gap."""
        by = by or (self.operator if agency in {None, self.dishub} else self.desk_operator)
        for item in self.items(agency):
            self.prove(item, by)
            save_answer(item, self.answer(item, score), by=by, edit_version=item.edit_version)
        return self.packet(agency)

    def prove(self, item, by):
        version = factories.EvidenceVersionFactory(evidence__agency=item.submission.agency, uploaded_by=by)
        EvidenceUse.objects.create(item=item, version=version, added_by=by)

    def answer(self, item, score=3):
        if not item.is_program:
            return {"self_score": Decimal(score), "narrative": "Contoh: sudah berjalan sejak Maret."}
        actuals = {f"actual_{row.pk}": row.target for row in item.progress.actuals.all()}
        return {
            "status": ProgramStatus.RUNNING,
            "physical_progress": Decimal(60),
            "budget_realised": Decimal(1_000_000),
            **actuals,
        }

    def hand_in(self, agency=None, *, score=3):
        packet = self.fill(agency, score=score)
        own = agency in {None, self.dishub}
        propose(packet, by=self.operator if own else self.desk_operator)
        return submit(packet, by=self.head if own else self.desk_head)

    def verify_all(self, by=None):
        for item in Item.objects.filter(round=self.round, state=State.SUBMITTED).with_answers():
            verify_item(item, by=by or self.administrator)

    def pass_deadline(self):
        self.round.opens_at = timezone.now() - timedelta(days=30)
        self.round.deadline = timezone.now() - timedelta(hours=1)
        self.round.save()
