import pytest
from django.urls import reverse

from evaluations.choices import ReportState, ResultKind
from evaluations.models import Report, ReportDownload
from tests import factories
from tests.evaluations.published import letter_round, ready_report
from tests.evaluations.views.clients import signed_in

pytestmark = pytest.mark.django_db

DESK = reverse("evaluations:report_list")
LIST_QUERIES = 13


@pytest.fixture
def round():
    return letter_round()


@pytest.fixture
def boss(round):
    return factories.coordinator(round.regency)


def detail(report):
    return reverse("evaluations:report_detail", args=[report.pk])


def download(report):
    return reverse("evaluations:report_download", args=[report.pk])


def move(report, name):
    return reverse("evaluations:report_move", args=[report.pk, name])


def ask(round, wrong=None):
    return {"round": round.pk, "format": "pdf", "language": "id"} | (wrong or {})


def test_who_asks_follows_the_report_from_its_first_step(round, boss):
    answer = signed_in(boss).post(DESK, ask(round))

    report = Report.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, detail(report))
    assert (report.result.version, report.requested_by, report.state) == (1, boss, ReportState.QUEUED)


@pytest.mark.parametrize("wrong", [{"round": 0}, {"round": "x"}, {"format": "docx"}, {"language": "jv"}])
def test_a_report_of_what_there_is_not_is_refused(round, boss, wrong):
    assert signed_in(boss).post(DESK, ask(round, wrong)).status_code == 400
    assert not Report.objects.exists()


def test_a_report_being_made_moves_on_the_desk_by_itself(round, boss):
    report = factories.ReportFactory(round=round, state=ReportState.RUNNING, percent=30, step="charts")

    page = signed_in(boss).get(DESK).text

    assert f'hx-get="{detail(report)}"' in page
    assert "30%" in page


def test_a_finished_report_moves_no_more(round, boss):
    report = ready_report(round)

    page = signed_in(boss).get(detail(report)).text

    assert "hx-get" not in page
    assert "100%" in page


def test_a_download_is_logged(round, boss):
    report = ready_report(round)

    answer = signed_in(boss).get(download(report))

    assert b"".join(answer.streaming_content) == b"%PDF-contoh"
    assert report.code.lower() in answer["Content-Disposition"]
    assert [row.by for row in ReportDownload.objects.all()] == [boss]
    assert str(boss.user) in signed_in(boss).get(detail(report)).text


@pytest.mark.parametrize("state", [ReportState.QUEUED, ReportState.RUNNING, ReportState.FAILED])
def test_what_is_not_ready_is_not_handed_out(round, boss, state):
    report = ready_report(round, state=state)

    answer = signed_in(boss).get(download(report))

    assert (answer.status_code, answer["Location"]) == (302, detail(report))
    assert not ReportDownload.objects.exists()


def test_a_lost_file_is_a_sentence(round, boss):
    report = ready_report(round)
    report.file.storage.delete(report.file.name)

    page = signed_in(boss).get(download(report), follow=True)

    assert page.status_code == 200
    assert "missing from the store" in page.text
    assert not ReportDownload.objects.exists()


def test_a_failed_report_says_why_and_is_tried_again_from_its_row(round, boss):
    report = factories.ReportFactory(
        round=round, state=ReportState.FAILED, error="Contoh: penyimpanan penuh."
    )
    client = signed_in(boss)
    assert "Contoh: penyimpanan penuh." in client.get(DESK).text

    client.post(move(report, "retry"))

    report.refresh_from_db()
    assert (report.state, report.error) == (ReportState.QUEUED, "")


def test_a_waiting_report_is_cancelled(round, boss):
    report = factories.ReportFactory(round=round)

    signed_in(boss).post(move(report, "cancel"))

    report.refresh_from_db()
    assert report.state == ReportState.CANCELLED


def test_a_report_already_finished_cannot_be_cancelled(round, boss):
    report = ready_report(round)

    page = signed_in(boss).post(move(report, "cancel"), follow=True).text

    assert "finished already" in page
    report.refresh_from_db()
    assert report.state == ReportState.READY


def test_there_is_no_third_move(round, boss):
    assert signed_in(boss).post(move(factories.ReportFactory(round=round), "burn")).status_code == 404


def test_a_replaced_report_is_marked(round, boss):
    ready_report(round)
    assert "No longer valid" not in signed_in(boss).get(DESK).text

    factories.RoundResultFactory(round=round, kind=ResultKind.PUBLICATION, version=2)

    assert "No longer valid" in signed_in(boss).get(DESK).text


@pytest.mark.parametrize("written", ["{code}", "{lower}", "{bare}", "{start}", "abababab abab", "ab" * 32])
def test_a_report_is_found_by_code_or_fingerprint_however_written(round, boss, written):
    code = ready_report(round).code
    forms = {"code": code, "lower": code.lower(), "bare": code.replace("-", ""), "start": code[:9]}

    assert code in signed_in(boss).get(DESK, {"q": written.format(**forms)}).text


@pytest.mark.parametrize("q", ["0000-0000-0000", "…", "x" * 10_000, "<>", "😀"])
def test_what_is_not_there_is_not_found(round, boss, q):
    code = ready_report(round).code

    answer = signed_in(boss).get(DESK, {"q": q})

    assert answer.status_code == 200
    assert code not in answer.text


def test_the_second_page_keeps_what_was_searched_for(round, boss):
    for _ in range(21):
        ready_report(round)

    page = signed_in(boss).get(DESK, {"q": "ab"}).text

    assert "?q=ab&amp;page=2" in page


def test_an_agency_sees_reports_of_published_results_only(round):
    published = ready_report(round)
    provisional = ready_report(round, result=None)
    operator = factories.operator(round.regency.coordinating_agency)

    page = signed_in(operator).get(DESK).text

    assert (published.code in page, provisional.code in page) == (True, False)
    assert signed_in(operator).get(download(provisional)).status_code == 404


@pytest.mark.parametrize("count", [1, 15])
def test_the_desk_costs_the_same_at_any_size(django_assert_num_queries, round, boss, count):
    for _ in range(count):
        ready_report(round)
        factories.ReportFactory(round=round, state=ReportState.RUNNING)
    client = signed_in(boss)

    with django_assert_num_queries(LIST_QUERIES):
        client.get(DESK)
