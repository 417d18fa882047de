import csv

import pytest
from django.urls import reverse

from evaluations.models import StateChange
from tests import factories
from tests.evaluations.views.clients import signed_in
from tests.office import Office

pytestmark = pytest.mark.django_db

TRAIL = reverse("evaluations:trail")
TRAIL_QUERIES = 8


@pytest.fixture
def office():
    office = Office()
    office.hand_in()
    office.auditor = factories.auditor(office.regency)
    return office


def test_every_move_is_told_with_who_and_when(office):
    page = signed_in(office.auditor).get(TRAIL).text

    assert str(office.head.user) in page
    assert f"{StateChange.objects.count()} moves" in " ".join(page.split())


@pytest.mark.parametrize("who", ["operator", "head", "reviewer"])
def test_the_trail_is_for_those_who_watch(office, who):
    assert signed_in(getattr(office, who)).get(TRAIL).status_code == 403


def test_the_trail_is_narrowed_by_round_agency_and_words(office):
    factories.StateChangeFactory(round=office.round, reason="Contoh: tenggat bergeser")
    other = factories.RoundFactory(masterplan=office.masterplan, year=2030)
    factories.StateChangeFactory(round=other)
    client = signed_in(office.auditor)

    def rows(**query):
        return client.get(TRAIL, query).context["page"].paginator.count

    assert rows(round=other.pk) == 1
    assert rows(q="bergeser TENGGAT") == 1
    assert rows(agency=office.dishub.pk) == StateChange.objects.filter(submission=office.packet()).count()


@pytest.mark.parametrize("query", [{"round": "x"}, {"agency": "x" * 5000}, {"q": "x" * 5000}, {"page": "x"}])
def test_junk_in_the_filter_is_overlooked(office, query):
    assert signed_in(office.auditor).get(TRAIL, query).status_code == 200


def test_the_auditor_takes_the_trail_away_as_harmless_csv(office):
    factories.StateChangeFactory(round=office.round, reason="=1+1")

    answer = signed_in(office.auditor).get(TRAIL, {"format": "csv"})

    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(text.splitlines(), delimiter=";"))
    assert rows[0][:3] == ["When", "Who", "Office"]
    assert len(rows) == 1 + StateChange.objects.count()
    assert {len(row) for row in rows} == {11}
    assert "'=1+1" in {row[-1] for row in rows}


@pytest.mark.parametrize("count", [1, 40])
def test_the_trail_costs_the_same_at_any_size(django_assert_num_queries, office, count):
    item = office.program_item()
    for _ in range(count):
        factories.StateChangeFactory(
            round=office.round, submission=item.submission, item=item, by=office.coordinator
        )
    client = signed_in(office.auditor)

    with django_assert_num_queries(TRAIL_QUERIES):
        client.get(TRAIL)
