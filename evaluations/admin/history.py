from django.contrib import admin
from django.core.paginator import Paginator
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from agencies.admin.base import ReadOnly, RegencyScopedAdmin, SeenRowsFilter, seen
from evaluations.models import ImportRun, StateChange

CHANGES_A_PAGE = 100


class StateHistory:
    """The history page of a round, packet or item tells its moves."""

    object_history_template = "admin/state_history.html"

    def history_view(self, request, object_id, extra_context=None):
        row = self.get_object(request, object_id)
        if row is None:
            raise Http404
        changes = seen(self.admin_site, StateChange, request).filter(**{self.opts.model_name: row})
        page = Paginator(changes, CHANGES_A_PAGE).get_page(request.GET.get("p"))
        return super().history_view(request, object_id, {"changes": page, "title": _("History")})


@admin.register(StateChange)
class StateChangeAdmin(ReadOnly, RegencyScopedAdmin):
    """Append-only: the database itself refuses anything else."""

    regency_path = "round__regency"
    list_display = ["at", "move", "from_word", "to_word", "by", "round", "submission", "item", "reason"]
    list_filter = ["move", "reason_kind", ("round", SeenRowsFilter), ("submission__agency", SeenRowsFilter)]
    search_fields = ["reason", "by__user__username", "by__user__name", "submission__agency__name"]
    date_hierarchy = "at"

    def get_queryset(self, request):
        return super().get_queryset(request).with_parts().select_related("submission__round", "user")

    @admin.display(description=_("from"), ordering="from_state")
    def from_word(self, change):
        return change.from_label

    @admin.display(description=_("to"), ordering="to_state")
    def to_word(self, change):
        return change.to_label


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnly, RegencyScopedAdmin):
    list_display = ["at", "kind", "file_name", "created_count", "changed_count", "unchanged_count", "by"]
    list_filter = ["kind"]
    search_fields = ["file_name", "sha256", "by__user__name"]
    date_hierarchy = "at"

    def get_queryset(self, request):
        parts = ["by__user", "by__agency", "by__regency"]
        return super().get_queryset(request).select_related(*parts)
