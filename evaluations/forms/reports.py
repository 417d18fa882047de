from django import forms
from django.utils.translation import gettext_lazy as _

from evaluations.choices import ReportFormat


class ReportForm(forms.Form):
    """Which report: of a round the person may see, in a format and a language."""

    round = forms.ModelChoiceField(None, label=_("Round"), to_field_name="pk", empty_label=None)
    format = forms.ChoiceField(label=_("Format"), choices=ReportFormat.choices, initial=ReportFormat.PDF)
    language = forms.ChoiceField(
        label=_("Language"), choices=[("id", "Bahasa Indonesia"), ("en", "English")], initial="id"
    )

    def __init__(self, *args, rounds, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["round"].queryset = rounds
