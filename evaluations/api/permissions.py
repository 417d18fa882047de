from django.utils.translation import gettext_lazy as _
from rest_framework.permissions import SAFE_METHODS, BasePermission


class HoldsRole(BasePermission):
    message = _("Your account holds no role today. Ask the administrator for one.")
    code = "no_role"

    def has_permission(self, request, view):
        return bool(request.memberships)


class MayWrite(BasePermission):
    message = _("This token may only read.")
    code = "read_only_token"

    def has_permission(self, request, view):
        return request.method in SAFE_METHODS or not getattr(request.auth, "read_only", False)
