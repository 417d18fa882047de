"""Which membership acts: the one chosen in this session, else the first in force."""

from agencies.models import Membership

SESSION_KEY = "membership"


def memberships_of(user):
    if not user.is_authenticated:
        return []
    return list(Membership.objects.current().filter(user=user).with_parts().order_by("pk"))


def acting_membership(memberships, session):
    chosen = session.get(SESSION_KEY) if memberships else None
    return next((m for m in memberships if m.pk == chosen), memberships[0] if memberships else None)


def switch_membership(session, membership):
    session[SESSION_KEY] = membership.pk
