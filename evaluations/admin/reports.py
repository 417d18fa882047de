from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agencies.admin.base import SECRETARIAT, ReadOnly, RegencyScopedAdmin, SeenRowsFilter
from evaluations.actions.reports import cancel_report, retry_report
from evaluations.admin.moves import AdminMove, MovesAdmin
from evaluations.choices import ReportState
from evaluations.formats import file_size
from evaluations.models import Report, ReportDownload
from evaluations.rules import Conflict


def retry(report, *, by, request_key):
    retry_report(report, by=by)


def cancel(report, *, by, request_key):
    cancel_report(report, by=by)


def retrying_refusal(report, by):
    if report.state not in {ReportState.FAILED, ReportState.CANCELLED}:
        return Conflict(_("Only a failed or cancelled report can be made again."))
    return None


def cancelling_refusal(report, by):
    return Conflict(_("This report is finished already.")) if report.is_finished else None


@admin.register(Report)
class ReportAdmin(ReadOnly, MovesAdmin):
    """Asked for on the round's page; made by a worker."""

    regency_path = "round__regency"
    list_display = [
        "code",
        "round",
        "kind",
        "format",
        "state",
        "percent",
        "requested_by",
        "requested_at",
        "size",
    ]
    list_filter = ["state", "format", "language", ("round", SeenRowsFilter)]
    search_fields = ["code", "sha256", "requested_by__user__name", "=round__year"]
    date_hierarchy = "requested_at"
    fields = [
        ("code", "kind", "format", "language"),
        ("round", "result"),
        ("state", "step", "percent", "attempt"),
        "error",
        ("size", "page_count", "sha256"),
        ("requested_by", "requested_at", "finished_at"),
    ]
    readonly_fields = [name for line in fields for name in ([line] if isinstance(line, str) else line)]
    moves = [
        AdminMove("retry", _("Make again"), SECRETARIAT, retry, retrying_refusal),
        AdminMove("cancel", _("Cancel"), SECRETARIAT, cancel, cancelling_refusal),
    ]

    def get_queryset(self, request):
        parts = ["requested_by__agency", "result__round"]
        rows = super().get_queryset(request).with_parts().select_related(*parts)
        return rows.defer("result__snapshot")

    @admin.display(description=_("size"), ordering="size_bytes")
    def size(self, report):
        return file_size(report.size_bytes) if report.size_bytes else None


@admin.register(ReportDownload)
class ReportDownloadAdmin(ReadOnly, RegencyScopedAdmin):
    regency_path = "report__round__regency"
    list_display = ["report", "by", "at"]
    list_filter = [("report__round", SeenRowsFilter)]
    search_fields = ["report__code", "by__user__name"]
    date_hierarchy = "at"

    def get_queryset(self, request):
        parts = ["report__round", "by__user", "by__agency", "by__regency"]
        return super().get_queryset(request).select_related(*parts)
