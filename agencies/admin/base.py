"""Who sees and changes what in the admin: the membership that acts decides, never Django's own permissions.

`is_staff` lets a person in. A superuser without a membership is the host and sees every regency;
everybody else sees the regency of the membership that acts, and nothing of another one.
"""

from django import forms
from django.contrib import admin
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _
from simple_history.admin import SimpleHistoryAdmin

from agencies.admin.lines import LinesField
from agencies.choices import Role

HOST = "host"
NOBODY = frozenset()
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
SECRETARIAT = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR})
VIEWERS = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR, Role.AUDITOR})


def is_host(request):
    return request.user.is_superuser and request.membership is None


def role_of(request):
    """The role that acts here: a superuser has an administrator's rights wherever they are a member."""
    if is_host(request):
        return HOST
    if request.membership is None:
        return None
    return Role.ADMINISTRATOR if request.user.is_superuser else request.membership.role


def may(request, roles):
    role = role_of(request)
    return role in roles or (role == HOST and Role.ADMINISTRATOR in roles)


class RegencyScope:
    """For admins and their inlines. `regency_path` leads from a row to its regency.

    With `national`, rows without a regency are seen by everybody and changed by the host alone.
    """

    regency_path = "regency"
    national = False
    viewers = VIEWERS
    adders = changers = deleters = ADMINISTRATORS
    formfield_overrides = {
        ArrayField: {"form_class": LinesField},
        models.URLField: {"assume_scheme": "https"},
    }
    show_change_link = False

    def get_queryset(self, request):
        return self.of_regency(super().get_queryset(request), request)

    def of_regency(self, rows, request):
        if is_host(request):
            return rows
        if request.membership is None:
            return rows.none()
        inside = Q(**{self.regency_path: request.membership.regency_id})
        return rows.filter(inside | Q(**{self.regency_path: None}) if self.national else inside)

    def is_national(self, row):
        for step in self.regency_path.split("__"):
            row = getattr(row, step)
        return row is None

    def may_touch(self, request, roles, row):
        shared = self.national and row is not None and self.is_national(row)
        return may(request, roles) and (is_host(request) or not shared)

    def has_module_permission(self, request):
        return may(request, self.viewers)

    def has_view_permission(self, request, obj=None):
        return may(request, self.viewers)

    def has_add_permission(self, request, obj=None):
        return may(request, self.adders)

    def has_change_permission(self, request, obj=None):
        return self.may_touch(request, self.changers, obj)

    def has_delete_permission(self, request, obj=None):
        return self.may_touch(request, self.deleters, obj)

    def get_field_queryset(self, db, db_field, request):
        """What may be chosen is what may be seen: the other model's admin knows."""
        model = db_field.remote_field.model
        rows = seen(self.admin_site, model, request)
        return rows if rows is not None else super().get_field_queryset(db, db_field, request)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "regency" and not is_host(request):
            field.required = True
            field.initial = request.membership.regency_id
            field.widget = forms.HiddenInput()
        return field

    def get_autocomplete_fields(self, request):
        fields = super().get_autocomplete_fields(request)
        return [*fields, "regency"] if is_host(request) and self.regency_path == "regency" else fields


class RegencyScopedAdmin(RegencyScope, admin.ModelAdmin):
    list_per_page = 50
    actions_on_bottom = False

    def get_ordering(self, request):
        """Counting rows would drop the model's own order."""
        return super().get_ordering(request) or self.opts.ordering

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        """Django redirects with a message that repeats the number; here a hidden row is a 404."""
        raise Http404

    def get_list_filter(self, request):
        """The host tells regencies apart; nobody else ever sees more than one."""
        filters = super().get_list_filter(request)
        return [(self.regency_path, SeenRowsFilter), *filters] if self.tells_regencies(request) else filters

    def tells_regencies(self, request):
        return is_host(request) and self.regency_path.endswith("regency")


class ReadOnly:
    """Rows that other doors write: pages, actions, the clock."""

    adders = changers = deleters = NOBODY


class HistoryAdmin(RegencyScopedAdmin, SimpleHistoryAdmin):
    """With the history of edits, for reading: nobody reverts, and a hidden row has no history either."""

    object_history_list_template = "admin/edit_history.html"

    def history_view(self, request, object_id, extra_context=None):
        if self.get_object(request, object_id) is None:
            raise Http404
        return super().history_view(request, object_id, extra_context)

    def get_urls(self):
        """Without the page of one old version, which would also save it."""
        return super(SimpleHistoryAdmin, self).get_urls()

    def history_view_title(self, request, obj):
        return _("History")

    def revert_disabled(self, request, obj=None):
        return True


class SeenRowsFilter(admin.RelatedFieldListFilter):
    """Offers the rows that the reader may see, and none of another regency."""

    def field_choices(self, field, request, model_admin):
        rows = seen(model_admin.admin_site, field.remote_field.model, request)
        return [(row.pk, str(row)) for row in rows]


def seen(site, model, request):
    """The rows of `model` that this person may see in the admin; None for a model that is not in it."""
    if not site.is_registered(model):
        return None
    return site.get_model_admin(model).get_queryset(request)


class TabularInline(RegencyScope, admin.TabularInline):
    extra = 0


class StackedInline(RegencyScope, admin.StackedInline):
    extra = 0
