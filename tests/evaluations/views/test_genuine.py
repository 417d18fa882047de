import pytest
from django.test import Client
from django.urls import reverse

from evaluations.choices import ReportState, ResultKind
from evaluations.views.genuine import tidy
from tests import factories
from tests.evaluations.published import letter_round, ready_report

pytestmark = pytest.mark.django_db

QUESTION = reverse("evaluations:genuine")


@pytest.fixture
def stranger():
    return Client(headers={"accept-language": "en"})


def page_of(code):
    return reverse("evaluations:genuine_code", args=[code])


def test_a_report_in_force_is_genuine_and_says_what_to_compare(stranger):
    report = ready_report(letter_round())

    page = stranger.get(page_of(report.code)).text

    assert 'data-verdict="valid"' in page
    assert "This report is genuine" in page
    assert "2.81 out of 4.00" in page
    assert f'data-match="{report.sha256}"' in page


def test_a_replaced_report_leads_to_the_one_in_force(stranger):
    round = letter_round()
    old = ready_report(round)
    factories.RoundResultFactory(
        round=round, kind=ResultKind.PUBLICATION, version=2, snapshot=old.result.snapshot
    )
    new = ready_report(round)

    page = stranger.get(page_of(old.code)).text

    assert 'data-verdict="replaced"' in page
    assert page_of(new.code) in page


def test_a_report_made_before_publication_is_provisional(stranger):
    page = stranger.get(page_of(ready_report(letter_round(publish=False)).code)).text

    assert 'data-verdict="provisional"' in page
    assert "Provisional" in page


@pytest.mark.parametrize("state", [ReportState.QUEUED, ReportState.FAILED, ReportState.CANCELLED])
def test_a_report_never_made_is_unknown(stranger, state):
    report = ready_report(letter_round(), state=state)

    answer = stranger.get(page_of(report.code))

    assert answer.status_code == 404
    assert 'data-verdict="unknown"' in answer.text


@pytest.mark.parametrize(
    "typed", ["a2b3c4d5e6f7", "A2B3-C4D5-E6F7", " a2b3 c4d5 e6f7 ", "A2B3–C4D5–E6F7", "a2b3.c4d5/e6f7"]
)
def test_a_code_may_be_typed_in_any_dress(stranger, typed):
    assert tidy(typed) == "A2B3-C4D5-E6F7"
    assert stranger.get(QUESTION, {"code": typed})["Location"] == page_of("A2B3-C4D5-E6F7")


@pytest.mark.parametrize("typed", ["x" * 10_000, "…", "😀", "<script>", "%s", "١٢٣"])
def test_junk_is_an_unknown_code(stranger, typed):
    answer = stranger.get(QUESTION, {"code": typed}, follow=True)

    assert (answer.status_code, 'data-verdict="unknown"' in answer.text) == (404, True)


@pytest.mark.parametrize("query", [{}, {"code": ""}, {"code": "  "}])
def test_without_a_code_it_asks_for_one(stranger, query):
    assert "Is this report genuine?" in stranger.get(QUESTION, query).text
