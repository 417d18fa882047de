from django import forms
from django.contrib import admin
from django.utils.translation import gettext as _

from agencies.admin.base import NOBODY, RegencyScopedAdmin, is_host
from agencies.models import Regency


class RegencyForm(forms.ModelForm):
    def clean_coordinating_agency(self):
        agency = self.cleaned_data["coordinating_agency"]
        if agency and agency.regency_id != self.instance.pk:
            raise forms.ValidationError(_("This agency belongs to another regency."))
        return agency


@admin.register(Regency)
class RegencyAdmin(RegencyScopedAdmin):
    """The host makes regencies; an administrator keeps the own one's details."""

    form = RegencyForm
    regency_path = "pk"
    adders = deleters = NOBODY
    list_display = ["name", "code", "coordinating_agency", "ministry_name", "time_zone"]
    list_select_related = ["coordinating_agency"]
    search_fields = ["name", "code"]
    autocomplete_fields = ["coordinating_agency"]

    def has_add_permission(self, request, obj=None):
        return is_host(request)

    def has_delete_permission(self, request, obj=None):
        return is_host(request)

    def get_readonly_fields(self, request, obj=None):
        return [] if is_host(request) else ["code"]
