from functools import partial

from django import forms
from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agencies.admin.base import (
    NOBODY,
    SECRETARIAT,
    VIEWERS,
    ReadOnly,
    RegencyScopedAdmin,
    SeenRowsFilter,
    TabularInline,
)
from evaluations.actions.extensions import grant_extension
from evaluations.actions.reports import request_report
from evaluations.actions.rounds import MOVES, copy_weights, effect_of, prepare_round, set_weights
from evaluations.admin.history import StateHistory
from evaluations.admin.moves import ANY_REASON, AdminMove, MoveForm, MovesAdmin, ReasonForm
from evaluations.admin.numbers import LocalNumbers
from evaluations.choices import ReportFormat
from evaluations.models import Assignment, Extension, Round, RoundAspect
from evaluations.rules import ROUND_MOVES, Conflict, extension_refusal, round_refusal, setup_refusal

PREPARED = ("masterplan", "instrument", "year", "kind", "stage", "opens_at", "deadline", "is_sample")
SETTINGS = ("needs_approval", "has_official_scores")


class MoreTimeForm(ReasonForm):
    """`until` is read in the regency's time zone, whatever the server's."""

    until = forms.DateTimeField(
        label=_("Until"),
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
    )
    field_order = ["submissions", "until", "reason"]

    def clean_until(self):
        return self.cleaned_data["until"].replace(tzinfo=self.zone)

    @property
    def zone(self):
        return self.rows[0].round.regency.zone


class RoundExtensionForm(MoreTimeForm):
    submissions = forms.ModelMultipleChoiceField(
        label=_("Agencies"), queryset=None, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, rows=rows, **kwargs)
        self.fields["submissions"].queryset = rows[0].submissions.select_related("agency", "round")
        self.fields["submissions"].label_from_instance = lambda submission: submission.agency.name

    @property
    def zone(self):
        return self.rows[0].regency.zone


class ReportForm(MoveForm):
    format = forms.ChoiceField(label=_("Format"), choices=ReportFormat.choices)
    language = forms.ChoiceField(label=_("Language"), choices=[("id", "Bahasa Indonesia"), ("en", "English")])


def extend(round, *, by, submissions, until, reason, request_key):
    """More time for the chosen agencies, or for none of them."""
    for submission in submissions:
        key = f"{request_key}-{submission.pk}"
        grant_extension(submission, by=by, until=until, reason=reason, request_key=key)


def extending_refusal(round, by):
    if not round.submissions.exists():
        return Conflict(_("This round has no packets yet."))
    return extension_refusal(round, by, timezone.now() + timezone.timedelta(minutes=1), timezone.now())


def ask_for_report(round, *, by, format, language, request_key):
    request_report(round, by=by, format=format, language=language)


def admin_move(name):
    rule = ROUND_MOVES[name]
    return AdminMove(
        name=name,
        label=rule.label,
        roles=rule.by,
        run=MOVES[name],
        effect=partial(effect_of, name),
        refusal=lambda round, by: round_refusal(name, round, by, ANY_REASON),
        form=ReasonForm if rule.needs_reason else MoveForm,
        is_grave=name == "reopen",
    )


class RoundForm(forms.ModelForm):
    """Its regency is the masterplan's, and one round per stage is one per regency."""

    def clean(self):
        values = super().clean()
        if masterplan := values.get("masterplan"):
            self.instance.regency = masterplan.regency
        return values

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() - {"regency"}


class SetUp:
    """Only while the round is a draft: the rule says so."""

    changers = SECRETARIAT

    def is_open_to(self, request, round):
        return round is None or setup_refusal(round, request.membership) is None

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self.is_open_to(request, obj)


class WeightInline(LocalNumbers, SetUp, TabularInline):
    model = RoundAspect
    regency_path = "round__regency"
    adders = deleters = NOBODY
    fields = ["aspect", "weight"]
    readonly_fields = ["aspect"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("aspect")


class AssignmentInline(SetUp, TabularInline):
    model = Assignment
    regency_path = "round__regency"
    adders = deleters = SECRETARIAT
    autocomplete_fields = ["indicator", "agency", "contributors"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("indicator", "agency")

    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request, obj) and self.is_open_to(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self.is_open_to(request, obj)


@admin.register(Round)
class RoundAdmin(SetUp, StateHistory, MovesAdmin):
    form = RoundForm
    adders = SECRETARIAT
    deleters = NOBODY
    list_display = ["title", "address", "state", "deadline", "handed_in", "instrument", "is_sample"]
    list_filter = ["state", "kind", "year", "is_sample", ("masterplan", SeenRowsFilter)]
    search_fields = ["=year", "masterplan__title", "instrument__name"]
    date_hierarchy = "deadline"
    autocomplete_fields = ["masterplan", "instrument"]
    readonly_fields = ["state", "state_changed_at"]
    fieldsets = [
        (None, {"fields": PREPARED}),
        (_("How it runs"), {"fields": SETTINGS}),
        (_("State"), {"fields": ["state", "state_changed_at"]}),
    ]
    inlines = [WeightInline, AssignmentInline]
    moves = [
        *map(admin_move, ROUND_MOVES),
        AdminMove("extend", _("Extend"), SECRETARIAT, extend, extending_refusal, form=RoundExtensionForm),
        AdminMove("report", _("Make a report"), VIEWERS, ask_for_report, form=ReportForm),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).for_listing()

    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request, obj) and request.membership is not None

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

    @admin.display(description=_("round"), ordering="year")
    def title(self, round):
        return round.title

    @admin.display(description=_("address"))
    def address(self, round):
        return round.address

    @admin.display(description=_("handed in"))
    def handed_in(self, round):
        return f"{round.handed_in_count}/{round.submission_count}"

    def save_model(self, request, round, form, change):
        if change:
            super().save_model(request, round, form, change)
            if "instrument" in form.changed_data:
                round.aspects.all().delete()
                copy_weights(round)
            return
        values = {name: form.cleaned_data[name] for name in (*PREPARED, *SETTINGS)}
        prepared = prepare_round(by=request.membership, **values)
        round.pk, round._state.adding = prepared.pk, False

    def save_formset(self, request, form, formset, change):
        """Weights are set by their action; another instrument has brought its own by now."""
        if formset.model is not RoundAspect:
            super().save_formset(request, form, formset, change)
            return
        changed = formset.save(commit=False)
        if changed and "instrument" not in form.changed_data:
            weights = {row.aspect.code: row.weight for row in changed}
            set_weights(form.instance, weights, by=request.membership)


@admin.register(RoundAspect)
class RoundAspectAdmin(ReadOnly, RegencyScopedAdmin):
    """Weights are set on the round's own page."""

    regency_path = "round__regency"
    list_display = ["round", "aspect", "weight"]
    list_filter = [("round", SeenRowsFilter)]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("round", "aspect")


@admin.register(Assignment)
class AssignmentAdmin(ReadOnly, RegencyScopedAdmin):
    """Who answers is set on the round's own page."""

    regency_path = "round__regency"
    list_display = ["round", "indicator", "agency"]
    list_filter = [("round", SeenRowsFilter), ("agency", SeenRowsFilter)]
    search_fields = ["indicator__key", "agency__name"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("round", "indicator", "agency")


@admin.register(Extension)
class ExtensionAdmin(ReadOnly, RegencyScopedAdmin):
    """Granted by “Extend” on a round or a packet; it ends by itself."""

    regency_path = "submission__round__regency"
    list_display = ["submission", "item", "until", "reason", "granted_by", "granted_at"]
    list_filter = [("submission__round", SeenRowsFilter)]
    search_fields = ["submission__agency__name", "reason"]
    date_hierarchy = "until"

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .select_related(
                "submission__round",
                "submission__agency",
                "item__indicator",
                "item__program",
                "granted_by__user",
                "granted_by__agency",
                "granted_by__regency",
            )
        )
