from datetime import timedelta

import pytest
from django.utils import timezone

from evaluations.actions.items import return_item
from evaluations.summaries.matrix import matrix_of
from tests import factories
from tests.office import Office

pytestmark = pytest.mark.django_db


def states(office):
    return {line.submission.agency.short_name: line.state for line in matrix_of(office.round).lines}


def test_a_cell_says_what_an_agency_owes_in_a_dimension():
    office = Office()
    office.hand_in()
    item = office.program_item()

    return_item(item, by=office.administrator, reason="Contoh: belum bertanggal.")

    (line,) = (row for row in matrix_of(office.round).lines if row.submission.agency == office.dishub)
    (cell,) = (cell for cell in line.cells if cell)
    assert (cell.state, cell.total, cell.returned, cell.submitted) == ("returned", 4, 1, 3)


def test_who_needs_action_comes_first():
    office = Office()
    office.hand_in()

    assert states(office) == {"Diskominfosantik": "empty", "Dishub": "submitted"}
    assert [line.submission.agency for line in matrix_of(office.round).silent] == [office.diskominfo]


def test_past_the_deadline_the_silent_are_late_unless_they_were_given_time():
    office = Office()
    office.pass_deadline()
    factories.ExtensionFactory(submission=office.packet(), until=timezone.now() + timedelta(days=2))

    assert states(office) == {"Diskominfosantik": "late", "Dishub": "empty"}


def test_the_matrix_can_be_narrowed_by_state_and_by_name():
    office = Office()
    office.hand_in()
    matrix = matrix_of(office.round)

    assert matrix.states == [("empty", 1), ("submitted", 1)]
    assert [line.submission.agency for line in matrix.narrowed(state="submitted").lines] == [office.dishub]
    assert [line.submission.agency for line in matrix.narrowed(words="KOMINFO").lines] == [office.diskominfo]
    assert matrix.narrowed(words="tidak ada").lines == []
