from django.contrib import admin
from django.db.models import Count, Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from agencies.admin.base import (
    NOBODY,
    HistoryAdmin,
    RegencyScopedAdmin,
    SeenRowsFilter,
    TabularInline,
    is_host,
)
from evaluations.admin.numbers import LocalNumbers
from evaluations.admin.spreadsheets import SpreadsheetAdmin
from evaluations.models import Aspect, EvidenceKind, Indicator, Instrument
from evaluations.resources import AspectResource, IndicatorResource


class Frozen:
    """An instrument and all of it is fixed once a round has opened with it. `instrument_path` leads there."""

    instrument_path = ""

    def may_touch(self, request, roles, row):
        return super().may_touch(request, roles, row) and not (row and self.is_frozen(row))

    def is_frozen(self, row):
        for step in filter(None, self.instrument_path.split("__")):
            row = getattr(row, step)
        return Instrument.objects.frozen().filter(pk=row.pk).exists()

    def get_field_queryset(self, db, db_field, request):
        """Nothing is put into an instrument that may not be touched."""
        rows = super().get_field_queryset(db, db_field, request)
        path = {Instrument: "pk", Aspect: "instrument"}.get(db_field.remote_field.model)
        if path is None:
            return rows
        rows = rows.exclude(**{f"{path}__in": Instrument.objects.frozen()})
        national = Instrument.objects.filter(regency=None)
        return rows if is_host(request) else rows.exclude(**{f"{path}__in": national})


class AspectInline(LocalNumbers, Frozen, TabularInline):
    model = Aspect
    regency_path = "instrument__regency"
    national = True
    fields = ["position", "code", "name", "name_en", "weight", "aggregation"]
    show_change_link = True

    def is_national(self, row):
        return row.regency_id is None

    def has_add_permission(self, request, obj=None):
        return self.may_touch(request, self.adders, obj)


@admin.register(Instrument)
class InstrumentAdmin(Frozen, RegencyScopedAdmin):
    national = True
    list_display = ["name", "version", "letter", "indicator_count", "is_frozen_now", "is_reconstruction"]
    list_filter = ["is_reconstruction"]
    search_fields = ["name", "version", "letter"]
    fields = ["regency", "name", "version", "letter", "note", "note_en", "scale_max", "is_reconstruction"]
    readonly_fields = ["scale_max"]
    inlines = [AspectInline]

    def get_queryset(self, request):
        frozen = Instrument.objects.frozen().filter(pk=OuterRef("pk"))
        return (
            super()
            .get_queryset(request)
            .annotate(indicator_count=Count("aspects__indicators"), is_frozen_now=Exists(frozen))
        )

    @admin.display(description=_("indicators"), ordering="indicator_count")
    def indicator_count(self, instrument):
        return instrument.indicator_count

    @admin.display(description=_("in use: fixed"), boolean=True)
    def is_frozen_now(self, instrument):
        return instrument.is_frozen_now


class InstrumentSpreadsheetAdmin(SpreadsheetAdmin):
    """Rows go into an instrument of the own regency that no round has opened with."""

    scope_model = Instrument

    def scopes(self, request):
        rows = super().scopes(request).filter(is_frozen_now=False)
        return rows if is_host(request) else rows.exclude(regency=None)


@admin.register(Aspect)
class AspectAdmin(LocalNumbers, Frozen, InstrumentSpreadsheetAdmin, HistoryAdmin):
    resource_classes = [AspectResource]
    regency_path = "instrument__regency"
    instrument_path = "instrument"
    national = True
    list_display = ["name", "code", "instrument", "weight", "aggregation", "position"]
    list_filter = [("instrument", SeenRowsFilter), "aggregation"]
    search_fields = ["name", "code", "instrument__name"]
    autocomplete_fields = ["instrument"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("instrument__regency")


@admin.register(Indicator)
class IndicatorAdmin(LocalNumbers, Frozen, InstrumentSpreadsheetAdmin, HistoryAdmin):
    resource_classes = [IndicatorResource]
    regency_path = "aspect__instrument__regency"
    instrument_path = "aspect__instrument"
    national = True
    list_display = ["key", "question", "aspect", "scope", "dimension_code", "weight", "computed_from"]
    list_filter = [("aspect__instrument", SeenRowsFilter), "aspect__code", "scope", "computed_from"]
    search_fields = ["key", "question", "form_number"]
    autocomplete_fields = ["aspect", "evidence_kinds"]
    fieldsets = [
        (None, {"fields": ["aspect", "key", "question", "question_en", "rubric", "rubric_en"]}),
        (_("Explanations"), {"fields": ["guidance", "guidance_en", "verifier_guide", "evidence_kinds"]}),
        (
            _("How it is asked and counted"),
            {
                "fields": [
                    "scope",
                    "dimension_code",
                    "weight",
                    "computed_from",
                    "band",
                    "may_be_not_applicable",
                    "allows_decimals",
                ]
            },
        ),
        (
            _("Place and origin"),
            {"fields": ["position", "form_number", "character_limit", "replaces", "basis", "citation"]},
        ),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("aspect__instrument__regency")


@admin.register(EvidenceKind)
class EvidenceKindAdmin(RegencyScopedAdmin):
    """Shared by all regencies: the host's."""

    adders = changers = deleters = NOBODY
    list_display = ["name", "code", "name_en"]
    search_fields = ["name", "code", "name_en"]

    def of_regency(self, rows, request):
        return rows

    def get_list_filter(self, request):
        return []

    def has_add_permission(self, request, obj=None):
        return is_host(request)

    def has_change_permission(self, request, obj=None):
        return is_host(request)

    def has_delete_permission(self, request, obj=None):
        return is_host(request)
