"""What the lists of the API may be narrowed down by and sorted on. A value that fits no filter is refused."""

import django_filters
from django import forms
from django.core.validators import RegexValidator
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import ValidationError
from rest_framework.filters import SearchFilter

from agencies.choices import AgencyKind
from agencies.models import Agency
from evaluations.choices import (
    DIMENSION_CODES,
    ReportFormat,
    ReportKind,
    ReportState,
    RoundKind,
    RoundState,
    State,
)
from evaluations.models import Item, Program, Report, Round, StateChange, Submission

LARGEST_ID = 2**63 - 1
LONGEST_SEARCH = 200
ADDRESS = RegexValidator(r"^\d{4}-(tw)?[1-4]$", _("Write a round as 2023-2 or 2024-tw3."))


class Search(SearchFilter):
    """Every word of `?search=` must occur in one of the view's `search_fields`."""

    def get_search_terms(self, request):
        if len(request.query_params.get(self.search_param, "")) > LONGEST_SEARCH:
            raise ValidationError(
                {
                    self.search_param: [
                        _("Search for at most %(count)d characters.") % {"count": LONGEST_SEARCH}
                    ]
                }
            )
        return super().get_search_terms(request)


class WholeNumberFilter(django_filters.NumberFilter):
    field_class = forms.IntegerField

    def __init__(self, *args, **kwargs):
        super().__init__(*args, min_value=0, max_value=LARGEST_ID, **kwargs)

    def get_max_validator(self):
        return None


class AddressFilter(django_filters.CharFilter):
    """A round by its address."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, validators=[ADDRESS], help_text=ADDRESS.message, **kwargs)

    def filter(self, rows, value):
        return rows.filter(**{f"{self.field_name}__in": Round.objects.at(value)}) if value else rows


class Ordering(django_filters.OrderingFilter):
    """Sorted by what was asked for; equal rows keep one order, so that no page repeats or skips one."""

    def filter(self, rows, value):
        return super().filter(rows, value and [*value, "pk"])


class AgencyFilter(django_filters.FilterSet):
    kind = django_filters.ChoiceFilter(choices=AgencyKind.choices)
    ordering = Ordering(fields=["name", "code", "kind"])

    class Meta:
        model = Agency
        fields = ["code", "is_active"]


class ProgramFilter(django_filters.FilterSet):
    masterplan = WholeNumberFilter()
    dimension = django_filters.ChoiceFilter(
        field_name="sub_dimension__dimension__code", choices=[(code, code) for code in DIMENSION_CODES]
    )
    lead_agency = WholeNumberFilter()
    year = WholeNumberFilter(method="planned_in", label=_("planned in this year"))
    ordering = Ordering(fields=["key", "name", "start_year", "end_year"])

    class Meta:
        model = Program
        fields = ["key", "is_quick_win"]

    def planned_in(self, rows, name, year):
        return rows.filter(start_year__lte=year, end_year__gte=year)


class RoundFilter(django_filters.FilterSet):
    year = WholeNumberFilter()
    kind = django_filters.ChoiceFilter(choices=RoundKind.choices)
    state = django_filters.ChoiceFilter(choices=RoundState.choices)
    ordering = Ordering(fields=["year", "stage", "deadline", "state"])

    class Meta:
        model = Round
        fields = ["is_sample"]


class SubmissionFilter(django_filters.FilterSet):
    round = AddressFilter()
    agency = WholeNumberFilter()
    state = django_filters.ChoiceFilter(choices=State.choices)
    ordering = Ordering(fields=[("agency__name", "agency"), "submitted_at", "state"])

    class Meta:
        model = Submission
        fields = ["not_handed_in"]


class ItemFilter(django_filters.FilterSet):
    round = AddressFilter()
    agency = WholeNumberFilter(field_name="submission__agency")
    submission = WholeNumberFilter()
    program = WholeNumberFilter()
    indicator = django_filters.CharFilter(field_name="indicator__key")
    aspect = django_filters.CharFilter(field_name="indicator__aspect__code")
    dimension = django_filters.ChoiceFilter(
        field_name="dimension__code", choices=[(code, code) for code in DIMENSION_CODES]
    )
    state = django_filters.ChoiceFilter(choices=State.choices)
    ordering = Ordering(fields=[("submission__agency__name", "agency"), "state", "edited_at"])

    class Meta:
        model = Item
        fields = ["is_blank", "is_reopened"]


class ReportFilter(django_filters.FilterSet):
    round = AddressFilter()
    kind = django_filters.ChoiceFilter(choices=ReportKind.choices)
    format = django_filters.ChoiceFilter(choices=ReportFormat.choices)
    state = django_filters.ChoiceFilter(choices=ReportState.choices)
    ordering = Ordering(fields=["requested_at", "finished_at"])

    class Meta:
        model = Report
        fields = []


class TrailFilter(django_filters.FilterSet):
    """The auditor's questions: in which round, which agency, which words."""

    q = django_filters.CharFilter(
        label=_("Words in a reason or name"), method="search", max_length=LONGEST_SEARCH
    )
    round = django_filters.ModelChoiceFilter(label=_("Round"), queryset=None, empty_label=_("All rounds"))
    agency = django_filters.ModelChoiceFilter(
        label=_("Agency"), field_name="submission__agency", queryset=None, empty_label=_("All agencies")
    )

    class Meta:
        model = StateChange
        fields = []

    def __init__(self, *args, membership, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["round"].queryset = Round.objects.visible_to(membership)
        self.filters["agency"].queryset = Agency.objects.visible_to(membership)

    def search(self, rows, name, value):
        for word in value.split():
            rows = rows.filter(
                Q(reason__icontains=word) | Q(user__name__icontains=word) | Q(user__username__icontains=word)
            )
        return rows
