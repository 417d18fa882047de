"""Tokens of the API: found by the digest of their secret, while they and their role are in force."""

from datetime import timedelta

from django.utils import timezone

from agencies.models import ApiToken, Membership
from agencies.models.token import digest

USE_NOTED_EVERY = timedelta(minutes=1)


def token_for(secret):
    """The token with this secret, its membership fetched; None when unknown, expired or revoked."""
    in_force = ApiToken.objects.valid().filter(membership__in=Membership.objects.current())
    parts = ("membership__user", "membership__regency", "membership__agency")
    return in_force.select_related(*parts).filter(digest=digest(secret)).first()


def note_use(token):
    """Keep the time of the last use, to the minute: a busy client shall not write with each request."""
    now = timezone.now()
    if token.last_used_at is None or token.last_used_at < now - USE_NOTED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
