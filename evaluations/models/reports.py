import secrets

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evaluations.choices import ReportFormat, ReportKind, ReportState, ReportStep
from evaluations.querysets import ReportQuerySet

# No 0/O, 1/I/L: a code is read from paper and typed.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def new_code():
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(3))


def report_path(report, filename):
    return f"reports/{report.code.lower()}.{report.format}"


class Report(models.Model):
    """A file to be made, being made, or made. This row is the truth; the queue only hurries it along.

    A worker holds the row until `lease_until` and renews it at each step. Whoever finds the lease
    expired may take over; `attempt` tells a worker that lost its lease that the row is no longer its.
    """

    round = models.ForeignKey(
        "evaluations.Round", verbose_name=_("round"), on_delete=models.PROTECT, related_name="reports"
    )
    result = models.ForeignKey(
        "evaluations.RoundResult",
        verbose_name=_("made from"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="reports",
        help_text=_("The frozen result; empty: from the running round, provisional."),
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=ReportKind.choices, default=ReportKind.EVALUATION
    )
    format = models.CharField(
        _("format"), max_length=4, choices=ReportFormat.choices, default=ReportFormat.PDF
    )
    language = models.CharField(_("language"), max_length=2, default="id")
    parameters = models.JSONField(_("parameters"), default=dict, blank=True)
    code = models.CharField(_("code"), max_length=20, unique=True, default=new_code, editable=False)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=ReportState.choices,
        default=ReportState.QUEUED,
        editable=False,
    )
    step = models.CharField(_("step"), max_length=10, choices=ReportStep.choices, blank=True, editable=False)
    percent = models.PositiveSmallIntegerField(_("percent"), default=0, editable=False)
    attempt = models.PositiveSmallIntegerField(_("attempt"), default=0, editable=False)
    lease_until = models.DateTimeField(_("leased until"), null=True, blank=True, editable=False)
    cancel_requested = models.BooleanField(_("cancel requested"), default=False, editable=False)
    error = models.TextField(_("what went wrong"), blank=True, editable=False)
    file = models.FileField(_("file"), upload_to=report_path, blank=True, editable=False, max_length=200)
    size_bytes = models.PositiveBigIntegerField(_("size"), default=0, editable=False)
    page_count = models.PositiveIntegerField(_("pages"), null=True, blank=True, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, editable=False)
    requested_by = models.ForeignKey(
        "agencies.Membership", verbose_name=_("requested by"), on_delete=models.PROTECT, related_name="+"
    )
    requested_at = models.DateTimeField(_("requested"), default=timezone.now, editable=False)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True, editable=False)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-requested_at", "-pk"]

    def __str__(self):
        return f"{self.get_kind_display()} · {self.round} · {self.get_format_display()}"

    @property
    def is_provisional(self):
        return self.result is None or self.result.kind != "publication"

    @property
    def download_name(self):
        return f"laporan-evaluasi-{self.round.address}-{self.code}.{self.format}".lower()

    @property
    def is_finished(self):
        return self.state in {ReportState.READY, ReportState.FAILED, ReportState.CANCELLED}


class ReportDownload(models.Model):
    """Who took a report away, and when."""

    report = models.ForeignKey(
        Report, on_delete=models.PROTECT, related_name="downloads", verbose_name=_("report")
    )
    by = models.ForeignKey(
        "agencies.Membership", on_delete=models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("download")
        verbose_name_plural = _("downloads")
        ordering = ["-at"]

    def __str__(self):
        return f"{self.report} · {self.by}"
