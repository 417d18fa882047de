"""What an agency fills in. Nothing is required to save: gaps are listed before handing in."""

from decimal import Decimal
from typing import NamedTuple

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from evaluations.choices import ObstacleKind, ProgramStatus
from evaluations.fields import LocalDecimalField, MoneyField, PercentField
from evaluations.formats import for_input

LONGEST_TEXT = 10_000


class TextField(forms.CharField):
    """A text of some lines; browsers send them with carriage returns, which nobody counts."""

    def __init__(self, *, rows=4, **kwargs):
        kwargs = {"required": False, "max_length": LONGEST_TEXT} | kwargs
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")

    def widget_attrs(self, widget):
        """Without maxlength: a browser would cut off what is pasted, and count otherwise."""
        return {}


class Difference(NamedTuple):
    """Two editors' answers to one field; `value` is what the field takes to say what `theirs` says."""

    field: forms.BoundField
    value: str
    theirs: str
    mine: str


class AnswerForm(forms.Form):
    """`edit_version` is the version the person began from: who saves second is told."""

    edit_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, item, *args, **kwargs):
        self.item = item
        super().__init__(*args, initial=self.stored_values() | {"edit_version": item.edit_version}, **kwargs)

    def stored_values(self):
        return {name: getattr(self.item.answer, name) for name in self.base_fields if name != "edit_version"}

    @property
    def values(self):
        """What save_answer() takes."""
        return {name: value for name, value in self.cleaned_data.items() if name != "edit_version"}

    def differences(self):
        """[Difference] of the fields in which this form says something else than what stands there now."""
        return [
            self.difference(name, stored)
            for name, stored in self.stored_values().items()
            if self.fields[name].has_changed(stored, self.data.get(name, ""))
        ]

    def difference(self, name, stored):
        theirs = self.fields[name].prepare_value(stored)
        return Difference(
            self[name], theirs or "", self.words(name, theirs), self.words(name, self[name].value())
        )

    def words(self, name, value):
        """A value as people read it: of a choice its text."""
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            return dict(field.choices).get(str(value), "")
        if isinstance(field, forms.BooleanField):
            return field.label if value else ""
        return value or ""


class ResponseForm(AnswerForm):
    self_score = forms.TypedChoiceField(label=_("Own score"), required=False, empty_value=None)
    narrative = TextField(label=_("Short explanation"), rows=5)
    is_not_applicable = forms.BooleanField(label=_("This does not apply to us"), required=False)
    not_applicable_reason = TextField(label=_("Why it does not apply"), rows=2)

    def __init__(self, item, *args, **kwargs):
        super().__init__(item, *args, **kwargs)
        indicator = item.indicator
        if indicator.allows_decimals:
            highest = indicator.aspect.instrument.scale_max
            self.fields["self_score"] = LocalDecimalField(
                label=_("Own score"), required=False, minimum=0, maximum=highest, places=2
            )
        else:
            self.fields["self_score"].choices = [(str(score), text) for score, text in indicator.rubric_rows]
            self.fields["self_score"].coerce = Decimal
        if not indicator.may_be_not_applicable:
            del self.fields["is_not_applicable"], self.fields["not_applicable_reason"]
        if limit := indicator.character_limit:
            self.fields["narrative"].validators.append(MaxLengthValidator(limit))

    def stored_values(self):
        values = super().stored_values()
        if not self.item.indicator.may_be_not_applicable:
            del values["is_not_applicable"], values["not_applicable_reason"]
        if not self.item.indicator.allows_decimals:
            values["self_score"] = for_input(values["self_score"])
        return values


class ProgressForm(AnswerForm):
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[("", "–"), *ProgramStatus.choices])
    physical_progress = PercentField(label=_("Physical progress"), required=False)
    budget_realised = MoneyField(label=_("Budget realised"), required=False)
    output = TextField(label=_("Output: what was made or done"), rows=3)
    outcome = TextField(label=_("Outcome: what people notice of it"), rows=3)
    obstacle_kind = forms.ChoiceField(
        label=_("Kind of obstacle"), required=False, choices=[("", "–"), *ObstacleKind.choices]
    )
    obstacle = TextField(label=_("Obstacle"), rows=2)
    follow_up = TextField(label=_("Follow-up"), rows=2)

    def __init__(self, item, *args, **kwargs):
        self.actuals = list(item.progress.actuals.all())
        super().__init__(item, *args, **kwargs)
        for row in self.actuals:
            self.fields[f"actual_{row.pk}"] = LocalDecimalField(
                label=_("Actual"), required=False, places=4, initial=row.actual
            )

    def stored_values(self):
        return super().stored_values() | {f"actual_{row.pk}": row.actual for row in self.actuals}


class ContributionForm(forms.Form):
    text = TextField(label=_("What your agency adds"))


def answer_form(item, *args, **kwargs):
    return (ProgressForm if item.is_program else ResponseForm)(item, *args, **kwargs)
