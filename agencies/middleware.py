from django.utils import timezone

from agencies.memberships import acting_membership, memberships_of


class MembershipMiddleware:
    """Give each request `memberships` and the one that acts: `membership`, None when signed out or without a role.

    Times are printed and read in the zone of that membership's regency.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.memberships = memberships_of(request.user)
        request.membership = acting_membership(request.memberships, request.session)
        with timezone.override(request.membership.regency.zone if request.membership else None):
            return self.get_response(request)
