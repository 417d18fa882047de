from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from agencies.admin.base import HistoryAdmin, SeenRowsFilter
from agencies.models import Agency


@admin.register(Agency)
class AgencyAdmin(HistoryAdmin):
    list_display = ["name", "short_name", "code", "kind", "parent", "member_count", "is_active"]
    list_select_related = ["parent"]
    list_filter = ["kind", "is_active", ("parent", SeenRowsFilter)]
    search_fields = ["name", "short_name", "code", "other_spellings"]
    search_help_text = _("Name, short name, code or another spelling")
    autocomplete_fields = ["parent", "successor"]
    fieldsets = [
        (None, {"fields": ["regency", "name", "short_name", "code", "kind", "parent"]}),
        (_("As people write it"), {"fields": ["other_spellings"]}),
        (_("Contact"), {"fields": ["contact_name", "contact_phone"]}),
        (_("Activity"), {"fields": ["is_active", "successor"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(member_count=Count("memberships"))

    @admin.display(description=_("memberships"), ordering="member_count")
    def member_count(self, agency):
        return agency.member_count
