from django.contrib import admin
from django.db.models import Exists, OuterRef, Q

from agencies.admin.base import ReadOnly, RegencyScopedAdmin, SeenRowsFilter, is_host
from agencies.models import Membership
from evaluations.models import Notice


@admin.register(Notice)
class NoticeAdmin(ReadOnly, RegencyScopedAdmin):
    regency_path = "round__regency"
    list_display = ["recipient", "text", "round", "created_at", "read_at", "delivery", "attempts"]
    list_filter = ["delivery", ("read_at", admin.EmptyFieldListFilter), ("round", SeenRowsFilter)]
    search_fields = ["text", "recipient__username", "recipient__name"]
    date_hierarchy = "created_at"

    def of_regency(self, rows, request):
        """Those about a round of this regency; those about none, of people who work here."""
        if is_host(request):
            return rows
        if request.membership is None:
            return rows.none()
        regency = request.membership.regency_id
        works_here = Exists(Membership.objects.filter(user=OuterRef("recipient"), regency=regency))
        return rows.filter(Q(round__regency=regency) | Q(works_here, round=None))

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("recipient", "round")
