import pytest

from evaluations.actions.items import verify_item
from evaluations.summaries.queue import REGENCY, queue_of
from tests.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    office = Office()
    office.hand_in()
    office.hand_in(office.diskominfo)
    return office


def test_the_own_agencys_answers_are_left_to_the_administrator(office):
    queue = queue_of(office.round, office.coordinator)

    assert (len(queue.pks), queue.withheld) == (4, 4)
    assert len(queue_of(office.round, office.administrator).pks) == 8


def test_what_has_been_judged_counts_as_done(office):
    verify_item(office.program_item(), by=office.coordinator)

    queue = queue_of(office.round, office.coordinator)

    assert (queue.done, len(queue.pks), queue.total) == (1, 3, 4)


def test_a_queue_can_be_narrowed_to_an_agency_and_a_dimension(office):
    by = office.administrator

    assert len(queue_of(office.round, by, agency=office.dishub).pks) == 4
    assert len(queue_of(office.round, by, dimension="LIV").pks) == 4
    assert len(queue_of(office.round, by, agency=office.diskominfo, dimension="GOV").pks) == 2
    assert len(queue_of(office.round, by, dimension=REGENCY).pks) == 2


def test_each_answer_knows_its_neighbours(office):
    queue = queue_of(office.round, office.coordinator)
    first, second, *_, last = queue.pks

    assert queue.place(first) == (None, second)
    assert queue.place(last)[1] is None
    assert queue.place(0) == (None, first)
