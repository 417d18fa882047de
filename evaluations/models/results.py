from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from evaluations.choices import OfficialScope, RankScope, ResultKind
from evaluations.models.items import SCALE, within_scale
from evaluations.querysets import MarkQuerySet, ResultQuerySet

# Unrounded everywhere; rounding is for display alone (design, section 5).
SCORE = {"max_digits": 14, "decimal_places": 10}


class Mark(models.Model):
    """A reviewer's score for an item; the unrounded mean over reviewers is the item's official score."""

    item = models.ForeignKey(
        "evaluations.Item", on_delete=models.PROTECT, related_name="marks", verbose_name=_("item")
    )
    reviewer = models.ForeignKey(
        "agencies.Membership", verbose_name=_("reviewer"), on_delete=models.PROTECT, related_name="marks"
    )
    score = models.DecimalField(_("score"), max_digits=4, decimal_places=2, validators=SCALE)
    comment = models.TextField(_("comment"), blank=True)
    marked_at = models.DateTimeField(_("marked"), auto_now=True)

    objects = MarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("mark")
        verbose_name_plural = _("marks")
        ordering = ["item", "reviewer"]
        constraints = [
            models.UniqueConstraint(fields=["item", "reviewer"], name="one_mark_per_reviewer"),
            models.CheckConstraint(condition=within_scale("score"), name="mark_within_the_scale"),
        ]

    def __str__(self):
        return f"{self.item}: {self.score}"


class OfficialScore(models.Model):
    """A figure of the ministry's letter: often five aspect scores and nothing below."""

    round = models.ForeignKey(
        "evaluations.Round",
        verbose_name=_("round"),
        on_delete=models.PROTECT,
        related_name="official_scores",
    )
    scope = models.CharField(_("of"), max_length=10, choices=OfficialScope.choices)
    code = models.CharField(
        _("code"), max_length=10, blank=True, help_text=_("Of the aspect or dimension; empty: final.")
    )
    value = models.DecimalField(_("score"), validators=SCALE, **SCORE)
    letter = models.CharField(_("letter or source"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("official score")
        verbose_name_plural = _("official scores")
        ordering = ["round", "scope", "code"]
        constraints = [
            models.UniqueConstraint(fields=["round", "scope", "code"], name="one_official_score_each"),
            models.CheckConstraint(condition=within_scale("value"), name="official_score_within_the_scale"),
            models.CheckConstraint(
                condition=Q(scope=OfficialScope.FINAL, code="")
                | (~Q(scope=OfficialScope.FINAL) & ~Q(code="")),
                name="official_score_names_what_it_scores",
            ),
        ]

    def __str__(self):
        return f"{self.round} {self.code or self.get_scope_display()}: {self.value}"


class RoundResult(models.Model):
    """The round as it stood when handed over or published: frozen, one version after the other."""

    round = models.ForeignKey(
        "evaluations.Round", verbose_name=_("round"), on_delete=models.PROTECT, related_name="results"
    )
    kind = models.CharField(_("kind"), max_length=12, choices=ResultKind.choices)
    version = models.PositiveSmallIntegerField(_("version"))
    reason = models.TextField(_("reason of this version"), blank=True)
    snapshot = models.JSONField(_("snapshot"))
    self_final = models.DecimalField(_("self-assessed final"), null=True, blank=True, **SCORE)
    verified_final = models.DecimalField(_("verified final"), null=True, blank=True, **SCORE)
    computed_final = models.DecimalField(_("computed final"), null=True, blank=True, **SCORE)
    official_final = models.DecimalField(_("ministry's final"), null=True, blank=True, **SCORE)
    frozen_by = models.ForeignKey(
        "agencies.Membership", on_delete=models.PROTECT, related_name="+", verbose_name=_("frozen by")
    )
    frozen_at = models.DateTimeField(_("frozen"), auto_now_add=True)

    objects = ResultQuerySet.as_manager()

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")
        ordering = ["round", "kind", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["round", "kind", "version"], name="one_result_per_version")
        ]

    def __str__(self):
        return f"{self.round} · {self.get_kind_display()} v{self.version}"


class Rank(models.Model):
    """A published rank: always with its scope and its source."""

    round = models.ForeignKey(
        "evaluations.Round", on_delete=models.PROTECT, related_name="ranks", verbose_name=_("round")
    )
    scope = models.CharField(_("among"), max_length=10, choices=RankScope.choices)
    position = models.PositiveSmallIntegerField(_("rank"))
    out_of = models.PositiveSmallIntegerField(_("out of"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300)

    class Meta:
        verbose_name = _("rank")
        verbose_name_plural = _("ranks")
        ordering = ["round", "scope"]
        constraints = [models.UniqueConstraint(fields=["round", "scope"], name="one_rank_per_scope")]

    def __str__(self):
        return f"{self.get_scope_display()}: {self.position}"


class PeerFinal(models.Model):
    """Another regency's published final, kept beside ours with its source."""

    round = models.ForeignKey(
        "evaluations.Round", on_delete=models.PROTECT, related_name="peers", verbose_name=_("round")
    )
    name = models.CharField(_("regency or city"), max_length=120)
    value = models.DecimalField(_("final"), validators=SCALE, **SCORE)
    source = models.CharField(_("source"), max_length=300)

    class Meta:
        verbose_name = _("other regency's final")
        verbose_name_plural = _("other regencies' finals")
        ordering = ["-value"]
        constraints = [
            models.UniqueConstraint(fields=["round", "name"], name="one_final_per_peer"),
            models.CheckConstraint(condition=within_scale("value"), name="peer_within_the_scale"),
        ]

    def __str__(self):
        return f"{self.name}: {self.value}"
