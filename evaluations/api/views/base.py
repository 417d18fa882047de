from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.viewsets import ReadOnlyModelViewSet

from evaluations.api.permissions import HoldsRole, MayWrite

REGENCY = "regency"


class ReadViewSet(ReadOnlyModelViewSet):
    """Acts as one membership, sees what that one may see, and reads it as lists and single rows."""

    membership = None
    permission_classes = [*ReadOnlyModelViewSet.permission_classes, HoldsRole, MayWrite]
    lookup_value_regex = "[0-9]+"

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        self.membership = chosen_membership(request)

    def get_queryset(self):
        rows = super().get_queryset()
        return rows.visible_to(self.membership) if self.membership else rows.none()


def chosen_membership(request):
    """The one that acts; whoever holds roles in several regencies names one with `?regency=32.16`."""
    code = request.query_params.get(REGENCY)
    held = [request.membership, *request.memberships]
    regencies = sorted({membership.regency.code for membership in held})
    if code is None and len(regencies) > 1:
        sentence = _("You see several regencies. Add ?regency= with one of: %(codes)s.")
        raise ValidationError({REGENCY: [sentence % {"codes": ", ".join(regencies)}]})
    for membership in held:
        if code in (None, membership.regency.code):
            return membership
    raise Http404(_("You hold no role in this regency."))
