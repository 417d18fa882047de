from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluations.choices import FindingKind
from evaluations.fields import LocalDecimalField


class OfficialScoresForm(forms.Form):
    """The figures of the ministry's letter: aspects, dimensions, the printed final; all may stay empty.

    Locked, it only shows them.
    """

    def __init__(self, *args, round, official, is_locked=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.aspects = [row.aspect for row in round.aspects.select_related("aspect")]
        self.dimensions = list(round.masterplan.dimensions.all())
        for aspect in self.aspects:
            self.add(f"aspect_{aspect.code}", str(aspect), official.get(("aspect", aspect.code)))
        for dimension in self.dimensions:
            self.add(
                f"dimension_{dimension.code}",
                dimension.short_name,
                official.get(("dimension", dimension.code)),
            )
        self.add("final", _("Final printed in the letter"), official.get(("final", "")))
        self.fields["letter"] = forms.CharField(
            label=_("Letter or source"), max_length=300, required=False, initial=official.get("letter", "")
        )
        for field in self.fields.values():
            field.disabled = is_locked

    def add(self, name, label, initial):
        self.fields[name] = LocalDecimalField(
            label=label, minimum=Decimal(0), maximum=Decimal(4), places=10, required=False, initial=initial
        )

    def aspect_fields(self):
        return [self[f"aspect_{aspect.code}"] for aspect in self.aspects]

    def dimension_fields(self):
        return [self[f"dimension_{dimension.code}"] for dimension in self.dimensions]

    def values(self):
        """Keyword arguments of `record_official`."""
        data = self.cleaned_data
        return {
            "aspects": {row.code: data[f"aspect_{row.code}"] for row in self.aspects},
            "dimensions": {row.code: data[f"dimension_{row.code}"] for row in self.dimensions},
            "final": data["final"],
            "letter": data["letter"],
        }


class MarkForm(forms.Form):
    score = LocalDecimalField(label=_("Score"), minimum=Decimal(0), maximum=Decimal(4), places=2)
    comment = forms.CharField(
        label=_("Comment"), max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class FindingForm(forms.Form):
    """A line of the ministry's letter."""

    kind = forms.ChoiceField(label=_("Kind"), choices=FindingKind.choices)
    text = forms.CharField(label=_("Text"), max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))
    dimension = forms.ModelChoiceField(None, label=_("Dimension"), required=False)

    def __init__(self, *args, round, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["dimension"].queryset = round.masterplan.dimensions.all()
