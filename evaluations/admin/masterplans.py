from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from agencies.admin.base import HistoryAdmin, RegencyScopedAdmin, SeenRowsFilter, StackedInline, TabularInline
from evaluations.models import Amendment, Dimension, Masterplan, SubDimension


class DimensionInline(TabularInline):
    model = Dimension
    regency_path = "masterplan__regency"
    fields = ["position", "code", "name", "name_en"]
    show_change_link = True


class AmendmentInline(StackedInline):
    model = Amendment
    regency_path = "masterplan__regency"
    autocomplete_fields = ["findings"]


@admin.register(Masterplan)
class MasterplanAdmin(HistoryAdmin):
    list_display = ["title", "start_year", "end_year", "program_count", "legal_basis"]
    search_fields = ["title", "legal_basis"]
    inlines = [DimensionInline, AmendmentInline]
    fields = ["regency", "title", "vision", "legal_basis", "start_year", "end_year"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(program_count=Count("programs"))

    @admin.display(description=_("programs"), ordering="program_count")
    def program_count(self, masterplan):
        return masterplan.program_count


@admin.register(Amendment)
class AmendmentAdmin(RegencyScopedAdmin):
    regency_path = "masterplan__regency"
    list_display = ["legal_basis", "masterplan", "adopted_on"]
    list_select_related = ["masterplan"]
    list_filter = [("masterplan", SeenRowsFilter)]
    search_fields = ["legal_basis", "reason"]
    date_hierarchy = "adopted_on"
    autocomplete_fields = ["masterplan", "findings"]


class SubDimensionInline(TabularInline):
    model = SubDimension
    regency_path = "dimension__masterplan__regency"
    fields = ["position", "code", "name", "name_en"]


@admin.register(Dimension)
class DimensionAdmin(RegencyScopedAdmin):
    regency_path = "masterplan__regency"
    list_display = ["name", "code", "position", "masterplan", "sub_dimension_count"]
    list_filter = [("masterplan", SeenRowsFilter)]
    search_fields = ["name", "code"]
    autocomplete_fields = ["masterplan"]
    inlines = [SubDimensionInline]

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("masterplan")
        return rows.annotate(sub_dimension_count=Count("sub_dimensions"))

    @admin.display(description=_("sub-dimensions"), ordering="sub_dimension_count")
    def sub_dimension_count(self, dimension):
        return dimension.sub_dimension_count


@admin.register(SubDimension)
class SubDimensionAdmin(RegencyScopedAdmin):
    regency_path = "dimension__masterplan__regency"
    list_display = ["name", "code", "dimension", "position", "program_count"]
    list_filter = [("dimension", SeenRowsFilter)]
    search_fields = ["name", "code", "dimension__name"]
    autocomplete_fields = ["dimension"]

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("dimension__masterplan")
        return rows.annotate(program_count=Count("programs"))

    @admin.display(description=_("programs"), ordering="program_count")
    def program_count(self, sub_dimension):
        return sub_dimension.program_count
