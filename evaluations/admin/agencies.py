"""Agencies with import and export: spreadsheets and their runs belong to this app, agencies to the other."""

from django.contrib import admin

from agencies.admin.agencies import AgencyAdmin
from agencies.models import Agency, Regency
from agencies.resources import AgencyResource
from evaluations.admin.spreadsheets import SpreadsheetAdmin

admin.site.unregister(Agency)


@admin.register(Agency)
class ExchangedAgencyAdmin(SpreadsheetAdmin, AgencyAdmin):
    resource_classes = [AgencyResource]
    scope_model = Regency
