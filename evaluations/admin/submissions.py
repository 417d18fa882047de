from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from agencies.admin.base import SECRETARIAT, ReadOnly, SeenRowsFilter
from evaluations.actions.extensions import grant_extension
from evaluations.admin.history import StateHistory
from evaluations.admin.moves import AdminMove, MovesAdmin
from evaluations.admin.rounds import MoreTimeForm, extending_refusal
from evaluations.models import Submission


@admin.register(Submission)
class SubmissionAdmin(ReadOnly, StateHistory, MovesAdmin):
    """Packets are filled in and moved on the portal's pages."""

    regency_path = "round__regency"
    list_display = ["agency", "round", "state", "progress", "submitted_at", "not_handed_in"]
    list_filter = ["state", "not_handed_in", ("round", SeenRowsFilter), ("agency", SeenRowsFilter)]
    search_fields = ["agency__name", "agency__short_name", "=round__year"]
    date_hierarchy = "submitted_at"
    fields = ["round", "agency", "state", "submitted_at", "not_handed_in", "items_link"]
    readonly_fields = fields
    moves = [
        AdminMove(
            "extend",
            _("Extend"),
            SECRETARIAT,
            grant_extension,
            lambda submission, by: extending_refusal(submission.round, by),
            form=MoreTimeForm,
        )
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).for_listing()

    @admin.display(description=_("verified"))
    def progress(self, submission):
        return f"{submission.verified_count}/{submission.item_count}"

    @admin.display(description=_("items"))
    def items_link(self, submission):
        address = reverse("admin:evaluations_item_changelist")
        return format_html(
            '<a href="{}?submission__id__exact={}">{}</a>', address, submission.pk, submission.item_count
        )
