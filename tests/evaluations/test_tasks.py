"""Reports made by a real worker: the row is the truth, the queue only hurries it along."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from decimal import Decimal

import pypdfium2
import pytest
from django.utils import timezone

from evaluations import tasks
from evaluations.actions import reports
from evaluations.actions.moves import Refused
from evaluations.actions.rounds import publish_round
from evaluations.choices import OfficialScope, ReportState, ResultKind
from evaluations.models import OfficialScore, Report
from evaluations.reports.collect import collect
from evaluations.reports.document import Formula
from tests import factories
from tests.office import Office

GOLDEN = {"BL": "3.48", "OP": "2.34", "OC": "3.00", "IM": "2.70", "QW": "2.75"}


def golden_round():
    """Kabupaten Bekasi 2023 stage II: the press printed five aspects and 2.81, nothing beneath."""
    office = Office(opened=False, year=2023, stage=2, state="assessment")
    for code, value in GOLDEN.items():
        OfficialScore.objects.create(
            round=office.round, scope=OfficialScope.ASPECT, code=code, value=Decimal(value)
        )
    OfficialScore.objects.create(round=office.round, scope=OfficialScope.FINAL, value=Decimal("2.81"))
    publish_round(office.round, by=office.administrator)
    office.round.refresh_from_db()
    return office


def wait_for(report, *states, seconds=60):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        report.refresh_from_db()
        if report.state in states:
            return report
        time.sleep(0.1)
    raise AssertionError(f"the report is still {report.state} ({report.error})")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("format", ["pdf", "xlsx"])
def test_a_worker_makes_the_report_and_leaves_its_fingerprint(celery_worker, format):
    office = golden_round()

    report = reports.request_report(office.round, by=office.coordinator, format=format)

    wait_for(report, ReportState.READY)
    with report.file.open("rb") as file:
        content = file.read()
    assert (report.percent, report.size_bytes, len(report.sha256)) == (100, len(content), 64)
    assert report.file.name == f"reports/{report.code.lower()}.{format}"


@pytest.mark.django_db(transaction=True)
def test_the_report_prints_the_published_final(celery_worker):
    office = golden_round()
    report = wait_for(reports.request_report(office.round, by=office.coordinator), ReportState.READY)

    with report.file.open("rb") as file:
        document = pypdfium2.PdfDocument(file.read())
    text = "".join(page.get_textpage().get_text_range() for page in document)

    assert "2,81" in text
    assert "2,806" in text


@pytest.mark.django_db
def test_a_published_report_is_collected_from_the_snapshot_alone():
    office = golden_round()
    report = reports.request_report(office.round, by=office.coordinator)
    before = collect(report)

    OfficialScore.objects.update(value=Decimal(1))
    office.masterplan.dimensions.update(name="Contoh: dimensi baru")
    office.round.instrument.aspects.update(name="Contoh: aspek baru")

    assert collect(report) == before
    formula = next(
        block for section in before.sections for block in section.blocks if isinstance(block, Formula)
    )
    assert formula.result == Decimal("2.806")


@pytest.mark.django_db
def test_the_same_published_report_is_made_once():
    office = golden_round()

    first = reports.request_report(office.round, by=office.coordinator)
    second = reports.request_report(office.round, by=office.administrator)
    other = reports.request_report(office.round, by=office.coordinator, format="xlsx")

    assert (second.pk, Report.objects.count()) == (first.pk, 2)
    assert other.result.kind == ResultKind.PUBLICATION


@pytest.mark.django_db
def test_an_agency_waits_for_the_publication():
    office = Office()

    with pytest.raises(Refused):
        reports.request_report(office.round, by=office.operator)

    assert not Report.objects.exists()


@pytest.fixture
def running():
    """A report in the hands of a worker."""
    office = Office()
    report = reports.request_report(office.round, by=office.coordinator)
    return reports.take(report.pk)


@pytest.mark.django_db
def test_a_report_is_taken_by_one_worker_only(running):
    assert (running.state, running.attempt) == (ReportState.RUNNING, 1)
    assert reports.take(running.pk) is None


@pytest.mark.django_db
def test_progress_moves_from_finished_steps(running):
    seen = []
    for step, done, of in (
        ("collect", 0, 1),
        ("collect", 1, 2),
        ("charts", 0, 1),
        ("typeset", 0, 1),
        ("store", 0, 1),
    ):
        reports.advance(running, step, done, of)
        seen.append(Report.objects.get().percent)

    assert seen == [5, 17, 30, 50, 90]


@pytest.mark.django_db
def test_the_sweeper_hands_an_abandoned_report_to_the_next_worker(running):
    Report.objects.update(lease_until=timezone.now() - timedelta(seconds=1))

    assert reports.sweep() == [running.pk]
    second = reports.take(running.pk)

    assert second.attempt == 2
    with pytest.raises(reports.LeaseLost):
        reports.advance(running, "charts")


@pytest.mark.django_db
def test_a_report_that_keeps_killing_its_workers_fails_with_a_reason(running):
    Report.objects.update(attempt=reports.MAX_ATTEMPTS, lease_until=timezone.now() - timedelta(seconds=1))

    assert reports.take(running.pk) is None

    running.refresh_from_db()
    assert running.state == ReportState.FAILED
    assert running.error


@pytest.mark.django_db
def test_cancelling_stops_between_two_steps(running):
    reports.cancel_report(running, by=running.requested_by)

    with pytest.raises(reports.LeaseLost):
        reports.advance(running, "charts")

    running.refresh_from_db()
    assert running.state == ReportState.CANCELLED


@pytest.mark.django_db
@pytest.mark.parametrize("move", [reports.cancel_report, reports.retry_report])
def test_a_report_is_stopped_by_whoever_asked_for_it_or_the_secretariat(running, move):
    with pytest.raises(Refused):
        move(running, by=factories.auditor(running.round.regency))

    assert Report.objects.get().state == ReportState.RUNNING


@pytest.mark.django_db
def test_a_failed_report_is_made_again(running):
    reports.fail(running, "Contoh: ruang penyimpanan penuh.")

    retried = reports.retry_report(Report.objects.get(), by=running.requested_by)

    assert (retried.state, retried.attempt, retried.error) == (ReportState.QUEUED, 0, "")


@pytest.mark.django_db(transaction=True)
def test_a_report_whose_worker_is_killed_still_arrives_once(tmp_path):
    office = golden_round()
    report = factories.ReportFactory(
        round=office.round, result=office.round.results.get(), requested_by=office.coordinator
    )
    victim = worker_stuck_on(report, tmp_path)
    os.kill(victim.pid, signal.SIGKILL)
    victim.wait()
    report.refresh_from_db()
    assert report.state == ReportState.RUNNING

    Report.objects.update(lease_until=timezone.now() - timedelta(seconds=1))  # as when the lease has run out
    reports.sweep()
    tasks.make_report(report.pk)
    tasks.make_report(report.pk)

    wait_for(report, ReportState.READY)
    assert report.attempt == 2
    assert report.file.storage.listdir("reports")[1].count(f"{report.code.lower()}.pdf") == 1


def worker_stuck_on(report, folder):
    """A process that has taken the report and will never finish it."""
    script = folder / "stuck.py"
    script.write_text(
        "import django, sys, time\n"
        "django.setup()\n"
        "from evaluations.actions import reports\n"
        "report = reports.take(int(sys.argv[1]))\n"
        "with reports.heartbeat(report):\n"
        "    print('taken', flush=True)\n"
        "    time.sleep(600)\n"
    )
    process = subprocess.Popen(
        [sys.executable, script, str(report.pk)],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "SMARTCITY_TEST_WORKER": "1",
            "PYTHONPATH": os.getcwd(),
        },
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "taken\n"
    return process


@pytest.mark.django_db
def test_the_clock_closes_what_is_due():
    office = Office()
    office.pass_deadline()

    tasks.close_due_rounds()

    office.round.refresh_from_db()
    assert office.round.state == "verification"


@pytest.mark.django_db
def test_the_clock_waits_while_somebody_has_more_time():
    office = Office()
    office.pass_deadline()
    factories.ExtensionFactory(submission=office.packet(), granted_by=office.coordinator)

    tasks.close_due_rounds()

    office.round.refresh_from_db()
    assert office.round.state == "open"
