import pytest
from django.core.files.base import ContentFile

from evaluations.choices import ReportState, RoundState
from evaluations.models import Report, ReportDownload
from tests.evaluations.api.clients import client_of, get, post
from tests.factories import ReportFactory, RoundFactory, coordinator, operator, reviewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss():
    return coordinator()


@pytest.fixture
def round(boss):
    return RoundFactory(masterplan__regency=boss.regency, year=2023, state=RoundState.VERIFICATION)


def ready(round, **fields):
    report = ReportFactory(round=round, state=ReportState.READY, percent=100, sha256="ab" * 32, **fields)
    report.file.save("x", ContentFile(b"%PDF-contoh"))
    return report


def test_a_report_is_asked_for_and_queued(boss, round):
    answer = post(client_of(boss), "reports/", {"round": "2023-2", "kind": "evaluation", "format": "xlsx"})

    assert answer.status_code == 201
    row = answer.json()
    report = Report.objects.get()
    assert (row["id"], row["state"], row["percent"], row["format"]) == (report.pk, "queued", 0, "xlsx")
    assert (row["code"], row["sha256"], row["download_url"]) == (report.code, "", None)
    assert report.requested_by == boss
    assert type(answer["Location"]) is str  # a web server takes no subclass
    assert answer["Location"] == row["url"] == f"http://testserver/api/v1/reports/{report.pk}/"


def test_kind_and_format_may_be_left_out(boss, round):
    row = post(client_of(boss), "reports/", {"round": "2023-2"}).json()

    assert (row["kind"], row["format"], row["language"]) == ("evaluation", "pdf", "id")


@pytest.mark.parametrize(
    "wrong",
    [
        {"round": "2023"},
        {"round": None},
        {"round": 20232},
        {"kind": "poster"},
        {"format": "docx"},
        {"format": []},
    ],
)
def test_a_report_of_what_there_is_not_is_refused(boss, round, wrong):
    answer = post(client_of(boss), "reports/", {"round": "2023-2", **wrong})

    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == list(wrong)
    assert not Report.objects.exists()


def test_a_report_of_a_round_one_does_not_see_is_not_there(boss, round):
    assert post(client_of(boss), "reports/", {"round": "2023-1"}).status_code == 404
    assert post(client_of(reviewer(boss.regency)), "reports/", {"round": "2023-2"}).status_code == 404
    assert not Report.objects.exists()


def test_an_agency_asks_for_no_report_before_publication(boss, round):
    agency = operator(regency=boss.regency, agency__regency=boss.regency)

    answer = post(client_of(agency), "reports/", {"round": "2023-2"})

    assert answer.status_code == 409
    assert not Report.objects.exists()


def test_a_ready_report_is_downloaded_and_the_download_noted(boss, round):
    report = ready(round)
    client = client_of(boss)

    row = get(client, f"reports/{report.pk}/").json()
    answer = client.get(row["download_url"], HTTP_ACCEPT="application/pdf")

    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == b"%PDF-contoh"
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert [(row.report, row.by) for row in ReportDownload.objects.all()] == [(report, boss)]


@pytest.mark.parametrize("state", [state for state in ReportState if state != ReportState.READY])
def test_what_is_not_ready_is_not_downloaded(boss, round, state):
    report = ReportFactory(round=round, state=state)

    answer = get(client_of(boss), f"reports/{report.pk}/download/")

    assert answer.status_code == 409
    assert answer.json()["code"] == "conflict"
    assert not ReportDownload.objects.exists()


def test_rights_are_checked_at_each_download(boss, round):
    report = ready(round)
    client = client_of(reviewer(boss.regency))

    assert get(client, f"reports/{report.pk}/download/").status_code == 404
    assert not ReportDownload.objects.exists()
