from zoneinfo import ZoneInfo

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.choices import TimeZone
from agencies.querysets import RegencyQuerySet


class Regency(models.Model):
    """The root that every row hangs off; what would otherwise be constants in settings."""

    code = models.CharField(
        _("code"),
        max_length=5,
        unique=True,
        validators=[RegexValidator(r"^\d{2}\.\d{2}$", _("Write the code as in 32.16."))],
        help_text=_("Regional code of the Ministry of Home Affairs, such as 32.16."),
    )
    name = models.CharField(_("name"), max_length=120)
    crest = models.FileField(_("crest"), upload_to="crests/", blank=True)
    time_zone = models.CharField(
        _("time zone"), max_length=32, choices=TimeZone.choices, default=TimeZone.WIB
    )
    ministry_name = models.CharField(_("ministry's name"), max_length=200)
    coordinating_agency = models.ForeignKey(
        "agencies.Agency",
        verbose_name=_("coordinating agency"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = RegencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("regency")
        verbose_name_plural = _("regencies")
        ordering = ["code"]

    def __str__(self):
        return self.name

    @property
    def zone(self):
        return ZoneInfo(self.time_zone)
