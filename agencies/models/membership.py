from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agencies.choices import AGENCY_ROLES, SECRETARIAT_ROLES, Role
from agencies.querysets import MembershipQuerySet


class Membership(models.Model):
    """A role held by a user in a regency, for an agency where the role has one, from a day until a day.

    Actions take `by=membership`, so history keeps the role of that day. A role that ended
    is given an end date, never deleted.
    """

    user = models.ForeignKey(
        "agencies.User", verbose_name=_("user"), on_delete=models.PROTECT, related_name="memberships"
    )
    regency = models.ForeignKey(
        "agencies.Regency",
        verbose_name=_("regency"),
        on_delete=models.PROTECT,
        related_name="memberships",
    )
    agency = models.ForeignKey(
        "agencies.Agency",
        verbose_name=_("agency"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="memberships",
    )
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    is_acting = models.BooleanField(
        _("acting (Plt.)"), default=False, help_text=_("Holds the office until it is filled.")
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["user__username", "regency__code", "role"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "regency", "agency", "role", "starts_on"],
                nulls_distinct=False,
                name="one_membership_per_role",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=sorted(AGENCY_ROLES)) | Q(agency__isnull=False),
                name="agency_roles_name_their_agency",
                violation_error_message=_("An operator or a head belongs to an agency: choose it."),
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="membership_ends_after_it_starts",
                violation_error_message=_("The last day lies before the first."),
            ),
        ]

    def __str__(self):
        return f"{self.user} · {self.office}"

    def clean(self):
        if self.agency_id and self.agency.regency_id != self.regency_id:
            raise ValidationError({"agency": _("This agency belongs to another regency.")})

    @property
    def office(self):
        """Role and agency (or regency) in one line, for menus and history; queries unless fetched with_parts()."""
        place = self.agency.label if self.agency else self.regency.name
        role = self.get_role_display()
        return f"Plt. {role} · {place}" if self.is_acting else f"{role} · {place}"

    @property
    def is_secretariat(self):
        return self.role in SECRETARIAT_ROLES

    @property
    def works_for_agency(self):
        return self.role in AGENCY_ROLES
