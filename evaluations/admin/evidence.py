from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from agencies.admin.base import ADMINISTRATORS, ReadOnly, RegencyScopedAdmin, SeenRowsFilter, TabularInline
from evaluations.actions.evidence import withdraw_version
from evaluations.admin.moves import ANY_REASON, AdminMove, MovesAdmin, ReasonForm
from evaluations.formats import file_size
from evaluations.models import Evidence, EvidenceUse, EvidenceVersion
from evaluations.rules import withdrawal_refusal


def withdraw(version, *, by, reason, request_key):
    """Withdrawing twice is refused by itself: no key is needed."""
    withdraw_version(version, by=by, reason=reason)


def withdrawal_effect(version):
    return [
        _("The file or link is destroyed. Fingerprint and reason stay."),
        _("%(count)d answers that use it show that it was withdrawn.") % {"count": version.use_count},
    ]


class VersionInline(ReadOnly, TabularInline):
    model = EvidenceVersion
    regency_path = "evidence__agency__regency"
    fields = ["number", "original_name", "media_type", "document_date", "uploaded_by", "uploaded_at"]
    readonly_fields = fields
    show_change_link = True

    def get_queryset(self, request):
        parts = ["uploaded_by__user", "uploaded_by__agency", "uploaded_by__regency"]
        return super().get_queryset(request).select_related(*parts)


@admin.register(Evidence)
class EvidenceAdmin(ReadOnly, RegencyScopedAdmin):
    regency_path = "agency__regency"
    list_display = ["title", "agency", "kind", "version_count"]
    list_filter = [("agency", SeenRowsFilter), ("kind", SeenRowsFilter)]
    search_fields = ["title", "agency__name", "agency__short_name"]
    inlines = [VersionInline]

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("agency", "kind")
        return rows.annotate(version_count=Count("versions"))

    @admin.display(description=_("versions"), ordering="version_count")
    def version_count(self, evidence):
        return evidence.version_count


@admin.register(EvidenceVersion)
class EvidenceVersionAdmin(ReadOnly, MovesAdmin):
    """Immutable. An administrator can withdraw one: an identity card handed in by mistake."""

    regency_path = "evidence__agency__regency"
    list_display = ["evidence", "number", "type_label", "size", "document_date", "uploaded_by", "uploaded_at"]
    list_filter = [
        ("evidence__agency", SeenRowsFilter),
        "extension",
        ("withdrawn_at", admin.EmptyFieldListFilter),
    ]
    search_fields = ["evidence__title", "original_name", "sha256", "link"]
    date_hierarchy = "uploaded_at"
    fields = [
        "evidence",
        "number",
        "type_label",
        "original_name",
        "media_type",
        "size",
        "sha256",
        "link",
        "document_date",
        "uploaded_by",
        "uploaded_at",
        "withdrawn_at",
        "withdrawn_by",
        "withdrawal_reason",
    ]
    readonly_fields = fields
    moves = [
        AdminMove(
            "withdraw",
            _("Withdraw evidence"),
            ADMINISTRATORS,
            withdraw,
            lambda version, by: withdrawal_refusal(version, by, ANY_REASON),
            withdrawal_effect,
            ReasonForm,
            is_grave=True,
        )
    ]

    def get_queryset(self, request):
        parts = ["uploaded_by__agency", "uploaded_by__regency", "withdrawn_by__user"]
        rows = super().get_queryset(request).with_parts().select_related(*parts)
        return rows.annotate(use_count=Count("uses"))

    @admin.display(description=_("type"))
    def type_label(self, version):
        return version.type_label

    @admin.display(description=_("size"), ordering="size_bytes")
    def size(self, version):
        return file_size(version.size_bytes) if version.size_bytes else None


@admin.register(EvidenceUse)
class EvidenceUseAdmin(ReadOnly, RegencyScopedAdmin):
    regency_path = "item__round__regency"
    list_display = ["version", "item", "added_by", "added_at"]
    list_filter = [("item__round", SeenRowsFilter), ("version__evidence__agency", SeenRowsFilter)]
    search_fields = ["version__evidence__title", "version__original_name"]
    date_hierarchy = "added_at"

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .select_related(
                "version__evidence",
                "item__indicator",
                "item__program",
                "added_by__user",
                "added_by__agency",
                "added_by__regency",
            )
        )
