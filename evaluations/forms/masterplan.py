from django import forms
from django.utils.translation import gettext_lazy as _


class ImportForm(forms.Form):
    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_("XLSX or CSV with a row per program. Columns may stand in any order."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )
