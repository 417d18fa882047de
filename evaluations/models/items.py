from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from evaluations.choices import Direction, ObstacleKind, ProgramStatus, State
from evaluations.querysets import ItemQuerySet

SCALE = [MinValueValidator(0), MaxValueValidator(4)]


def within_scale(field):
    return Q(**{field: None}) | Q(**{f"{field}__gte": 0, f"{field}__lte": 4})


class Item(models.Model):
    """One thing asked in one round: a program's progress, or an indicator about its subject.

    Evidence, marks, comments, clarifications and history hang here. The subject of an indicator
    is the regency (neither `dimension` nor `program`), a dimension, or a program (its quick win).
    """

    round = models.ForeignKey(
        "evaluations.Round", on_delete=models.PROTECT, related_name="items", verbose_name=_("round")
    )
    submission = models.ForeignKey(
        "evaluations.Submission", on_delete=models.PROTECT, related_name="items", verbose_name=_("submission")
    )
    indicator = models.ForeignKey(
        "evaluations.Indicator",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="items",
        verbose_name=_("indicator"),
    )
    program = models.ForeignKey(
        "evaluations.Program",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="items",
        verbose_name=_("program"),
    )
    dimension = models.ForeignKey(
        "evaluations.Dimension",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="items",
        help_text=_("Of the program, or the indicator's subject."),
        verbose_name=_("dimension"),
    )
    state = models.CharField(
        _("state"), max_length=20, choices=State.choices, default=State.DRAFT, editable=False
    )
    is_blank = models.BooleanField(_("not begun"), default=True, editable=False)
    is_reopened = models.BooleanField(
        _("reopened"),
        default=False,
        editable=False,
        help_text=_("Returned once and not verified since: stays open after the deadline."),
    )
    edit_version = models.PositiveIntegerField(_("edit version"), default=0, editable=False)
    edited_by = models.ForeignKey(
        "agencies.Membership",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=_("edited by"),
    )
    edited_at = models.DateTimeField(_("edited"), null=True, blank=True, editable=False)
    contributors = models.ManyToManyField(
        "agencies.Agency",
        through="Contribution",
        related_name="contributed_items",
        blank=True,
        verbose_name=_("contributing agencies"),
    )

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("item")
        verbose_name_plural = _("items")
        ordering = ["indicator__aspect__position", "indicator__position", "program__key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "indicator", "program"],
                nulls_distinct=False,
                name="one_item_per_round_and_thing_asked",
            ),
            models.CheckConstraint(
                condition=Q(indicator__isnull=False) | Q(program__isnull=False),
                name="item_asks_something",
            ),
        ]
        indexes = [models.Index(fields=["round", "state"])]

    def __str__(self):
        return str(self.title)

    @property
    def title(self):
        if self.indicator_id and self.program_id:
            return f"{self.indicator.text} ({self.program.name})"
        return self.indicator.text if self.indicator_id else self.program.name

    @property
    def key(self):
        """What carry-over and comparison match on: `OP-01`, `QW-03 · <program key>`, or the program's key."""
        parts = [self.indicator.key if self.indicator_id else "", self.program.key if self.program_id else ""]
        return " · ".join(part for part in parts if part)

    @property
    def is_program(self):
        return self.indicator_id is None

    @property
    def answer(self):
        """Its ProgramProgress or Response; queries unless fetched with_answers()."""
        return self.progress if self.is_program else self.response


class Contribution(models.Model):
    """What a contributing agency adds to an item: its own text; its evidence is marked with its agency."""

    item = models.ForeignKey(
        Item, on_delete=models.CASCADE, related_name="contributions", verbose_name=_("item")
    )
    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    text = models.TextField(_("text"), blank=True)

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        constraints = [models.UniqueConstraint(fields=["item", "agency"], name="one_contribution_per_agency")]

    def __str__(self):
        return f"{self.agency}: {self.item}"


class ProgramProgress(models.Model):
    item = models.OneToOneField(
        Item, on_delete=models.CASCADE, related_name="progress", verbose_name=_("item")
    )
    status = models.CharField(_("status"), max_length=12, choices=ProgramStatus.choices, blank=True)
    physical_progress = models.DecimalField(
        _("physical progress (%)"), max_digits=6, decimal_places=2, null=True, blank=True
    )
    budget_ceiling = models.DecimalField(
        _("budget ceiling (Rp)"), max_digits=18, decimal_places=2, null=True, blank=True
    )
    budget_realised = models.DecimalField(
        _("budget realised (Rp)"), max_digits=18, decimal_places=2, null=True, blank=True
    )
    output = models.TextField(_("output"), blank=True)
    outcome = models.TextField(_("outcome"), blank=True)
    obstacle_kind = models.CharField(
        _("kind of obstacle"), max_length=16, choices=ObstacleKind.choices, blank=True
    )
    obstacle = models.TextField(_("obstacle"), blank=True)
    follow_up = models.TextField(_("follow-up"), blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("program progress")
        verbose_name_plural = _("program progress")
        constraints = [
            models.CheckConstraint(
                condition=Q(physical_progress=None) | Q(physical_progress__gte=0, physical_progress__lte=100),
                name="physical_progress_is_a_percentage",
            ),
            models.CheckConstraint(
                condition=Q(budget_ceiling=None) | Q(budget_ceiling__gte=0),
                name="ceiling_is_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(budget_realised=None) | Q(budget_realised__gte=0),
                name="realisation_is_not_negative",
            ),
        ]

    def __str__(self):
        return str(self.item)


class TargetActual(models.Model):
    """A target as it stood when the round opened, with what was reached."""

    progress = models.ForeignKey(
        ProgramProgress, on_delete=models.CASCADE, related_name="actuals", verbose_name=_("program progress")
    )
    indicator = models.CharField(_("indicator"), max_length=200)
    unit = models.CharField(_("unit"), max_length=40)
    direction = models.CharField(_("direction"), max_length=4, choices=Direction.choices)
    baseline = models.DecimalField(_("baseline"), max_digits=20, decimal_places=4, null=True, blank=True)
    target = models.DecimalField(_("target"), max_digits=20, decimal_places=4)
    actual = models.DecimalField(_("actual"), max_digits=20, decimal_places=4, null=True, blank=True)

    class Meta:
        verbose_name = _("target and actual")
        verbose_name_plural = _("targets and actuals")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["progress", "indicator"], name="one_actual_per_target_of_a_program"
            )
        ]

    def __str__(self):
        return self.indicator

    @property
    def is_met(self):
        if self.actual is None:
            return False
        return self.actual >= self.target if self.direction == Direction.UP else self.actual <= self.target


class Response(models.Model):
    """The answer to an indicator. `verified_score` is the coordinator's, given when accepting."""

    item = models.OneToOneField(
        Item, on_delete=models.CASCADE, related_name="response", verbose_name=_("item")
    )
    self_score = models.DecimalField(
        _("own score"), max_digits=4, decimal_places=2, null=True, blank=True, validators=SCALE
    )
    narrative = models.TextField(_("explanation"), blank=True)
    is_not_applicable = models.BooleanField(_("not applicable"), default=False)
    not_applicable_reason = models.TextField(_("why not applicable"), blank=True)
    verified_score = models.DecimalField(
        _("verified score"),
        max_digits=4,
        decimal_places=2,
        null=True,
        blank=True,
        validators=SCALE,
        editable=False,
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("response")
        verbose_name_plural = _("responses")
        constraints = [
            models.CheckConstraint(condition=within_scale("self_score"), name="self_score_within_the_scale"),
            models.CheckConstraint(
                condition=within_scale("verified_score"), name="verified_score_within_the_scale"
            ),
        ]

    def __str__(self):
        return str(self.item)


class Comment(models.Model):
    """A remark beside an item, within the regency; it moves nothing."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="comments", verbose_name=_("item"))
    author = models.ForeignKey(
        "agencies.Membership", on_delete=models.PROTECT, related_name="+", verbose_name=_("author")
    )
    text = models.TextField(_("text"))
    written_at = models.DateTimeField(_("written"), auto_now_add=True)

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["written_at"]

    def __str__(self):
        return self.text[:60]
