from allauth.mfa.models import Authenticator
from axes.utils import reset as forget_failures
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.db.models import Exists, OuterRef, Prefetch
from django.utils.translation import gettext_lazy as _

from agencies.admin.base import RegencyScopedAdmin, is_host, seen
from agencies.admin.memberships import MembershipInline
from agencies.choices import Role
from agencies.models import Membership, User


def memberships_here(request):
    return seen(admin.site, Membership, request)


class RoleFilter(admin.SimpleListFilter):
    title = _("role")
    parameter_name = "role"

    def lookups(self, request, model_admin):
        return Role.choices

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        return queryset.filter(pk__in=memberships_here(request).filter(role=self.value()).values("user"))


@admin.register(User)
class UserAdmin(RegencyScopedAdmin, DjangoUserAdmin):
    """An administrator keeps the accounts of those who work in this regency alone; makes no superuser."""

    list_display = ["username", "name", "offices", "email", "is_staff", "is_active", "last_login"]
    list_filter = ["is_active", "is_staff", RoleFilter]
    search_fields = ["username", "name", "email"]
    date_hierarchy = "date_joined"
    ordering = ["username"]
    filter_horizontal = []
    inlines = [MembershipInline]
    actions = ["unlock", "forget_second_factor"]
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["name", "email", "phone"]}),
        (_("Access"), {"fields": ["is_active", "is_staff"]}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "name", "email", "phone"]}),
        (_("Password"), {"fields": ["usable_password", "password1", "password2"]}),
        (_("Access"), {"fields": ["is_staff"]}),
    ]

    def of_regency(self, rows, request):
        if is_host(request):
            return rows
        return rows.filter(Exists(memberships_here(request).filter(user=OuterRef("pk"))))

    def get_queryset(self, request):
        shown = Prefetch("memberships", memberships_here(request), to_attr="shown_memberships")
        return super().get_queryset(request).prefetch_related(shown)

    @admin.display(description=_("memberships"))
    def offices(self, user):
        return "; ".join(membership.office for membership in user.shown_memberships)

    def get_list_filter(self, request):
        return self.list_filter

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        return (
            [*fieldsets, (_("Host"), {"fields": ["is_superuser"]})] if is_host(request) and obj else fieldsets
        )

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or self.is_theirs(request, obj))

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and (obj is None or self.is_theirs(request, obj))

    def is_theirs(self, request, user):
        """Whoever sets a password can use it: never a superuser's, nor that of another regency's people."""
        if is_host(request):
            return True
        elsewhere = user.memberships.exclude(regency=request.membership.regency_id)
        return not user.is_superuser and not elsewhere.exists()

    @admin.action(description=_("Unlock after too many failed sign-ins"), permissions=["change"])
    def unlock(self, request, users):
        for user in self.changeable(request, users):
            for name in filter(None, (user.username, user.email)):
                forget_failures(username=name)

    @admin.action(description=_("Remove the second factor"), permissions=["change"])
    def forget_second_factor(self, request, users):
        Authenticator.objects.filter(user__in=self.changeable(request, users)).delete()

    def changeable(self, request, users):
        allowed = [user for user in users if self.is_theirs(request, user)]
        self.message_user(request, _("Done for: %(names)s.") % {"names": ", ".join(map(str, allowed)) or "–"})
        return allowed
