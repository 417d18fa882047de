from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agencies.admin.base import (
    HistoryAdmin,
    ReadOnly,
    RegencyScopedAdmin,
    SeenRowsFilter,
    StackedInline,
    TabularInline,
)
from evaluations.actions.items import return_item, verify_item
from evaluations.admin.history import StateHistory
from evaluations.admin.moves import ANY_REASON, AdminMove, MoveForm, MovesAdmin, ReasonForm
from evaluations.choices import ReturnReason
from evaluations.models import (
    Comment,
    Contribution,
    EvidenceUse,
    Item,
    ProgramProgress,
    Response,
    TargetActual,
)
from evaluations.rules import ITEM_MOVES, item_refusal

ITEM_PARTS = ("item__round", "item__indicator", "item__program", "item__submission__agency")


class ReturnForm(ReasonForm):
    reason_kind = forms.ChoiceField(label=_("Kind of reason"), choices=ReturnReason.choices)
    field_order = ["reason_kind", "reason"]


def admin_move(name, action, form):
    rule = ITEM_MOVES[name]
    return AdminMove(
        name=name,
        label=rule.label,
        roles=rule.by,
        run=action,
        refusal=lambda item, by: item_refusal(name, item, by, reason=ANY_REASON),
        form=form,
    )


class ProgressInline(ReadOnly, StackedInline):
    model = ProgramProgress
    regency_path = "item__round__regency"


class ResponseInline(ReadOnly, StackedInline):
    model = Response
    regency_path = "item__round__regency"
    fields = ["self_score", "narrative", "is_not_applicable", "not_applicable_reason", "verified_score"]
    readonly_fields = ["verified_score"]


class ContributionInline(ReadOnly, TabularInline):
    model = Contribution
    regency_path = "item__round__regency"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("agency")


class UseInline(ReadOnly, TabularInline):
    model = EvidenceUse
    regency_path = "item__round__regency"
    fields = ["version", "added_by", "added_at"]
    readonly_fields = fields

    def get_queryset(self, request):
        parts = ["version__evidence", "added_by__user", "added_by__agency", "added_by__regency"]
        return super().get_queryset(request).select_related(*parts)


class CommentInline(ReadOnly, TabularInline):
    model = Comment
    regency_path = "item__round__regency"
    fields = ["author", "text", "written_at"]
    readonly_fields = fields

    def get_queryset(self, request):
        parts = ["author__user", "author__agency", "author__regency"]
        return super().get_queryset(request).select_related(*parts)


@admin.register(Item)
class ItemAdmin(ReadOnly, StateHistory, MovesAdmin):
    """Answers are written on the portal's pages; returned and accepted there or here."""

    regency_path = "round__regency"
    list_display = [
        "key",
        "short_title",
        "agency",
        "round",
        "state",
        "is_blank",
        "evidence_count",
        "edited_at",
    ]
    list_display_links = ["key", "short_title"]
    list_filter = [
        "state",
        "is_blank",
        ("round", SeenRowsFilter),
        ("submission__agency", SeenRowsFilter),
        ("dimension", SeenRowsFilter),
    ]
    search_fields = [
        "indicator__key",
        "indicator__question",
        "program__key",
        "program__name",
        "submission__agency__name",
    ]
    date_hierarchy = "edited_at"
    fields = [
        ("round", "submission"),
        ("indicator", "program", "dimension"),
        ("state", "is_blank", "is_reopened"),
        ("edited_by", "edited_at", "edit_version"),
    ]
    readonly_fields = ["state", "is_blank", "is_reopened", "edited_by", "edited_at", "edit_version"]
    inlines = [ProgressInline, ResponseInline, ContributionInline, UseInline, CommentInline]
    moves = [
        admin_move("return", return_item, ReturnForm),
        admin_move("verify", verify_item, MoveForm),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).for_listing()

    def get_inlines(self, request, obj):
        answer = ResponseInline if obj is None or not obj.is_program else ProgressInline
        return [
            inline
            for inline in self.inlines
            if inline not in (ProgressInline, ResponseInline) or inline is answer
        ]

    @admin.display(description=_("asked"))
    def short_title(self, item):
        return item.title[:120]

    @admin.display(description=_("agency"), ordering="submission__agency__name")
    def agency(self, item):
        return item.submission.agency.label

    @admin.display(description=_("evidence"), ordering="evidence_count")
    def evidence_count(self, item):
        return item.evidence_count


class AnswerAdmin(ReadOnly, HistoryAdmin):
    regency_path = "item__round__regency"
    list_filter = [("item__round", SeenRowsFilter), ("item__submission__agency", SeenRowsFilter)]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*ITEM_PARTS)

    @admin.display(description=_("agency"), ordering="item__submission__agency__name")
    def agency(self, answer):
        return answer.item.submission.agency.label


class ActualInline(ReadOnly, TabularInline):
    model = TargetActual
    regency_path = "progress__item__round__regency"


@admin.register(ProgramProgress)
class ProgramProgressAdmin(AnswerAdmin):
    list_display = ["item", "agency", "status", "physical_progress", "budget_ceiling", "budget_realised"]
    list_filter = ["status", "obstacle_kind", *AnswerAdmin.list_filter]
    search_fields = ["item__program__key", "item__program__name"]
    inlines = [ActualInline]


@admin.register(Response)
class ResponseAdmin(AnswerAdmin):
    list_display = ["item", "agency", "self_score", "verified_score", "is_not_applicable"]
    list_filter = ["is_not_applicable", *AnswerAdmin.list_filter]
    search_fields = ["item__indicator__key", "item__indicator__question", "narrative"]
    readonly_fields = ["verified_score"]


@admin.register(TargetActual)
class TargetActualAdmin(ReadOnly, RegencyScopedAdmin):
    regency_path = "progress__item__round__regency"
    list_display = ["indicator", "progress", "unit", "direction", "baseline", "target", "actual"]
    list_filter = [("progress__item__round", SeenRowsFilter), "direction"]
    search_fields = ["indicator", "progress__item__program__name"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("progress__item__program")


@admin.register(Contribution)
class ContributionAdmin(ReadOnly, RegencyScopedAdmin):
    regency_path = "item__round__regency"
    list_display = ["item", "agency", "text"]
    list_filter = [("item__round", SeenRowsFilter), ("agency", SeenRowsFilter)]
    search_fields = ["text", "agency__name"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("agency", *ITEM_PARTS)


@admin.register(Comment)
class CommentAdmin(ReadOnly, RegencyScopedAdmin):
    regency_path = "item__round__regency"
    list_display = ["text", "item", "author", "written_at"]
    list_filter = [("item__round", SeenRowsFilter)]
    search_fields = ["text", "author__user__name"]
    date_hierarchy = "written_at"

    def get_queryset(self, request):
        authors = ["author__user", "author__agency", "author__regency"]
        return super().get_queryset(request).select_related(*authors, *ITEM_PARTS)
