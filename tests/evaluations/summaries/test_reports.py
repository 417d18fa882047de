import pytest

from evaluations.actions.reports import STEP_PERCENT
from evaluations.choices import ReportState, ReportStep, ResultKind
from evaluations.summaries.reports import as_followed, newest_results, steps, verdict_of
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


def test_a_report_made_between_two_looks_is_told_step_by_step():
    report = ready_report(letter_round())

    told, seen = [], 0
    while seen < 100:
        followed = as_followed(fresh(report), seen, STEP_PERCENT)
        seen = followed.percent
        told.append((followed.state, seen))

    assert told == [("running", percent) for percent in (5, 30, 50, 90)] + [("ready", 100)]


@pytest.mark.parametrize("state", [ReportState.QUEUED, ReportState.FAILED, ReportState.CANCELLED])
def test_what_is_not_made_is_told_as_it_is(state):
    report = factories.ReportFactory(state=state, percent=50, step=ReportStep.TYPESET)

    assert as_followed(report, 0, STEP_PERCENT) is report
    assert (report.state, report.percent) == (state, 50)


def test_a_running_report_is_never_told_ahead_of_itself():
    report = factories.ReportFactory(state=ReportState.RUNNING, percent=17, step=ReportStep.COLLECT)

    assert as_followed(report, 5, STEP_PERCENT).percent == 17


def test_steps_are_done_now_or_next():
    report = factories.ReportFactory(state=ReportState.RUNNING, step=ReportStep.CHARTS)

    assert [place for _word, place in steps(report)] == ["done", "now", "next", "next"]


def fresh(report):
    return type(report).objects.get(pk=report.pk)
