from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from evaluations.choices import ClarificationState
from evaluations.querysets import ClarificationQuerySet


class Clarification(models.Model):
    """A reviewer's question: routed by the coordinator to an agency, answered, checked, conveyed."""

    round = models.ForeignKey(
        "evaluations.Round",
        verbose_name=_("round"),
        on_delete=models.PROTECT,
        related_name="clarifications",
    )
    item = models.ForeignKey(
        "evaluations.Item",
        verbose_name=_("item"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="clarifications",
    )
    question = models.TextField(_("question"))
    asked_by = models.ForeignKey(
        "agencies.Membership", verbose_name=_("asked by"), on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    due_at = models.DateTimeField(_("answer by"))
    agency = models.ForeignKey(
        "agencies.Agency",
        verbose_name=_("answering agency"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="clarifications",
    )
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=ClarificationState.choices,
        default=ClarificationState.ASKED,
        editable=False,
    )
    answer = models.TextField(pgettext_lazy("clarification", "answer"), blank=True)
    answered_by = models.ForeignKey(
        "agencies.Membership",
        verbose_name=_("answered by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True, editable=False)
    evidence = models.ManyToManyField(
        "evaluations.EvidenceVersion", blank=True, related_name="+", verbose_name=_("evidence")
    )

    objects = ClarificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("clarification")
        verbose_name_plural = _("clarifications")
        ordering = ["due_at"]

    def __str__(self):
        return self.question[:80]


class Meeting(models.Model):
    """An evaluation session with the ministry."""

    round = models.ForeignKey(
        "evaluations.Round", verbose_name=_("round"), on_delete=models.PROTECT, related_name="meetings"
    )
    title = models.CharField(_("title"), max_length=200)
    starts_at = models.DateTimeField(_("starts"))
    link = models.URLField(_("link"), blank=True)
    attendees = models.TextField(_("attendees"), blank=True)
    agenda = models.TextField(_("agenda"), blank=True)
    slides = models.FileField(_("slides"), upload_to="slides/", blank=True)
    notes = models.TextField(_("notes"), blank=True)

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-starts_at"]

    def __str__(self):
        return self.title
