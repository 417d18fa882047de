from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluations.fields import LocalDecimalField
from evaluations.models import Instrument, Masterplan, Round


class RoundForm(forms.ModelForm):
    """A new round; its moment fields are read in the regency's zone."""

    deadline = forms.DateTimeField(
        label=_("Deadline"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    class Meta:
        model = Round
        fields = [
            "masterplan",
            "instrument",
            "year",
            "kind",
            "stage",
            "deadline",
            "needs_approval",
            "has_official_scores",
        ]

    def __init__(self, *args, membership, **kwargs):
        super().__init__(*args, **kwargs)
        for field, model in (("masterplan", Masterplan), ("instrument", Instrument)):
            rows = model.objects.visible_to(membership)
            self.fields[field].queryset = rows
            self.fields[field].empty_label = None
            self.fields[field].initial = rows.first()


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
    until = forms.DateTimeField(
        label=_("More time until"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The agency reads it."),
    )
