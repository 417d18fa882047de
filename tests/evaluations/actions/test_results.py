"""What was published stays: whatever is edited, renamed or weighted anew beneath it."""

from decimal import Decimal

import pytest

from evaluations.actions.rounds import close_round, hand_over_round, publish_round, reopen_round
from evaluations.models import Response, RoundAspect
from evaluations.summaries.results import reading_of
from tests.office import Office

pytestmark = pytest.mark.django_db


def published_office():
    office = Office()
    office.hand_in(score=3)
    close_round(office.round, by=office.coordinator)
    office.verify_all()
    hand_over_round(office.round, by=office.coordinator)
    publish_round(office.round, by=office.administrator)
    office.round.refresh_from_db()
    return office


def test_a_published_figure_never_moves():
    office = published_office()
    before = reading_of(office.round).snapshot

    Response.objects.update(verified_score=Decimal(1), self_score=Decimal(0), narrative="Contoh: diubah")
    RoundAspect.objects.update(weight=Decimal(50))
    office.masterplan.programs.update(name="Contoh: nama baru")
    office.masterplan.dimensions.update(name="Contoh: dimensi baru")
    office.round.instrument.aspects.update(name="Contoh: aspek baru")
    office.dishub.name = "Contoh: Dinas Baru"
    office.dishub.save()

    after = reading_of(office.round)
    assert after.snapshot == before
    assert (after.is_provisional, after.version) == (False, 1)


def test_before_publication_the_figures_are_provisional():
    office = Office()

    reading = reading_of(office.round)

    assert reading.is_provisional
    assert reading.snapshot["final"] == {"value": None, "level": "missing", "missing": 5}


def test_a_reopened_round_is_read_as_it_stands_now():
    office = published_office()
    reopen_round(office.round, by=office.administrator, reason="Contoh")
    office.round.refresh_from_db()

    assert reading_of(office.round).is_provisional
