from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from evaluations.choices import RoundKind, RoundState, State
from evaluations.models.instruments import PERCENT
from evaluations.querysets import RoundQuerySet, SubmissionQuerySet

ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}


def round_title(kind, year, stage):
    """ "Evaluation 2023 · Stage II", in the reader's language."""
    words = {"year": year, "numeral": ROMAN.get(stage, stage)}
    if kind == RoundKind.MONITORING:
        return gettext("Monitoring %(year)s · Quarter %(numeral)s") % words
    return gettext("Evaluation %(year)s · Stage %(numeral)s") % words


class Round(models.Model):
    """One evaluation stage (`2023-2`) or quarterly monitoring (`2024-tw3`).

    The year is typed in, never derived: the evaluation of 2025 was held in February 2026.
    """

    regency = models.ForeignKey(
        "agencies.Regency",
        on_delete=models.PROTECT,
        related_name="rounds",
        editable=False,
        verbose_name=_("regency"),
    )
    masterplan = models.ForeignKey(
        "evaluations.Masterplan",
        verbose_name=_("masterplan"),
        on_delete=models.PROTECT,
        related_name="rounds",
    )
    instrument = models.ForeignKey(
        "evaluations.Instrument",
        verbose_name=_("instrument"),
        on_delete=models.PROTECT,
        related_name="rounds",
    )
    year = models.PositiveSmallIntegerField(
        _("year evaluated"), validators=[MinValueValidator(2000), MaxValueValidator(2100)]
    )
    kind = models.CharField(_("kind"), max_length=12, choices=RoundKind.choices, default=RoundKind.EVALUATION)
    stage = models.PositiveSmallIntegerField(
        _("stage or quarter"), validators=[MinValueValidator(1), MaxValueValidator(4)]
    )
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    deadline = models.DateTimeField(_("deadline"))
    state = models.CharField(
        _("state"), max_length=12, choices=RoundState.choices, default=RoundState.DRAFT, editable=False
    )
    is_sample = models.BooleanField(
        _("sample"), default=False, help_text=_("Left out of trends, ranks and public pages.")
    )
    needs_approval = models.BooleanField(
        _("the head approves"),
        default=True,
        help_text=_("What an operator hands in waits for the head of the agency."),
    )
    has_official_scores = models.BooleanField(
        _("the ministry scores it"),
        default=True,
        help_text=_("Without scores of the ministry a round is published straight after verification."),
    )
    state_changed_at = models.DateTimeField(_("in this state since"), default=timezone.now, editable=False)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["-year", "-kind", "-stage"]
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "year", "kind", "stage"],
                name="one_round_per_stage",
                violation_error_message=_("This round exists already."),
            ),
            models.CheckConstraint(
                condition=Q(opens_at=None) | Q(deadline__gt=F("opens_at")),
                name="round_closes_after_it_opens",
                violation_error_message=_("The deadline lies before the opening."),
            ),
        ]

    def __str__(self):
        return str(self.title)

    def save(self, *args, **kwargs):
        self.regency_id = self.masterplan.regency_id
        super().save(*args, **kwargs)

    @property
    def address(self):
        """`2023-2`, `2024-tw3`: the round's name in URLs and in the API."""
        quarter = "tw" if self.kind == RoundKind.MONITORING else ""
        return f"{self.year}-{quarter}{self.stage}"

    @property
    def title(self):
        return round_title(self.kind, self.year, self.stage)


class RoundAspect(models.Model):
    """The weight an aspect has in one round: copied from the instrument, editable while the round is a draft."""

    round = models.ForeignKey(
        Round, on_delete=models.CASCADE, related_name="aspects", verbose_name=_("round")
    )
    aspect = models.ForeignKey(
        "evaluations.Aspect", verbose_name=_("aspect"), on_delete=models.PROTECT, related_name="+"
    )
    weight = models.DecimalField(_("weight (%)"), max_digits=6, decimal_places=3, validators=PERCENT)

    class Meta:
        verbose_name = _("weight in this round")
        verbose_name_plural = _("weights in this round")
        ordering = ["aspect__position"]
        constraints = [
            models.UniqueConstraint(fields=["round", "aspect"], name="one_weight_per_aspect"),
            models.CheckConstraint(
                condition=Q(weight__gte=0, weight__lte=100), name="round_weight_is_a_percentage"
            ),
        ]

    def __str__(self):
        return f"{self.aspect}: {self.weight}"


class Assignment(models.Model):
    """Who answers an indicator asked once per regency or dimension; without one, the coordinating agency does."""

    round = models.ForeignKey(
        Round, on_delete=models.CASCADE, related_name="assignments", verbose_name=_("round")
    )
    indicator = models.ForeignKey(
        "evaluations.Indicator", verbose_name=_("indicator"), on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey(
        "agencies.Agency",
        verbose_name=pgettext_lazy("agency", "answers"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    contributors = models.ManyToManyField(
        "agencies.Agency", verbose_name=_("contribute"), blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("who answers")
        verbose_name_plural = _("who answers")
        constraints = [
            models.UniqueConstraint(fields=["round", "indicator"], name="one_assignment_per_indicator")
        ]

    def __str__(self):
        return f"{self.indicator.key}: {self.agency}"


class Submission(models.Model):
    """One agency's packet in one round. An agency that is asked nothing has none."""

    round = models.ForeignKey(
        Round, verbose_name=_("round"), on_delete=models.PROTECT, related_name="submissions"
    )
    agency = models.ForeignKey(
        "agencies.Agency",
        verbose_name=_("agency"),
        on_delete=models.PROTECT,
        related_name="submissions",
    )
    state = models.CharField(
        _("state"), max_length=20, choices=State.choices, default=State.DRAFT, editable=False
    )
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True, editable=False)
    not_handed_in = models.BooleanField(_("not handed in"), default=False, editable=False)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["round", "agency__name"]
        constraints = [models.UniqueConstraint(fields=["round", "agency"], name="one_submission_per_agency")]

    def __str__(self):
        return f"{self.agency} · {self.round}"


class Extension(models.Model):
    """More time for an agency, or for one item of it, until a time and with a reason."""

    submission = models.ForeignKey(
        Submission, verbose_name=_("submission"), on_delete=models.PROTECT, related_name="extensions"
    )
    item = models.ForeignKey(
        "evaluations.Item",
        verbose_name=_("only this item"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="extensions",
    )
    until = models.DateTimeField(_("until"))
    reason = models.TextField(_("reason"))
    granted_by = models.ForeignKey(
        "agencies.Membership", verbose_name=_("granted by"), on_delete=models.PROTECT, related_name="+"
    )
    granted_at = models.DateTimeField(_("granted"), auto_now_add=True)

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        ordering = ["-until"]

    def __str__(self):
        return f"{self.submission.agency}: {self.until:%Y-%m-%d %H:%M}"
