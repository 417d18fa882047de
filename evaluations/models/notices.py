from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from evaluations.choices import DeliveryState
from evaluations.querysets import NoticeQuerySet


class Notice(models.Model):
    """A message to one person, in the page and, where there is an address, by e-mail through this outbox."""

    recipient = models.ForeignKey(
        "agencies.User", on_delete=models.CASCADE, related_name="notices", verbose_name=_("recipient")
    )
    round = models.ForeignKey(
        "evaluations.Round",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="notices",
        verbose_name=_("round"),
    )
    text = models.CharField(_("text"), max_length=500)
    path = models.CharField(_("page"), max_length=200, blank=True)
    key = models.CharField(
        _("key"), max_length=120, blank=True, help_text=_("Never twice the same to one person.")
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    delivery = models.CharField(
        _("e-mail"), max_length=8, choices=DeliveryState.choices, default=DeliveryState.NONE
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    error = models.TextField(_("error"), blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "key"], condition=~Q(key=""), name="one_notice_per_key"
            )
        ]
        indexes = [models.Index(fields=["delivery", "created_at"])]

    def __str__(self):
        return self.text
