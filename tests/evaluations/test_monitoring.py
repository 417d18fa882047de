"""Quarterly monitoring: progress alone, no index; published without the ministry."""

import pytest

from evaluations.actions.reports import request_report
from evaluations.actions.rounds import close_round, publish_round
from evaluations.choices import RoundKind
from evaluations.reports.collect import collect
from tests.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    office = Office(kind=RoundKind.MONITORING, stage=3, has_official_scores=False)
    office.hand_in()
    close_round(office.round, by=office.coordinator)
    office.verify_all()
    publish_round(office.round, by=office.administrator)
    office.round.refresh_from_db()
    return office


def test_a_quarter_is_published_without_an_index(office):
    result = office.round.results.get()

    assert (result.computed_final, result.snapshot["final"]["level"]) == (None, "missing")
    assert len(result.snapshot["programs"]) == 3


def test_its_page_and_its_report_show_progress_and_invent_no_figure(client, office):
    client.force_login(office.operator.user)

    page = client.get("/rounds/2024-tw3/result/")
    document = collect(request_report(office.round, by=office.coordinator))

    assert page.status_code == 200
    assert document.cover.value is None
