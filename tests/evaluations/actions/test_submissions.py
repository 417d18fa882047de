from datetime import timedelta

import pytest
from django.utils import timezone

from evaluations.actions.extensions import grant_extension
from evaluations.actions.items import return_item, save_answer, verify_item
from evaluations.actions.moves import Incomplete, Refused
from evaluations.actions.rounds import close_round
from evaluations.actions.submissions import propose, send_back, submit, withdraw
from evaluations.choices import State
from evaluations.models import StateChange
from evaluations.rules import Conflict
from tests.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return Office()


def states(office):
    return {item.state for item in office.items()}


def test_an_operator_proposes_and_the_head_submits(office):
    packet = office.fill()

    assert propose(packet, by=office.operator).state == State.AWAITING_APPROVAL
    assert states(office) == {State.AWAITING_APPROVAL}

    submitted = submit(packet, by=office.head)

    assert (submitted.state, states(office)) == (State.SUBMITTED, {State.SUBMITTED})
    assert submitted.submitted_at is not None


def test_history_names_the_move_the_person_and_the_role_of_that_day(office):
    packet = office.fill()
    propose(packet, by=office.operator)

    change = StateChange.objects.get(submission=packet, item=None)
    assert (change.move, change.from_state, change.to_state) == ("propose", "draft", "awaiting_approval")
    assert (change.by, change.user) == (office.operator, office.operator.user)


def test_every_gap_is_listed_at_once(office):
    with pytest.raises(Incomplete) as incomplete:
        propose(office.packet(), by=office.operator)

    assert len(incomplete.value.gaps) == 4
    assert states(office) == {State.DRAFT}


def test_where_no_approval_is_asked_for_the_operator_submits():
    office = Office(needs_approval=False)

    assert submit(office.fill(), by=office.operator).state == State.SUBMITTED


def test_the_head_sends_back_with_a_reason(office):
    packet = office.fill()
    propose(packet, by=office.operator)

    send_back(packet, by=office.head, reason="Contoh: lengkapi bus-1.")

    assert (office.packet().state, states(office)) == (State.DRAFT, {State.DRAFT})
    with pytest.raises(Refused):
        send_back(packet, by=office.head, reason="Contoh")


def test_the_head_withdraws_while_nothing_is_verified(office):
    packet = office.hand_in()

    withdrawn = withdraw(packet, by=office.head)

    assert (withdrawn.state, withdrawn.submitted_at) == (State.DRAFT, None)


def test_nothing_is_withdrawn_once_an_answer_is_verified(office):
    packet = office.hand_in()
    verify_item(office.program_item(), by=office.administrator)

    with pytest.raises(Refused) as refused:
        withdraw(packet, by=office.head)

    assert isinstance(refused.value.reason, Conflict)
    assert office.packet().state == State.SUBMITTED


def test_after_the_deadline_nothing_is_handed_in(office):
    packet = office.fill()
    office.pass_deadline()

    with pytest.raises(Refused):
        propose(packet, by=office.operator)

    assert states(office) == {State.DRAFT}


def test_an_extension_lets_a_late_packet_in(office):
    packet = office.fill()
    office.pass_deadline()
    close_round(office.round, by=office.coordinator)
    grant_extension(
        packet, by=office.coordinator, until=timezone.now() + timedelta(days=1), reason="Contoh: banjir."
    )

    propose(packet, by=office.operator)
    submitted = submit(packet, by=office.head)

    assert submitted.state == State.SUBMITTED
    assert submitted.submitted_at > office.round.deadline


def test_returned_answers_come_back_after_the_deadline_and_the_verified_stay(office):
    packet = office.hand_in()
    item, other = office.program_item(), office.response_item()
    verify_item(other, by=office.coordinator)
    return_item(item, by=office.coordinator, reason="Contoh: bukti belum bertanggal.")
    office.pass_deadline()
    close_round(office.round, by=office.coordinator)
    item = office.program_item()

    save_answer(item, {"physical_progress": 70}, by=office.operator, edit_version=item.edit_version)
    propose(packet, by=office.operator)
    send_back(packet, by=office.head, reason="Contoh: sekali lagi.")
    item.refresh_from_db()
    assert item.state == State.RETURNED

    propose(packet, by=office.operator)
    assert submit(packet, by=office.head).state == State.SUBMITTED

    item.refresh_from_db()
    other.refresh_from_db()
    assert (item.state, other.state) == (State.SUBMITTED, State.VERIFIED)


def test_a_double_click_submits_once(office):
    packet = office.fill()
    propose(packet, by=office.operator)

    submit(packet, by=office.head, request_key="klik")
    submit(packet, by=office.head, request_key="klik")

    assert StateChange.objects.filter(submission=packet, move="submit", item=None).count() == 1
