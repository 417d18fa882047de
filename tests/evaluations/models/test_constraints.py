"""What must not happen, the database itself refuses."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import ProtectedError

from evaluations.models import (
    Item,
    Mark,
    OfficialScore,
    ProgramBudget,
    ProgramProgress,
    Response,
    Round,
    RoundAspect,
    StateChange,
)
from tests import factories
from tests.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return Office()


def refused(call):
    with pytest.raises(IntegrityError), transaction.atomic():
        call()
    return True


def test_one_item_per_round_and_thing_asked(office):
    item = office.response_item()
    program = office.program_item()

    assert refused(
        lambda: Item.objects.create(round=office.round, submission=item.submission, program=program.program)
    )
    assert refused(
        lambda: Item.objects.create(
            round=office.round, submission=item.submission, indicator=item.indicator, program=item.program
        )
    )
    assert refused(lambda: Item.objects.create(round=office.round, submission=item.submission))


@pytest.mark.parametrize("score", ["-0.01", "4.01"])
def test_scores_lie_within_the_scale(office, score):
    item = office.response_item()

    assert refused(lambda: Response.objects.filter(item=item).update(self_score=Decimal(score)))
    assert refused(lambda: Response.objects.filter(item=item).update(verified_score=Decimal(score)))
    assert refused(lambda: Mark.objects.create(item=item, reviewer=office.reviewer, score=Decimal(score)))
    assert refused(
        lambda: OfficialScore.objects.create(
            round=office.round, scope="aspect", code="OP", value=Decimal(score)
        )
    )


def test_money_is_not_negative(office):
    item = office.program_item()

    for field in ("budget_ceiling", "budget_realised"):
        assert refused(lambda field=field: ProgramProgress.objects.filter(item=item).update(**{field: -1}))
    assert refused(lambda: ProgramBudget.objects.update(amount=-1))


def test_physical_progress_is_a_percentage(office):
    assert refused(lambda: ProgramProgress.objects.update(physical_progress=Decimal("100.01")))


def test_a_weight_is_a_percentage(office):
    assert refused(lambda: RoundAspect.objects.update(weight=101))


def test_one_round_per_stage(office):
    assert refused(
        lambda: Round.objects.create(
            masterplan=office.masterplan,
            instrument=office.round.instrument,
            year=2024,
            stage=2,
            deadline=office.round.deadline,
        )
    )


def test_a_request_key_is_used_once_per_user(office):
    change = {"round": office.round, "move": "close", "from_state": "", "to_state": ""}
    StateChange.objects.create(**change, user=office.operator.user, request_key="k")
    StateChange.objects.create(**change, user=office.head.user, request_key="k")

    assert refused(lambda: StateChange.objects.create(**change, user=office.operator.user, request_key="k"))


def test_history_is_append_only(office):
    for call in (
        lambda: StateChange.objects.update(reason="Contoh: lain"),
        lambda: StateChange.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            call()


@pytest.mark.parametrize("row", ["dishub", "round", "masterplan", "coordinator"])
def test_what_history_hangs_on_is_not_deleted(office, row):
    with pytest.raises(ProtectedError):
        getattr(office, row).delete()


def test_an_operator_belongs_to_an_agency():
    assert refused(lambda: factories.MembershipFactory(role="operator", agency=None))


def test_two_accounts_never_share_an_address_whatever_its_case():
    factories.UserFactory(email="rina@contoh.go.id")

    assert refused(lambda: factories.UserFactory(email="Rina@Contoh.go.id"))


def test_many_accounts_may_have_no_address():
    factories.UserFactory(email="")

    assert factories.UserFactory(email="").pk
