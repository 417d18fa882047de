"""From a round to a `Document`: the only module of the reports that queries; it renders nothing.

A report of a frozen result reads its snapshot alone, so later edits change nothing and the same
result gives the same document.
"""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluations.choices import ReportStep
from evaluations.reports.document import Cover, Document
from evaluations.reports.progress import Progress, unheard
from evaluations.reports.sections import (
    agencies,
    aspects,
    dimensions,
    findings,
    indicators,
    programs,
    summary,
)
from evaluations.summaries.figures import Figures
from evaluations.summaries.snapshot import snapshot_of

SECTIONS = (
    summary.section,
    aspects.section,
    dimensions.section,
    programs.section,
    agencies.section,
    findings.section,
    indicators.annex,
    programs.annex,
    agencies.annex,
    indicators.evidence_annex,
)


def collect(report, progress: Progress = unheard) -> Document:
    """The evaluation report in the active language."""
    snapshot = report.result.snapshot if report.result else snapshot_of(report.round)
    progress(ReportStep.COLLECT, 1, 2)
    document = evaluation_report(report, Figures(snapshot))
    progress(ReportStep.COLLECT, 2, 2)
    return document


def evaluation_report(report, figures) -> Document:
    regency = figures.snapshot["regency"]
    title = _("Smart City evaluation report")
    return Document(
        title=_("Evaluation report on the implementation of Smart City"),
        period=figures.round_title,
        subtitle=subtitle(report, figures),
        running_title=f"{title} · {figures.round_title}",
        regency=regency["name"],
        government=_("Government of %(regency)s") % {"regency": regency["name"]},
        issuer=regency["coordinating_agency"],
        ministry=regency["ministry"],
        place=regency["name"],
        date=document_date(report),
        number=_("Version %(version)d") % {"version": report.result.version} if report.result else "",
        code=report.code,
        verify_url=f"{settings.SITE_URL}/genuine/{report.code}/",
        sections=tuple(section for build in SECTIONS if (section := build(figures)) is not None),
        cover=cover(figures),
        language=report.language,
        zone=regency["time_zone"],
        provisional=report.is_provisional,
    )


def subtitle(report, figures):
    if figures.snapshot["round"]["is_sample"]:
        return _("Sample: the figures show how the portal works, nothing else.")
    if report.is_provisional:
        return _("Provisional: not published yet.")
    if not figures.agencies:
        return figures.snapshot["masterplan"]["title"]
    return _("Six dimensions, eighteen sub-dimensions, %(count)d agencies.") % {
        "count": len(figures.agencies)
    }


def document_date(report) -> date:
    """Of the frozen result, so that the same result gives the same bytes; else of the request."""
    moment: datetime = report.result.frozen_at if report.result else report.requested_at
    return timezone.localdate(moment, report.round.regency.zone)


def cover(figures) -> Cover:
    return Cover(
        label=_("Smart City index"),
        value=figures.index,
        below=_("out of 4.00"),
        petals=tuple(mark.value for mark in figures.dimension_marks) if figures.has_dimension_scores else (),
    )
