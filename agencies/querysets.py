from django.db import models
from django.db.models import Q
from django.utils import timezone


class RegencyQuerySet(models.QuerySet):
    def visible_to(self, membership):
        return self.filter(pk=membership.regency_id)


class AgencyQuerySet(models.QuerySet):
    def visible_to(self, membership):
        return self.filter(regency=membership.regency_id)

    def active(self):
        return self.filter(is_active=True)


class MembershipQuerySet(models.QuerySet):
    def current(self, on=None):
        """Those in force on that day (today unless told), of active users."""
        day = on or timezone.localdate()
        return self.filter(
            Q(starts_on=None) | Q(starts_on__lte=day),
            Q(ends_on=None) | Q(ends_on__gte=day),
            user__is_active=True,
        )

    def visible_to(self, membership):
        return self.filter(regency=membership.regency_id)

    def with_parts(self):
        return self.select_related("user", "regency", "agency")
