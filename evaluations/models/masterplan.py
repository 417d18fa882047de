from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from evaluations.choices import BudgetSource, Direction, RoadmapTerm
from evaluations.querysets import MasterplanQuerySet, ProgramQuerySet

YEAR = [MinValueValidator(2000), MaxValueValidator(2100)]

sub_activity_code = RegexValidator(
    r"^(\d|X)\.(\d{2}|XX)\.\d{2}\.\d(\.\d{1,2})?\.\d{2,4}$",
    _("Write the sub-activity code as in 2.16.02.2.01.08 or 2.16.02.2.01.0024."),
)


class Masterplan(models.Model):
    """A regency's smart-city masterplan: dimensions, sub-dimensions and programs over some years."""

    regency = models.ForeignKey(
        "agencies.Regency",
        verbose_name=_("regency"),
        on_delete=models.PROTECT,
        related_name="masterplans",
    )
    title = models.CharField(_("title"), max_length=300)
    vision = models.TextField(_("vision"), blank=True)
    legal_basis = models.CharField(_("legal basis"), max_length=300, blank=True)
    start_year = models.PositiveSmallIntegerField(_("first year"), validators=YEAR)
    end_year = models.PositiveSmallIntegerField(_("last year"), validators=YEAR)

    objects = MasterplanQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("masterplan")
        verbose_name_plural = _("masterplans")
        ordering = ["-start_year", "title"]
        constraints = [
            models.UniqueConstraint(fields=["regency", "title"], name="one_masterplan_per_title"),
            models.CheckConstraint(
                condition=Q(end_year__gte=F("start_year")),
                name="masterplan_ends_after_it_starts",
                violation_error_message=_("The last year lies before the first."),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def years(self):
        return range(self.start_year, self.end_year + 1)


class Amendment(models.Model):
    """A change of the masterplan by a legal document, with the findings that led to it."""

    masterplan = models.ForeignKey(
        Masterplan, on_delete=models.PROTECT, related_name="amendments", verbose_name=_("masterplan")
    )
    adopted_on = models.DateField(_("adopted on"))
    legal_basis = models.CharField(_("legal basis"), max_length=300)
    reason = models.TextField(_("reason"))
    findings = models.ManyToManyField("evaluations.Finding", verbose_name=_("findings behind it"), blank=True)

    class Meta:
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")
        ordering = ["-adopted_on"]

    def __str__(self):
        return self.legal_basis


class Dimension(models.Model):
    masterplan = models.ForeignKey(
        Masterplan, on_delete=models.PROTECT, related_name="dimensions", verbose_name=_("masterplan")
    )
    code = models.CharField(_("code"), max_length=10)
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("dimension")
        verbose_name_plural = _("dimensions")
        ordering = ["position", "code"]
        constraints = [models.UniqueConstraint(fields=["masterplan", "code"], name="one_dimension_per_code")]

    def __str__(self):
        return self.name

    @property
    def short_name(self):
        """Governance for Smart Governance: for cells and axes."""
        return self.name.removeprefix("Smart ")


class SubDimension(models.Model):
    dimension = models.ForeignKey(
        Dimension, on_delete=models.PROTECT, related_name="sub_dimensions", verbose_name=_("dimension")
    )
    code = models.CharField(_("code"), max_length=20)
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("sub-dimension")
        verbose_name_plural = _("sub-dimensions")
        ordering = ["dimension__position", "position"]
        constraints = [
            models.UniqueConstraint(fields=["dimension", "code"], name="one_sub_dimension_per_code")
        ]

    def __str__(self):
        return self.name


class Program(models.Model):
    """A program (rencana aksi) led by one agency. Its `key` stays through amendments."""

    masterplan = models.ForeignKey(
        Masterplan, on_delete=models.PROTECT, related_name="programs", verbose_name=_("masterplan")
    )
    sub_dimension = models.ForeignKey(
        SubDimension,
        verbose_name=_("sub-dimension"),
        on_delete=models.PROTECT,
        related_name="programs",
    )
    key = models.SlugField(_("key"), max_length=60)
    code = models.CharField(_("code"), max_length=40, blank=True)
    name = models.CharField(_("name"), max_length=300)
    problem = models.TextField(_("problem solved"), blank=True)
    objective = models.TextField(_("objective"), blank=True)
    lead_agency = models.ForeignKey(
        "agencies.Agency",
        verbose_name=_("lead agency"),
        on_delete=models.PROTECT,
        related_name="led_programs",
    )
    supporting_agencies = models.ManyToManyField(
        "agencies.Agency",
        verbose_name=_("supporting agencies"),
        blank=True,
        related_name="supported_programs",
    )
    start_year = models.PositiveSmallIntegerField(_("first year"), validators=YEAR)
    end_year = models.PositiveSmallIntegerField(_("last year"), validators=YEAR)
    roadmap_term = models.CharField(_("roadmap term"), max_length=10, choices=RoadmapTerm.choices, blank=True)
    is_quick_win = models.BooleanField(_("quick win"), default=False)
    application = models.CharField(_("application"), max_length=200, blank=True)
    location = models.CharField(_("location"), max_length=200, blank=True)
    sub_activity_codes = ArrayField(
        models.CharField(max_length=24, validators=[sub_activity_code]),
        verbose_name=_("sub-activity codes"),
        default=list,
        blank=True,
    )
    continues = models.ForeignKey(
        "self",
        verbose_name=_("continues"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="continued_by",
    )

    objects = ProgramQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("program")
        verbose_name_plural = _("programs")
        ordering = ["sub_dimension__dimension__position", "sub_dimension__position", "key"]
        constraints = [
            models.UniqueConstraint(fields=["masterplan", "key"], name="one_program_per_key"),
            models.CheckConstraint(
                condition=Q(end_year__gte=F("start_year")),
                name="program_ends_after_it_starts",
                violation_error_message=_("The last year lies before the first."),
            ),
        ]

    def __str__(self):
        return self.name


class ProgramTarget(models.Model):
    program = models.ForeignKey(
        Program, on_delete=models.CASCADE, related_name="targets", verbose_name=_("program")
    )
    year = models.PositiveSmallIntegerField(_("year"), validators=YEAR)
    indicator = models.CharField(_("indicator"), max_length=200)
    unit = models.CharField(_("unit"), max_length=40)
    direction = models.CharField(
        _("direction"), max_length=4, choices=Direction.choices, default=Direction.UP
    )
    baseline = models.DecimalField(_("baseline"), max_digits=20, decimal_places=4, null=True, blank=True)
    target = models.DecimalField(_("target"), max_digits=20, decimal_places=4)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ["year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "year", "indicator"], name="one_target_per_year_and_indicator"
            )
        ]

    def __str__(self):
        return f"{self.indicator} {self.year}"


class ProgramBudget(models.Model):
    program = models.ForeignKey(
        Program, on_delete=models.CASCADE, related_name="budgets", verbose_name=_("program")
    )
    year = models.PositiveSmallIntegerField(_("year"), validators=YEAR)
    source = models.CharField(
        _("source"), max_length=20, choices=BudgetSource.choices, default=BudgetSource.APBD
    )
    amount = models.DecimalField(_("amount (Rp)"), max_digits=18, decimal_places=2)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("budget")
        verbose_name_plural = _("budgets")
        ordering = ["year", "source"]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "year", "source"], name="one_budget_per_year_and_source"
            ),
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="budget_is_not_negative",
                violation_error_message=_("A budget cannot be negative."),
            ),
        ]

    def __str__(self):
        return f"{self.get_source_display()} {self.year}"
