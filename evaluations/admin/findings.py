from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from agencies.admin.base import SECRETARIAT, RegencyScopedAdmin, SeenRowsFilter, StackedInline
from evaluations.models import Finding, FollowUp


class FollowUpInline(StackedInline):
    model = FollowUp
    regency_path = "finding__round__regency"
    adders = changers = deleters = SECRETARIAT
    autocomplete_fields = ["agency", "evidence"]


@admin.register(Finding)
class FindingAdmin(RegencyScopedAdmin):
    regency_path = "round__regency"
    adders = changers = deleters = SECRETARIAT
    list_display = ["__str__", "kind", "round", "dimension", "follow_up_count", "position"]
    list_filter = ["kind", ("round", SeenRowsFilter), ("dimension", SeenRowsFilter)]
    search_fields = ["text"]
    autocomplete_fields = ["round", "dimension", "carried_from"]
    inlines = [FollowUpInline]

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("round", "dimension")
        return rows.annotate(follow_up_count=Count("follow_ups"))

    @admin.display(description=_("follow-ups"), ordering="follow_up_count")
    def follow_up_count(self, finding):
        return finding.follow_up_count


@admin.register(FollowUp)
class FollowUpAdmin(RegencyScopedAdmin):
    regency_path = "finding__round__regency"
    adders = changers = deleters = SECRETARIAT
    list_display = ["finding", "agency", "due_on", "state"]
    list_filter = ["state", ("finding__round", SeenRowsFilter), ("agency", SeenRowsFilter)]
    search_fields = ["finding__text", "agency__name", "progress"]
    date_hierarchy = "due_on"
    autocomplete_fields = ["finding", "agency", "evidence"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("finding", "agency")
