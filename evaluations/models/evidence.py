import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from evaluations.querysets import EvidenceQuerySet, EvidenceVersionQuerySet


def evidence_path(version, filename):
    """A server-made name: what the file was called is data, never a path."""
    return f"evidence/{uuid.uuid4().hex}.{version.extension}"


class Evidence(models.Model):
    """A document of an agency that proves answers, in this round or a later one."""

    agency = models.ForeignKey(
        "agencies.Agency", verbose_name=_("agency"), on_delete=models.PROTECT, related_name="evidence"
    )
    title = models.CharField(_("title"), max_length=200)
    kind = models.ForeignKey(
        "evaluations.EvidenceKind",
        verbose_name=_("kind"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="evidence",
    )

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["-pk"]

    def __str__(self):
        return self.title


class EvidenceVersion(models.Model):
    """A file or a link as it was handed in. Immutable once submitted.

    When an administrator withdraws one, the bytes go; hash and reason stay.
    """

    evidence = models.ForeignKey(
        Evidence, on_delete=models.PROTECT, related_name="versions", verbose_name=_("evidence")
    )
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    file = models.FileField(_("file"), upload_to=evidence_path, blank=True, max_length=200)
    link = models.URLField(_("link"), max_length=2000, blank=True)
    original_name = models.CharField(_("file name"), max_length=255, blank=True)
    extension = models.CharField(_("file extension"), max_length=10, blank=True)
    media_type = models.CharField(_("type"), max_length=100, blank=True)
    size_bytes = models.PositiveBigIntegerField(_("size"), default=0)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    document_date = models.DateField(_("document date"), null=True, blank=True)
    uploaded_by = models.ForeignKey(
        "agencies.Membership", verbose_name=_("uploaded by"), on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(
        "agencies.Membership",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=_("withdrawn by"),
    )
    withdrawal_reason = models.TextField(_("why withdrawn"), blank=True, editable=False)
    items = models.ManyToManyField(
        "evaluations.Item", through="EvidenceUse", related_name="evidence_versions", verbose_name=_("items")
    )

    objects = EvidenceVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of evidence")
        verbose_name_plural = _("versions of evidence")
        ordering = ["evidence", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["evidence", "number"], name="one_version_per_number"),
            models.CheckConstraint(
                condition=~Q(link="") | ~Q(sha256=""), name="evidence_is_a_file_or_a_link"
            ),
        ]
        indexes = [models.Index(fields=["sha256"])]

    def __str__(self):
        return f"{self.evidence} v{self.number}"

    @property
    def is_link(self):
        return bool(self.link)

    @property
    def type_label(self):
        return _("Link") if self.is_link else self.extension.upper()


class EvidenceUse(models.Model):
    """An item links to a version, never to "the newest"."""

    item = models.ForeignKey(
        "evaluations.Item", on_delete=models.PROTECT, related_name="uses", verbose_name=_("item")
    )
    version = models.ForeignKey(
        EvidenceVersion, on_delete=models.PROTECT, related_name="uses", verbose_name=_("version")
    )
    added_by = models.ForeignKey(
        "agencies.Membership", on_delete=models.PROTECT, related_name="+", verbose_name=_("added by")
    )
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        verbose_name = _("use of evidence")
        verbose_name_plural = _("uses of evidence")
        ordering = ["added_at"]
        constraints = [
            models.UniqueConstraint(fields=["item", "version"], name="one_use_per_item_and_version")
        ]

    def __str__(self):
        return f"{self.version} → {self.item}"
