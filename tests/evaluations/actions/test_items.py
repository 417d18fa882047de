from decimal import Decimal

import pytest

from evaluations.actions.items import return_item, save_answer, verify_item
from evaluations.actions.moves import Refused, Stale
from evaluations.choices import ReturnReason, State
from evaluations.rules import Conflict, Forbidden
from tests import factories
from tests.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return Office()


def test_an_operator_saves_progress_with_its_actuals(office):
    item = office.program_item()

    save_answer(item, office.answer(item), by=office.operator, edit_version=0)

    saved = office.program_item()
    assert (saved.is_blank, saved.edit_version, saved.edited_by) == (False, 1, office.operator)
    assert (saved.progress.physical_progress, saved.progress.actuals.get().actual) == (60, 25)


def test_the_second_of_two_editors_overwrites_nothing(office):
    item = office.response_item()
    save_answer(item, {"narrative": "Contoh: yang pertama."}, by=office.operator, edit_version=0)

    with pytest.raises(Stale) as stale:
        save_answer(item, {"narrative": "Contoh: yang kedua."}, by=office.head, edit_version=0)

    assert office.response_item().response.narrative == "Contoh: yang pertama."
    assert stale.value.item.response.narrative == "Contoh: yang pertama."


@pytest.mark.parametrize("who", ["coordinator", "reviewer", "desk_operator"])
def test_nobody_else_fills_in(office, who):
    with pytest.raises(Refused) as refused:
        save_answer(office.program_item(), {"output": "Contoh"}, by=getattr(office, who), edit_version=0)

    assert isinstance(refused.value.reason, Forbidden)
    assert office.program_item().is_blank


def test_a_submitted_answer_is_locked(office):
    office.hand_in()
    item = office.program_item()

    with pytest.raises(Refused):
        save_answer(item, {"output": "Contoh"}, by=office.operator, edit_version=item.edit_version)


def test_a_coordinator_returns_an_answer_with_a_note(office):
    office.hand_in()

    returned = return_item(
        office.program_item(),
        by=office.coordinator,
        reason="Contoh: lengkapi bukti.",
        reason_kind=ReturnReason.EVIDENCE_INCOMPLETE,
    )

    change = returned.state_changes.get(move="return")
    assert (returned.state, office.packet().state) == (State.RETURNED, State.RETURNED)
    assert (change.reason, change.reason_kind) == ("Contoh: lengkapi bukti.", "evidence_incomplete")
    assert sum(item.state == State.RETURNED for item in office.items()) == 1


def test_returning_a_verified_answer_takes_its_score_back(office):
    office.hand_in()
    item = verify_item(office.response_item(), by=office.coordinator, score=Decimal(3))

    return_item(item, by=office.coordinator, reason="Contoh: bukti ditarik.")

    assert office.response_item().response.verified_score is None


def test_accepting_gives_the_verified_score(office):
    office.hand_in()

    verify_item(office.response_item(), by=office.coordinator, score=Decimal(2))

    item = office.response_item()
    assert (item.state, item.response.verified_score, item.response.self_score) == (State.VERIFIED, 2, 3)


def test_without_another_score_the_agencys_own_is_accepted(office):
    office.hand_in()

    verify_item(office.response_item(), by=office.coordinator)

    assert office.response_item().response.verified_score == 3


@pytest.mark.parametrize("score", ["-1", "5", "2.5"])
def test_a_score_outside_the_scale_or_between_its_steps_is_refused(office, score):
    office.hand_in()

    with pytest.raises(Refused) as refused:
        verify_item(office.response_item(), by=office.coordinator, score=Decimal(score))

    assert isinstance(refused.value.reason, Conflict)
    assert office.response_item().state == State.SUBMITTED


def test_a_decimal_score_is_taken_where_the_indicator_allows_it(office):
    office.hand_in()
    office.round.instrument.aspects.get(code="QW").indicators.update(allows_decimals=True)

    verify_item(office.response_item(), by=office.coordinator, score=Decimal("2.5"))

    assert office.response_item().response.verified_score == Decimal("2.5")


def test_the_coordinating_agencys_answers_are_verified_by_an_administrator(office):
    office.hand_in(office.diskominfo)
    item = office.items(office.diskominfo)[0]

    with pytest.raises(Refused):
        verify_item(item, by=office.coordinator)

    assert verify_item(item, by=office.administrator).state == State.VERIFIED


def test_nobody_verifies_what_they_filled_in_under_another_role(office):
    office.hand_in()
    same_person = factories.administrator(office.regency, user=office.operator.user)

    with pytest.raises(Refused) as refused:
        verify_item(office.program_item(), by=same_person)

    assert isinstance(refused.value.reason, Forbidden)


def test_a_packet_is_verified_when_its_answers_are(office):
    office.hand_in()

    office.verify_all(by=office.coordinator)

    assert office.packet().state == State.VERIFIED
