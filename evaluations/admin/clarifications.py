from django.contrib import admin

from agencies.admin.base import SECRETARIAT, ReadOnly, RegencyScopedAdmin, SeenRowsFilter
from evaluations.models import Clarification, Meeting


@admin.register(Clarification)
class ClarificationAdmin(ReadOnly, RegencyScopedAdmin):
    regency_path = "round__regency"
    list_display = ["question", "round", "agency", "state", "asked_by", "due_at", "answered_at"]
    list_filter = ["state", ("round", SeenRowsFilter), ("agency", SeenRowsFilter)]
    search_fields = ["question", "answer", "agency__name"]
    date_hierarchy = "due_at"
    readonly_fields = ["state", "answered_by", "answered_at", "asked_at"]

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .select_related(
                "round",
                "agency",
                "item__indicator",
                "item__program",
                "asked_by__user",
                "asked_by__agency",
                "asked_by__regency",
                "answered_by__user",
            )
        )


@admin.register(Meeting)
class MeetingAdmin(RegencyScopedAdmin):
    regency_path = "round__regency"
    adders = changers = deleters = SECRETARIAT
    list_display = ["title", "round", "starts_at", "link"]
    list_filter = [("round", SeenRowsFilter)]
    search_fields = ["title", "agenda", "notes", "attendees"]
    date_hierarchy = "starts_at"
    autocomplete_fields = ["round"]
    exclude = ["slides"]  # files go through the portal's own checks

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("round")
