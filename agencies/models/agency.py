from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from agencies.choices import AgencyKind
from agencies.querysets import AgencyQuerySet


class Agency(models.Model):
    """A perangkat daerah (SKPD): whoever answers for programs and indicators."""

    regency = models.ForeignKey(
        "agencies.Regency",
        verbose_name=_("regency"),
        on_delete=models.PROTECT,
        related_name="agencies",
    )
    code = models.SlugField(_("code"), max_length=40)
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    other_spellings = ArrayField(
        models.CharField(max_length=200), verbose_name=_("other spellings"), default=list, blank=True
    )
    kind = models.CharField(_("kind"), max_length=20, choices=AgencyKind.choices)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
    )
    is_active = models.BooleanField(_("active"), default=True)
    successor = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
    )
    contact_name = models.CharField(_("contact person"), max_length=120, blank=True)
    contact_phone = models.CharField(_("contact phone"), max_length=30, blank=True)

    objects = AgencyQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["regency", "code"], name="one_agency_per_code"),
            models.UniqueConstraint(fields=["regency", "name"], name="one_agency_per_name"),
        ]

    def __str__(self):
        return self.name

    @property
    def label(self):
        """The short name where there is one: for cells and chips."""
        return self.short_name or self.name
