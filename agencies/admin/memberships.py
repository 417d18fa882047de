from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agencies.admin.base import RegencyScopedAdmin, SeenRowsFilter, TabularInline
from agencies.models import Membership


class InForceFilter(admin.SimpleListFilter):
    title = _("in force")
    parameter_name = "in_force"

    def lookups(self, request, model_admin):
        return [("yes", _("Now")), ("ended", _("Ended"))]

    def queryset(self, request, queryset):
        if self.value() == "yes":
            return queryset.current()
        if self.value() == "ended":
            return queryset.filter(ends_on__lt=timezone.localdate())
        return queryset


@admin.register(Membership)
class MembershipAdmin(RegencyScopedAdmin):
    list_display = ["user", "role", "agency", "starts_on", "ends_on", "is_acting"]
    list_select_related = ["user", "agency", "regency"]
    list_filter = [InForceFilter, "role", "is_acting", ("agency", SeenRowsFilter)]
    search_fields = ["user__username", "user__name", "agency__name", "agency__short_name"]
    autocomplete_fields = ["user", "agency"]
    fields = ["user", "regency", "role", "agency", "starts_on", "ends_on", "is_acting"]

    def get_queryset(self, request):
        return super().get_queryset(request).with_parts()


class MembershipInline(TabularInline):
    model = Membership
    fields = ["regency", "role", "agency", "starts_on", "ends_on", "is_acting"]
    autocomplete_fields = ["agency"]

    def get_queryset(self, request):
        return super().get_queryset(request).with_parts()

    def get_min_num(self, request, obj=None, **kwargs):
        """A new person gets a role at once: without one, nobody here would see them again."""
        return 1 if obj is None else 0

    def get_formset(self, request, obj=None, **kwargs):
        return super().get_formset(request, obj, validate_min=obj is None, **kwargs)
