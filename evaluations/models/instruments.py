from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from evaluations.choices import Aggregation, Band, ComputedFrom, Scope
from evaluations.models.texts import in_language
from evaluations.querysets import IndicatorQuerySet, InstrumentQuerySet

PERCENT = [MinValueValidator(0), MaxValueValidator(100)]


class EvidenceKind(models.Model):
    """What sort of document proves an answer: a decree, minutes, a dated photo …"""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("kind of evidence")
        verbose_name_plural = _("kinds of evidence")
        ordering = ["name"]

    def __str__(self):
        return in_language(self, "name")


class Instrument(models.Model):
    """A version of the questionnaire. Without a regency it is national; a round that opened with it freezes it."""

    regency = models.ForeignKey(
        "agencies.Regency",
        verbose_name=_("regency"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="instruments",
        help_text=_("Empty: national, every regency may use it."),
    )
    name = models.CharField(_("name"), max_length=200)
    version = models.CharField(_("version"), max_length=40)
    letter = models.CharField(_("letter of reference"), max_length=200, blank=True)
    note = models.TextField(_("note"), blank=True)
    note_en = models.TextField(_("note in English"), blank=True)
    scale_max = models.PositiveSmallIntegerField(_("highest score"), default=4)
    is_reconstruction = models.BooleanField(
        _("reconstruction"), default=False, help_text=_("Not the ministry's own text.")
    )
    sources = models.JSONField(_("sources"), default=dict, blank=True)

    objects = InstrumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("instrument")
        verbose_name_plural = _("instruments")
        ordering = ["name", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "name", "version"],
                nulls_distinct=False,
                name="one_instrument_per_version",
            )
        ]

    def __str__(self):
        return f"{self.name} {self.version}"


class Aspect(models.Model):
    instrument = models.ForeignKey(
        Instrument, on_delete=models.PROTECT, related_name="aspects", verbose_name=_("instrument")
    )
    code = models.CharField(_("code"), max_length=10)
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    weight = models.DecimalField(_("weight (%)"), max_digits=6, decimal_places=3, validators=PERCENT)
    aggregation = models.CharField(
        _("how its indicators add up"),
        max_length=20,
        choices=Aggregation.choices,
        default=Aggregation.MEAN,
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    citation = models.CharField(_("source"), max_length=200, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("aspect")
        verbose_name_plural = _("aspects")
        ordering = ["position", "code"]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "code"], name="one_aspect_per_code"),
            models.CheckConstraint(
                condition=Q(weight__gte=0, weight__lte=100), name="aspect_weight_is_a_percentage"
            ),
        ]

    def __str__(self):
        return in_language(self, "name")


class Indicator(models.Model):
    """One question with its rubric. Its `key` stays through versions: carry-over and comparison match on it."""

    aspect = models.ForeignKey(
        Aspect, verbose_name=_("aspect"), on_delete=models.PROTECT, related_name="indicators"
    )
    key = models.CharField(_("key"), max_length=40)
    question = models.TextField(_("question"))
    question_en = models.TextField(_("question in English"), blank=True)
    guidance = models.TextField(_("guidance"), blank=True)
    guidance_en = models.TextField(_("guidance in English"), blank=True)
    verifier_guide = models.TextField(_("verifier's guide"), blank=True)
    rubric = models.JSONField(_("rubric"), default=dict, help_text=_('Text per score: {"0": "…", "1": "…"}.'))
    rubric_en = models.JSONField(_("rubric in English"), default=dict, blank=True)
    evidence_kinds = models.ManyToManyField(
        EvidenceKind, verbose_name=_("kinds of evidence"), blank=True, related_name="indicators"
    )
    weight = models.DecimalField(_("weight"), max_digits=8, decimal_places=4, default=1)
    scope = models.CharField(_("asked"), max_length=12, choices=Scope.choices, default=Scope.REGENCY)
    dimension_code = models.CharField(_("dimension"), max_length=10, blank=True)
    computed_from = models.CharField(
        _("computed from"), max_length=40, choices=ComputedFrom.choices, blank=True
    )
    band = models.CharField(_("band"), max_length=12, choices=Band.choices, blank=True)
    may_be_not_applicable = models.BooleanField(_("may be not applicable"), default=False)
    allows_decimals = models.BooleanField(_("decimal scores"), default=False)
    form_number = models.CharField(_("number in the ministry's form"), max_length=40, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    character_limit = models.PositiveIntegerField(_("character limit"), null=True, blank=True)
    replaces = ArrayField(
        models.CharField(max_length=40), verbose_name=_("keys it replaces"), default=list, blank=True
    )
    basis = models.CharField(_("basis"), max_length=20, blank=True)
    citation = models.CharField(_("source"), max_length=200, blank=True)

    objects = IndicatorQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["aspect__position", "position", "key"]
        constraints = [
            models.UniqueConstraint(fields=["aspect", "key"], name="one_indicator_per_key"),
            models.CheckConstraint(condition=Q(weight__gte=0), name="indicator_weight_is_not_negative"),
            models.CheckConstraint(
                condition=~Q(scope=Scope.DIMENSION) | ~Q(dimension_code=""),
                name="dimension_indicator_names_its_dimension",
                violation_error_message=_("An indicator asked per dimension names its dimension."),
            ),
        ]

    def __str__(self):
        return f"{self.key} {in_language(self, 'question')}"

    @property
    def text(self):
        return in_language(self, "question")

    @property
    def rubric_rows(self):
        """[(score, text)] from 0 up, in the reader's language."""
        texts = in_language(self, "rubric")
        return [(int(score), texts[score]) for score in sorted(texts, key=int)]
