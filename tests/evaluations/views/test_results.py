import pytest
from django.urls import reverse

from evaluations.actions.rounds import open_round
from tests import factories
from tests.evaluations.published import letter_round, published_office
from tests.evaluations.views.clients import signed_in
from tests.office import Office

pytestmark = pytest.mark.django_db

RESULT_QUERIES = 6
RUNNING_RESULT_QUERIES = 25


def result(round):
    return reverse("evaluations:round_result", args=[round.address])


def answers(round, code):
    return f"{reverse('evaluations:answers', args=[round.address])}?aspect={code}"


def test_the_golden_case_adds_up_on_the_page():
    round = letter_round()

    page = signed_in(factories.leader(round.regency)).get(result(round)).text

    for figure in ("2.81", "0.348", "0.468", "0.900", "0.540", "0.550", "2.806"):
        assert figure in page
    assert "No scores per dimension" in page
    assert "Three readings" not in page


def test_a_figure_leads_down_to_its_answers_for_those_who_may_read_them():
    office = published_office()

    assert answers(office.round, "QW") in signed_in(office.coordinator).get(result(office.round)).text
    assert answers(office.round, "QW") not in signed_in(office.operator).get(result(office.round)).text


def test_nothing_leads_down_from_a_letter():
    round = letter_round()

    page = signed_in(factories.coordinator(round.regency)).get(result(round)).text

    assert answers(round, "BL") not in page


def test_a_running_round_is_provisional_and_says_who_is_awaited():
    office = Office()
    leader = factories.leader(office.regency)

    page = signed_in(leader).get(result(office.round)).text

    assert "Provisional" in page
    assert "2 agencies have not handed in" in page


def test_an_agency_reads_no_figure_before_publication():
    office = Office()
    office.hand_in()

    page = signed_in(office.operator).get(result(office.round)).text

    assert "is not published yet" in page
    assert "hero-index" not in page


def test_a_sample_is_marked():
    round = letter_round(is_sample=True)

    assert "Sample" in signed_in(factories.leader(round.regency)).get(result(round)).text


def test_ranks_stand_with_their_source():
    round = letter_round(publish=False)
    factories.RankFactory(round=round, position=3, out_of=27, source="Contoh: surat kabar")

    page = signed_in(factories.coordinator(round.regency)).get(result(round)).text

    assert "Rank 3 of 27" in page
    assert "Contoh: surat kabar" in page


@pytest.mark.parametrize("published", [True, False])
def test_the_result_in_hand_is_the_newest_published(published):
    round = letter_round(publish=published)

    answer = signed_in(factories.leader(round.regency)).get(reverse("evaluations:result_list"))

    assert (answer.status_code, answer.headers.get("Location")) == (
        (302, result(round)) if published else (200, None)
    )


def test_a_published_result_costs_the_same_at_any_size(django_assert_num_queries):
    letter, office = letter_round(), published_office()

    for round in (letter, office.round):
        client = signed_in(factories.leader(round.regency))
        with django_assert_num_queries(RESULT_QUERIES):
            client.get(result(round))


@pytest.mark.parametrize("programs", [0, 9])
def test_a_running_result_costs_the_same_at_any_size(django_assert_num_queries, programs):
    office = Office(opened=False)
    factories.ProgramFactory.create_batch(programs, masterplan=office.masterplan, lead_agency=office.dishub)
    office.round = open_round(office.round, by=office.coordinator)
    office.fill()
    client = signed_in(factories.leader(office.regency))

    with django_assert_num_queries(RUNNING_RESULT_QUERIES):
        client.get(result(office.round))
