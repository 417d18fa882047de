from datetime import timedelta
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evaluations.choices import RoundKind, Scope
from evaluations.fields import LocalDecimalField
from evaluations.models import Indicator, Instrument, Masterplan, Round
from evaluations.models.rounds import ROMAN

FIRST_YEAR, LAST_YEAR = 2000, 2100
DAYS_TO_ANSWER, CLOSING_HOUR = 14, 16


class MomentField(forms.DateTimeField):
    """A day and a time in the regency's zone, which the request has made the active one."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    default_error_messages = {
        "required": _("Choose a day and a time."),
        "invalid": _("Choose a day and a time, such as 12 November 2026, 16.00."),
    }

    def clean(self, value):
        moment = super().clean(value)
        if moment and not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return moment


class RoundForm(forms.ModelForm):
    """A new round, proposed as the next evaluation of the newest plan with the newest instrument."""

    stage = forms.TypedChoiceField(label=_("Stage or quarter"), choices=list(ROMAN.items()), coerce=int)
    deadline = MomentField(label=_("Deadline"))

    class Meta:
        model = Round
        fields = [
            "masterplan",
            "instrument",
            "kind",
            "year",
            "stage",
            "deadline",
            "needs_approval",
            "has_official_scores",
        ]

    def __init__(self, *args, membership, **kwargs):
        super().__init__(*args, **kwargs)
        for field, rows in (
            ("masterplan", Masterplan.objects.visible_to(membership).order_by("-start_year", "-pk")),
            ("instrument", Instrument.objects.visible_to(membership).order_by("-pk")),
        ):
            self.fields[field].queryset = rows
            self.fields[field].empty_label = None
            self.initial[field] = rows.first()
        self.initial["year"], self.initial["stage"] = next_stage(membership.regency_id)
        self.initial["deadline"] = usual_deadline()


def next_stage(regency):
    """The first evaluation of this year, or the next, that is not there yet."""
    taken = set(
        Round.objects.evaluations().filter(regency=regency, stage__lte=2).values_list("year", "stage")
    )
    year = timezone.localdate().year
    free = ((year + later, stage) for later in (0, 1) for stage in (1, 2))
    return next((place for place in free if place not in taken), (year, 1))


def usual_deadline():
    day = timezone.localtime() + timedelta(days=DAYS_TO_ANSWER)
    return day.replace(hour=CLOSING_HOUR, minute=0, second=0, microsecond=0)


class TermsForm(forms.ModelForm):
    """What of a round may be changed until it is opened."""

    deadline = MomentField(label=_("Deadline"))

    class Meta:
        model = Round
        fields = ["deadline", "needs_approval", "has_official_scores"]

    def __init__(self, *args, round, **kwargs):
        super().__init__(*args, instance=Round.objects.get(pk=round.pk), auto_id="terms_%s", **kwargs)


class WeightsForm(forms.Form):
    """A weight per aspect of the round; the total is checked on opening, and shown while typing."""

    def __init__(self, *args, round, **kwargs):
        super().__init__(*args, **kwargs)
        for row in round.aspects.select_related("aspect"):
            self.fields[row.aspect.code] = LocalDecimalField(
                label=str(row.aspect),
                minimum=Decimal(0),
                maximum=Decimal(100),
                places=3,
                initial=row.weight,
            )

    @property
    def total(self):
        return sum((field.initial for field in self.fields.values()), Decimal(0))


class AssignmentsForm(forms.Form):
    """Who answers each indicator that is not a program's: a name of the list, empty for the coordinating agency."""

    def __init__(self, *args, round, **kwargs):
        super().__init__(*args, auto_id="answers_%s", **kwargs)
        self.choices = list(round.regency.agencies.filter(is_active=True))
        self.names = {
            name.casefold(): row for row in self.choices for name in (row.short_name, row.name) if name
        }
        assigned = {row.indicator_id: row.agency for row in round.assignments.select_related("agency")}
        self.indicators = asked_of_agencies(round)
        for indicator in self.indicators:
            self.fields[str(indicator.pk)] = forms.CharField(
                label=f"{indicator.key} · {indicator.text}",
                max_length=200,
                required=False,
                initial=assigned[indicator.pk].label if indicator.pk in assigned else "",
                widget=forms.TextInput(attrs={"list": "agencies", "autocomplete": "off"}),
            )

    def clean(self):
        for name in self.fields:
            words = self.cleaned_data.get(name, "")
            if words and words.casefold() not in self.names:
                self.add_error(name, _("Choose an agency of the list; this name is not among them."))
        return self.cleaned_data

    def agencies(self):
        """{indicator: Agency or None}"""
        return {
            indicator: self.names.get(self.cleaned_data[str(indicator.pk)].casefold())
            for indicator in self.indicators
        }

    def groups(self):
        """[(aspect, [bound field])] in the instrument's order."""
        found = {}
        for indicator in self.indicators:
            found.setdefault(indicator.aspect, []).append(self[str(indicator.pk)])
        return list(found.items())


def asked_of_agencies(round):
    """The indicators an agency is chosen for; those of programs go to the program's own agency."""
    if round.kind == RoundKind.MONITORING:
        return []
    rows = Indicator.objects.filter(
        aspect__instrument=round.instrument, scope__in=[Scope.REGENCY, Scope.DIMENSION]
    )
    return list(rows.select_related("aspect").order_by("aspect__position", "position"))


class MoveForm(forms.Form):
    """What a move of a round asks beside the click: its key, and a reason where one is needed."""

    request_key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands in the history."),
    )

    def __init__(self, *args, needs_reason, **kwargs):
        super().__init__(*args, **kwargs)
        if needs_reason:
            self.fields["reason"].required = True
        else:
            del self.fields["reason"]


class ExtensionForm(forms.Form):
    request_key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    until = MomentField(label=_("More time until"))
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The agency reads it."),
    )
