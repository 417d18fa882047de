from django import forms
from django.utils.translation import gettext_lazy as _

from evaluations.fields import LocalDateField
from evaluations.files import ACCEPT
from evaluations.models import EvidenceKind

MOST_FILES = 20


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several uploads at once; what each really is, the action finds out."""

    widget = ManyFilesInput(attrs={"accept": ACCEPT, "multiple": True})

    def clean(self, data, initial=None):
        return [upload for upload in data or [] if upload]


class EvidenceForm(forms.Form):
    """Files, a link, or both, for one answer."""

    files = ManyFilesField(label=_("Files"), required=False)
    link = forms.CharField(label=_("Link"), required=False, max_length=4000)
    title = forms.CharField(label=_("Title"), required=False, max_length=200)
    document_date = LocalDateField(label=_("Document date"), required=False)


class VersionForm(forms.Form):
    """The next version of a document."""

    file = forms.FileField(
        label=_("File"), widget=forms.ClearableFileInput(attrs={"accept": ACCEPT}), allow_empty_file=True
    )
    document_date = LocalDateField(label=_("Document date"), required=False)


class DescriptionForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=200)
    kind = forms.ModelChoiceField(
        label=_("Kind"), queryset=EvidenceKind.objects.all(), required=False, empty_label="–"
    )
    document_date = LocalDateField(label=_("Document date"), required=False)
