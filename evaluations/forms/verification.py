from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluations.choices import ReturnReason
from evaluations.fields import LocalDecimalField


class VerifyForm(forms.Form):
    request_key = forms.CharField(max_length=64, required=False)
    score = LocalDecimalField(
        label=_("Score"), minimum=Decimal(0), maximum=Decimal(4), places=2, required=False
    )


class ReturnForm(forms.Form):
    request_key = forms.CharField(max_length=64, required=False)
    reason_kind = forms.MultipleChoiceField(
        label=_("Why"),
        choices=ReturnReason.choices,
        error_messages={"required": _("Choose at least one reason.")},
    )
    note = forms.CharField(label=_("Note"), max_length=2000, required=False)

    @property
    def reason(self):
        """The chosen reasons in words, then the note: what the agency reads."""
        kinds = [str(ReturnReason(kind).label) for kind in self.cleaned_data["reason_kind"]]
        return ". ".join(part for part in (", ".join(kinds), self.cleaned_data["note"]) if part)

    @property
    def kind(self):
        return self.cleaned_data["reason_kind"][0]
