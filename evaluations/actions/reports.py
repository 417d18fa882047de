"""Reports are asked for here and made by a worker; the row is the truth, the queue only hurries it along.

A worker `take`s the row (state, lease, attempt), keeps the lease alive by a heartbeat and `finish`es it.
A worker that died lets its lease run out; the sweeper hands the row to the next. A worker that lost its
lease finds another `attempt` on the row and stops.
"""

import hashlib
import threading
from contextlib import contextmanager
from datetime import timedelta

from django.core.files import File
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluations import notifications
from evaluations.actions.moves import Refused, ensure
from evaluations.choices import ReportFormat, ReportKind, ReportState, ReportStep, RoundState
from evaluations.models import Report, ReportDownload, Round
from evaluations.rules import Conflict, Forbidden, making_refusal
from evaluations.summaries.results import published_reading
from evaluations.worker import hurry

LEASE = timedelta(seconds=20)
HEARTBEAT_SECONDS = 5
MAX_ATTEMPTS = 3

# How far a report is when a step begins; a step of many parts moves towards the next.
STEP_PERCENT = {
    ReportStep.COLLECT: 5,
    ReportStep.CHARTS: 30,
    ReportStep.TYPESET: 50,
    ReportStep.STORE: 90,
}
FINISHED = 100


class LeaseLost(Exception):
    """Another worker has taken this report over, or it was cancelled: stop quietly."""


@transaction.atomic
def request_report(round, *, by, kind=ReportKind.EVALUATION, format=ReportFormat.PDF, language="id"):
    """Queue a report, from the frozen result of a published round or provisionally from the running one.

    The same published result asked for again answers the report that is there or under way.
    """
    ensure_visible(round, by)
    reading = published_reading(round)
    result = reading.result if reading else None
    if existing := same_request(round, result, kind=kind, format=format, language=language):
        return existing
    report = Report.objects.create(
        round=round, result=result, kind=kind, format=format, language=language, requested_by=by
    )
    hurry("make_report", report.pk)
    return report


def ensure_visible(round, by):
    if not Round.objects.visible_to(by).filter(pk=round.pk).exists():
        raise Refused(Forbidden(_("You cannot see this round.")))
    if round.state == RoundState.DRAFT:
        raise Refused(Conflict(_("A round that is being prepared has nothing to report.")))
    if by.works_for_agency and published_reading(round) is None:
        raise Refused(Conflict(_("Agencies download reports once the round is published.")))


def same_request(round, result, **wanted):
    """A running round changes from minute to minute: only a report still being made counts as the same."""
    rows = Report.objects.filter(round=round, result=result, **wanted)
    if result is None:
        return rows.unfinished().first()
    return rows.exclude(state__in=[ReportState.FAILED, ReportState.CANCELLED]).first()


@transaction.atomic
def retry_report(report, *, by):
    """Queue a failed or cancelled report again."""
    report = locked(report)
    ensure(making_refusal(report, by))
    if report.state not in {ReportState.FAILED, ReportState.CANCELLED}:
        raise Refused(Conflict(_("Only a failed or cancelled report can be made again.")))
    report.state, report.error, report.attempt = ReportState.QUEUED, "", 0
    report.step, report.percent, report.cancel_requested = "", 0, False
    report.save()
    hurry("make_report", report.pk)
    return report


@transaction.atomic
def cancel_report(report, *, by):
    """Stop a report between two steps: the worker looks at the flag, nobody kills it."""
    report = locked(report)
    ensure(making_refusal(report, by))
    if report.is_finished:
        raise Refused(Conflict(_("This report is finished already.")))
    report.cancel_requested = True
    if report.state == ReportState.QUEUED:
        report.state, report.finished_at = ReportState.CANCELLED, timezone.now()
    report.save()
    return report


def locked(report):
    return Report.objects.select_for_update().get(pk=report.pk)


@transaction.atomic
def take(report_id):
    """Claim the report for this worker, or None when it is finished, held by another, or tried too often."""
    report = Report.objects.select_for_update().filter(pk=report_id).first()
    if report is None or report.is_finished or is_held(report):
        return None
    if report.attempt >= MAX_ATTEMPTS:
        fail(report, _("Making it was interrupted %(count)d times.") % {"count": report.attempt})
        return None
    report.state = ReportState.RUNNING
    report.attempt = F("attempt") + 1
    report.lease_until = timezone.now() + LEASE
    report.step, report.percent = ReportStep.COLLECT, STEP_PERCENT[ReportStep.COLLECT]
    report.save()
    report.refresh_from_db()
    return report


def is_held(report):
    return report.state == ReportState.RUNNING and report.lease_until and report.lease_until > timezone.now()


@contextmanager
def heartbeat(report):
    """Renew the lease every few seconds while the work inside goes on, however long one step takes."""
    stop = threading.Event()

    def beat():
        while not stop.wait(HEARTBEAT_SECONDS):
            mine(report).update(lease_until=timezone.now() + LEASE)
        connection.close()

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def mine(report):
    """The row, as long as it is still this worker's."""
    return Report.objects.filter(pk=report.pk, attempt=report.attempt, state=ReportState.RUNNING)


def advance(report, step, done=0, of=1):
    """Note a finished part and renew the lease. Raises LeaseLost when the row is no longer this worker's."""
    begin = STEP_PERCENT[step]
    end = min([percent for percent in (*STEP_PERCENT.values(), FINISHED) if percent > begin])
    percent = begin + (end - begin) * done // max(of, 1)
    held = mine(report).filter(cancel_requested=False)
    if held.update(step=step, percent=percent, lease_until=timezone.now() + LEASE):
        return
    mine(report).filter(cancel_requested=True).update(
        state=ReportState.CANCELLED, finished_at=timezone.now(), lease_until=None
    )
    raise LeaseLost


def finish(report, path, page_count=None):
    """Store the file with its fingerprint, once: only the worker that still holds the row."""
    with transaction.atomic():
        row = Report.objects.select_for_update().get(pk=report.pk)
        if row.attempt != report.attempt or row.state != ReportState.RUNNING:
            raise LeaseLost
        with path.open("rb") as made:
            row.sha256 = hashlib.file_digest(made, "sha256").hexdigest()
            made.seek(0)
            row.file.save(path.name, File(made), save=False)
        row.size_bytes, row.page_count = path.stat().st_size, page_count
        row.state, row.percent, row.lease_until = ReportState.READY, FINISHED, None
        row.finished_at = timezone.now()
        row.save()
        notifications.report_ready(row)


def fail(report, message):
    """Record the cause, unless another worker has the row by now."""
    Report.objects.filter(pk=report.pk, attempt=report.attempt).exclude(state=ReportState.READY).update(
        state=ReportState.FAILED, error=message, lease_until=None, finished_at=timezone.now()
    )


def sweep():
    """Send abandoned and forgotten reports to the queue again; returns their ids."""
    now = timezone.now()
    forgotten = Report.objects.filter(state=ReportState.QUEUED, requested_at__lt=now - timedelta(seconds=30))
    reports = [*Report.objects.abandoned(now), *forgotten]
    for report in reports:
        hurry("make_report", report.pk)
    return [report.pk for report in reports]


def log_download(report, *, by):
    ReportDownload.objects.create(report=report, by=by)
