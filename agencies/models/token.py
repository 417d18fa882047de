import hashlib
import secrets
from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LIFETIME = timedelta(days=90)


def digest(secret):
    return hashlib.sha256(secret.encode()).hexdigest()


class ApiTokenQuerySet(models.QuerySet):
    def valid(self):
        return self.filter(expires_at__gt=timezone.now(), revoked_at=None)

    def issue(self, membership, name="", lifetime=LIFETIME):
        """Return (token row, secret). The secret is shown once and stored nowhere."""
        secret = secrets.token_urlsafe(32)
        token = self.create(
            membership=membership, name=name, digest=digest(secret), expires_at=timezone.now() + lifetime
        )
        return token, secret


class ApiToken(models.Model):
    """A key for the API, acting as one membership. Only its SHA-256 is kept."""

    membership = models.ForeignKey(
        "agencies.Membership",
        verbose_name=_("membership"),
        on_delete=models.CASCADE,
        related_name="api_tokens",
    )
    name = models.CharField(_("name"), max_length=80, blank=True)
    digest = models.CharField(_("digest"), max_length=64, unique=True, editable=False)
    read_only = models.BooleanField(_("read only"), default=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    expires_at = models.DateTimeField(_("expires"))
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")
        ordering = ["-created_at"]

    def __str__(self):
        return self.name or f"{self.membership}"
