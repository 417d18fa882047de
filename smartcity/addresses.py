"""Whose request it is, when proxies stand in front."""

from django.conf import settings


def client_address(request):
    """The address our outermost proxy saw. What a client writes into the header itself lies further left."""
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    if settings.TRUSTED_PROXIES and len(hops) >= settings.TRUSTED_PROXIES:
        return hops[-settings.TRUSTED_PROXIES]
    return request.META.get("REMOTE_ADDR")
