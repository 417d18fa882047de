from django import forms
from django.contrib import admin
from django.utils.translation import gettext as _

from agencies.admin.base import HistoryAdmin, SeenRowsFilter, TabularInline
from evaluations.admin.numbers import LocalNumbers
from evaluations.admin.spreadsheets import SpreadsheetAdmin
from evaluations.models import Masterplan, Program, ProgramBudget, ProgramTarget
from evaluations.resources import BudgetResource, ProgramResource, TargetResource


class ProgramForm(forms.ModelForm):
    """All that a program names belongs to its masterplan and regency."""

    def clean(self):
        values = super().clean()
        masterplan, place = values.get("masterplan"), values.get("sub_dimension")
        if masterplan and place and place.dimension.masterplan_id != masterplan.pk:
            self.add_error("sub_dimension", _("This sub-dimension belongs to another masterplan."))
        for field in ("lead_agency", "supporting_agencies"):
            chosen = values.get(field) or []
            agencies = chosen if field == "supporting_agencies" else [chosen]
            if masterplan and any(
                agency.regency_id != masterplan.regency_id for agency in agencies if agency
            ):
                self.add_error(field, _("This agency belongs to another regency."))
        return values


class TargetInline(LocalNumbers, TabularInline):
    model = ProgramTarget
    regency_path = "program__masterplan__regency"


class BudgetInline(LocalNumbers, TabularInline):
    model = ProgramBudget
    regency_path = "program__masterplan__regency"


@admin.register(Program)
class ProgramAdmin(SpreadsheetAdmin, HistoryAdmin):
    resource_classes = [ProgramResource]
    scope_model = Masterplan
    form = ProgramForm
    regency_path = "masterplan__regency"
    list_display = ["key", "name", "sub_dimension", "lead_agency", "start_year", "end_year", "is_quick_win"]
    list_display_links = ["key", "name"]
    list_filter = [
        ("masterplan", SeenRowsFilter),
        ("sub_dimension__dimension", SeenRowsFilter),
        "is_quick_win",
        "roadmap_term",
        ("lead_agency", SeenRowsFilter),
    ]
    search_fields = ["key", "code", "name", "lead_agency__name", "lead_agency__short_name"]
    autocomplete_fields = ["masterplan", "sub_dimension", "lead_agency", "supporting_agencies", "continues"]
    inlines = [TargetInline, BudgetInline]

    def get_queryset(self, request):
        parts = ["masterplan", "sub_dimension__dimension", "lead_agency"]
        return super().get_queryset(request).select_related(*parts)


@admin.register(ProgramTarget)
class ProgramTargetAdmin(LocalNumbers, SpreadsheetAdmin, HistoryAdmin):
    resource_classes = [TargetResource]
    scope_model = Masterplan
    regency_path = "program__masterplan__regency"
    list_display = ["program", "year", "indicator", "unit", "direction", "baseline", "target"]
    list_filter = [("program__masterplan", SeenRowsFilter), "year", "direction"]
    search_fields = ["program__key", "program__name", "indicator"]
    autocomplete_fields = ["program"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("program__masterplan")


@admin.register(ProgramBudget)
class ProgramBudgetAdmin(LocalNumbers, SpreadsheetAdmin, HistoryAdmin):
    resource_classes = [BudgetResource]
    scope_model = Masterplan
    regency_path = "program__masterplan__regency"
    list_display = ["program", "year", "source", "amount"]
    list_filter = [("program__masterplan", SeenRowsFilter), "year", "source"]
    search_fields = ["program__key", "program__name"]
    autocomplete_fields = ["program"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("program__masterplan")
