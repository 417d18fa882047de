from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from agencies.admin.base import ADMINISTRATORS, ReadOnly, RegencyScopedAdmin
from agencies.models import ApiToken


@admin.register(ApiToken)
class ApiTokenAdmin(ReadOnly, RegencyScopedAdmin):
    """Tokens are issued by `manage.py api_token`, which prints the secret once; here they are revoked."""

    regency_path = "membership__regency"
    list_display = [
        "name",
        "membership",
        "read_only",
        "created_at",
        "expires_at",
        "last_used_at",
        "revoked_at",
    ]
    list_filter = ["read_only"]
    search_fields = ["name", "membership__user__username", "membership__user__name"]
    date_hierarchy = "created_at"
    fields = list_display
    actions = ["revoke"]

    def get_queryset(self, request):
        parts = ["membership__user", "membership__agency", "membership__regency"]
        return super().get_queryset(request).select_related(*parts)

    def has_revoke_permission(self, request):
        return self.may_touch(request, ADMINISTRATORS, None)

    @admin.action(description=_("Revoke selected tokens"), permissions=["revoke"])
    def revoke(self, request, tokens):
        count = tokens.filter(revoked_at=None).update(revoked_at=timezone.now())
        self.message_user(
            request,
            ngettext("%(count)d token revoked.", "%(count)d tokens revoked.", count) % {"count": count},
        )
