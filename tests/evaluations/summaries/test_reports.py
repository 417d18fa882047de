import pytest

from evaluations.choices import ReportState, ReportStep, ResultKind
from evaluations.summaries.reports import newest_results, steps, verdict_of
from tests import factories
from tests.evaluations.published import letter_round, ready_report

pytestmark = pytest.mark.django_db


def test_a_report_is_valid_until_a_newer_result_replaces_it():
    round = letter_round()
    report = ready_report(round)
    assert verdict_of(report) == "valid"

    newer = factories.RoundResultFactory(round=round, kind=ResultKind.PUBLICATION, version=2)

    assert verdict_of(report) == "replaced"
    assert newest_results([report]) == {newer.pk}


def test_a_report_of_a_running_round_is_provisional():
    assert verdict_of(ready_report(letter_round(publish=False))) == "provisional"


def test_steps_are_done_now_or_next():
    report = factories.ReportFactory(state=ReportState.RUNNING, step=ReportStep.CHARTS)

    assert [place for _word, place in steps(report)] == ["done", "now", "next", "next"]
