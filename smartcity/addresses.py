"""Who knocks, and from where: what attempts to sign in are counted by."""

from django.conf import settings


def client_address(request):
    """The address our outermost proxy saw. What a client writes into the header itself lies further left."""
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    if settings.TRUSTED_PROXIES and len(hops) >= settings.TRUSTED_PROXIES:
        return hops[-settings.TRUSTED_PROXIES]
    return request.META.get("REMOTE_ADDR")


def claimed_name(request, credentials=None):
    """The username or e-mail address given, whatever its case."""
    given = {**request.POST.dict(), **(credentials or {})}
    return (given.get("username") or given.get("email") or given.get("login") or "").lower()
