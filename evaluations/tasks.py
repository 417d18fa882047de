"""Doors for the worker: each takes ids, calls one function, may run twice and leaves its outcome on a row."""

import logging
import tempfile
from pathlib import Path

from celery import shared_task
from django.utils import translation
from django.utils.translation import gettext as _

from evaluations import outbox, previews
from evaluations.actions import reports
from evaluations.actions.rounds import close_due_rounds as close_rounds
from evaluations.choices import ReportStep
from evaluations.models import EvidenceVersion
from evaluations.reports.collect import collect
from evaluations.reports.renderers import render

logger = logging.getLogger(__name__)


@shared_task(ignore_result=True)
def make_report(report_id):
    report = reports.take(report_id)
    if report is None:
        return
    try:
        with (
            translation.override(report.language),
            reports.heartbeat(report),
            tempfile.TemporaryDirectory() as folder,
        ):
            make(report, Path(folder) / f"{report.code}.{report.format}")
    except reports.LeaseLost:
        logger.info("report %s: cancelled or taken over", report_id)
    except Exception:
        logger.exception("report %s failed", report_id)
        with translation.override(report.language):
            reports.fail(report, _("The file could not be made. Try again, or tell the administrator."))


def make(report, path):
    def progress(step, done=0, of=1):
        reports.advance(report, step, done, of)

    document = collect(report, progress)
    pages = render(document, report.format, path, progress)
    progress(ReportStep.STORE)
    reports.finish(report, path, page_count=pages)


@shared_task(ignore_result=True)
def sweep_reports():
    reports.sweep()


@shared_task(ignore_result=True)
def deliver_outbox():
    outbox.deliver()


@shared_task(ignore_result=True)
def close_due_rounds():
    close_rounds()


@shared_task(ignore_result=True)
def make_preview(version_id):
    version = EvidenceVersion.objects.filter(pk=version_id).first()
    if version is not None:
        previews.make(version)
