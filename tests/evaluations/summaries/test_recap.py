import pytest
from django.utils import translation

from evaluations.actions.items import return_item
from evaluations.summaries.matrix import matrix_of
from evaluations.summaries.recap import recap_of
from tests import factories
from tests.office import Office

pytestmark = pytest.mark.django_db


def recap(office):
    return recap_of(office.round, matrix_of(office.round), "https://portal.example/tasks/")


def test_the_recap_names_the_silent_with_what_they_still_owe():
    office = Office()
    office.hand_in()

    lines = recap(office).splitlines()

    assert "Sudah diajukan: 1 dari 2 perangkat daerah (50%)" in lines
    assert "1. Diskominfosantik: 4 isian" in lines
    assert lines[-1] == "https://portal.example/tasks/"


def test_the_recap_is_indonesian_whoever_copies_it():
    office = Office()

    with translation.override("en"):
        assert "Sudah diajukan" in recap(office)


def test_returned_answers_and_extensions_stand_apart():
    office = Office()
    office.hand_in()
    return_item(office.program_item(), by=office.administrator, reason="Contoh")
    factories.ExtensionFactory(submission=office.packet(office.diskominfo))

    text = recap(office)

    assert "1. Dishub: 1 isian" in text
    assert "1. Diskominfosantik: " in text
    assert "Diskominfosantik: 4 isian" not in text


def test_a_finished_round_asks_nobody_for_anything():
    office = Office()
    office.round.state = "published"

    assert "https://portal.example" not in recap(office)
