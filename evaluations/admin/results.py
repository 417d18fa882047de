import json

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from agencies.admin.base import SECRETARIAT, ReadOnly, RegencyScopedAdmin, SeenRowsFilter
from evaluations.admin.numbers import LocalNumbers
from evaluations.formats import score
from evaluations.models import Mark, OfficialScore, PeerFinal, Rank, RoundResult


def two_places(field, title):
    @admin.display(description=title, ordering=field)
    def column(row):
        return score(getattr(row, field))

    return column


@admin.register(RoundResult)
class RoundResultAdmin(ReadOnly, RegencyScopedAdmin):
    """Frozen: nobody edits a result."""

    regency_path = "round__regency"
    list_display = [
        "round",
        "kind",
        "version",
        two_places("self_final", _("self-assessed final")),
        two_places("verified_final", _("verified final")),
        two_places("computed_final", _("computed final")),
        two_places("official_final", _("ministry's final")),
        "frozen_at",
    ]
    list_filter = ["kind", ("round", SeenRowsFilter)]
    search_fields = ["=round__year", "reason"]
    date_hierarchy = "frozen_at"
    readonly_fields = ["frozen_at", "snapshot_text"]
    exclude = ["snapshot"]

    def get_queryset(self, request):
        """Without the snapshot, which may be large: only its own page shows it."""
        parts = ["round", "frozen_by__user", "frozen_by__agency", "frozen_by__regency"]
        return super().get_queryset(request).select_related(*parts).defer("snapshot")

    @admin.display(description=_("snapshot"))
    def snapshot_text(self, result):
        text = json.dumps(result.snapshot, ensure_ascii=False, indent=1)
        return format_html('<pre class="snapshot">{}</pre>', text)


@admin.register(OfficialScore)
class OfficialScoreAdmin(ReadOnly, RegencyScopedAdmin):
    """Recorded on the round's page of official scores."""

    regency_path = "round__regency"
    list_display = ["round", "scope", "code", "value", "letter"]
    list_filter = ["scope", ("round", SeenRowsFilter)]
    search_fields = ["code", "letter"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("round")


@admin.register(Mark)
class MarkAdmin(ReadOnly, RegencyScopedAdmin):
    regency_path = "item__round__regency"
    list_display = ["item", "reviewer", "score", "comment", "marked_at"]
    list_filter = [("item__round", SeenRowsFilter)]
    search_fields = ["comment", "item__indicator__key", "reviewer__user__name"]
    date_hierarchy = "marked_at"

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .select_related(
                "item__indicator",
                "item__program",
                "reviewer__user",
                "reviewer__agency",
                "reviewer__regency",
            )
        )


class BesideRound(RegencyScopedAdmin):
    regency_path = "round__regency"
    adders = changers = deleters = SECRETARIAT
    list_filter = [("round", SeenRowsFilter)]
    autocomplete_fields = ["round"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("round")


@admin.register(Rank)
class RankAdmin(BesideRound):
    list_display = ["round", "scope", "position", "out_of", "source"]
    list_filter = ["scope", *BesideRound.list_filter]
    search_fields = ["source"]


@admin.register(PeerFinal)
class PeerFinalAdmin(LocalNumbers, BesideRound):
    list_display = ["name", "round", "value", "source"]
    search_fields = ["name", "source"]
