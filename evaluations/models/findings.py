from django.db import models
from django.utils.translation import gettext_lazy as _

from evaluations.choices import FindingKind, FollowUpState
from evaluations.querysets import FindingQuerySet


class Finding(models.Model):
    """A line of the ministry's letter. An unfinished recommendation is carried into the next round."""

    round = models.ForeignKey(
        "evaluations.Round", verbose_name=_("round"), on_delete=models.PROTECT, related_name="findings"
    )
    kind = models.CharField(_("kind"), max_length=16, choices=FindingKind.choices)
    text = models.TextField(_("text"))
    dimension = models.ForeignKey(
        "evaluations.Dimension",
        verbose_name=_("dimension"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="findings",
    )
    carried_from = models.ForeignKey(
        "self",
        verbose_name=_("carried from"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="carried_to",
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["round", "kind", "position", "pk"]

    def __str__(self):
        return self.text[:80]


class FollowUp(models.Model):
    """What an agency does about a finding."""

    finding = models.ForeignKey(
        Finding, on_delete=models.CASCADE, related_name="follow_ups", verbose_name=_("finding")
    )
    agency = models.ForeignKey(
        "agencies.Agency",
        verbose_name=_("agency"),
        on_delete=models.PROTECT,
        related_name="follow_ups",
    )
    due_on = models.DateField(_("due"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=8, choices=FollowUpState.choices, default=FollowUpState.OPEN
    )
    progress = models.TextField(_("progress"), blank=True)
    evidence = models.ManyToManyField(
        "evaluations.EvidenceVersion", blank=True, related_name="+", verbose_name=_("evidence")
    )

    class Meta:
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        ordering = ["due_on", "pk"]

    def __str__(self):
        return f"{self.agency}: {self.finding}"
