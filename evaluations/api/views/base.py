from django.http import Http404
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from rest_framework.exceptions import ValidationError
from rest_framework.viewsets import ReadOnlyModelViewSet

from evaluations.api.permissions import HoldsRole, MayWrite

REGENCY = "regency"


@method_decorator(never_cache, name="dispatch")
class ReadViewSet(ReadOnlyModelViewSet):
    """Reads lists and single rows: those which the acting membership may see, any other is a 404."""

    membership = None
    permission_classes = [*ReadOnlyModelViewSet.permission_classes, HoldsRole, MayWrite]
    lookup_value_regex = "[0-9]+"

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        self.membership = chosen_membership(request)

    def get_queryset(self):
        """In the model's order, which counted rows would lose; `pk` last, so that no page repeats one."""
        rows = super().get_queryset()
        rows = rows.order_by(*rows.model._meta.ordering, "pk")
        return rows.visible_to(self.membership) if self.membership else rows.none()


def chosen_membership(request):
    """The one that acts; whoever holds roles in several regencies names one with `?regency=32.16`."""
    code = request.query_params.get(REGENCY) or None
    held = [request.membership, *request.memberships]
    regencies = sorted({membership.regency.code for membership in held})
    if code is None and len(regencies) > 1:
        sentence = _("You see several regencies. Add ?regency= with one of: %(codes)s.")
        raise ValidationError({REGENCY: [sentence % {"codes": ", ".join(regencies)}]})
    for membership in held:
        if code in (None, membership.regency.code):
            return membership
    raise Http404(_("You hold no role in this regency."))
