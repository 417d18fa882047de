"""Two people at the same moment, in two threads, on PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from evaluations.actions import reports
from evaluations.actions.items import return_item, save_answer, verify_item
from evaluations.actions.moves import Refused, Stale
from evaluations.actions.rounds import close_due_rounds, close_round, prepare_round
from evaluations.actions.submissions import propose, submit, withdraw
from evaluations.choices import RoundState, State
from evaluations.models import Report, Round, StateChange
from tests.office import Office

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*calls):
    """Run the calls in threads that start together; answers and exceptions in the order of the calls."""
    together = Barrier(len(calls))

    def run(call):
        together.wait()
        try:
            return call()
        except Refused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


@pytest.fixture
def office():
    return Office()


def test_a_double_click_submits_once(office):
    packet = office.fill()
    propose(packet, by=office.operator)

    answers = at_once(*[lambda: submit(packet, by=office.head, request_key="klik")] * 4)

    assert {answer.state for answer in answers} == {State.SUBMITTED}
    assert StateChange.objects.filter(move="submit", item=None).count() == 1


def test_of_two_editors_one_saves_and_the_other_is_told(office):
    item = office.program_item()
    texts = ("Contoh: pertama.", "Contoh: kedua.")

    answers = at_once(
        *[
            lambda text=text: save_answer(item, {"output": text}, by=office.operator, edit_version=0)
            for text in texts
        ]
    )

    assert sum(isinstance(answer, Stale) for answer in answers) == 1
    saved = office.program_item()
    assert saved.edit_version == 1
    assert saved.progress.output in texts


def test_an_answer_is_either_returned_or_verified(office):
    office.hand_in()
    item = office.program_item()

    answers = at_once(
        lambda: verify_item(item, by=office.administrator),
        lambda: verify_item(item, by=office.coordinator),
    )

    assert sum(isinstance(answer, Refused) for answer in answers) == 1
    assert StateChange.objects.filter(move="verify", item=item).count() == 1


def test_a_packet_is_not_withdrawn_from_under_a_verifier(office):
    packet = office.hand_in()
    item = office.program_item()

    answers = at_once(
        lambda: withdraw(packet, by=office.head),
        lambda: verify_item(item, by=office.administrator),
    )

    assert sum(isinstance(answer, Refused) for answer in answers) == 1
    states = {item.state for item in office.items()}
    assert states in ({State.DRAFT}, {State.SUBMITTED, State.VERIFIED})


def test_the_packet_agrees_with_its_answers_after_a_rush(office):
    office.hand_in()
    items = office.items()

    at_once(
        *[lambda item=item: return_item(item, by=office.administrator, reason="Contoh") for item in items]
    )

    assert {item.state for item in office.items()} == {State.RETURNED}
    assert office.packet().state == State.RETURNED


def test_a_stage_is_prepared_once(office):
    values = {
        "masterplan": office.masterplan,
        "instrument": office.round.instrument,
        "year": 2025,
        "stage": 1,
    }

    def prepare():
        try:
            return prepare_round(by=office.coordinator, deadline=timezone.now() + timedelta(days=9), **values)
        except ValidationError as error:
            return error

    answers = at_once(prepare, prepare)

    assert sum(isinstance(answer, ValidationError) for answer in answers) == 1
    assert Round.objects.filter(year=2025).count() == 1


def test_clock_and_coordinator_close_a_round_once(office):
    office.pass_deadline()

    at_once(close_due_rounds, lambda: close_round(office.round, by=office.coordinator))

    office.round.refresh_from_db()
    assert office.round.state == RoundState.VERIFICATION
    assert StateChange.objects.filter(move="close").count() == 1


def test_one_of_many_workers_takes_a_report(office):
    report = reports.request_report(office.round, by=office.coordinator)

    answers = at_once(*[lambda: reports.take(report.pk)] * 4)

    assert sum(answer is not None for answer in answers) == 1
    assert Report.objects.get().attempt == 1


def test_a_worker_that_lost_its_lease_cannot_store_its_file(office, tmp_path):
    slow = reports.take(reports.request_report(office.round, by=office.coordinator).pk)
    Report.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    fast = reports.take(slow.pk)
    made = tmp_path / "laporan.pdf"
    made.write_bytes(b"%PDF contoh")

    reports.finish(fast, made)
    with pytest.raises(reports.LeaseLost):
        reports.finish(slow, made)

    assert Report.objects.get().attempt == 2
