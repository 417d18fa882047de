from uuid import uuid4

from django import forms
from django.contrib import admin
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image

from agencies.admin.base import NOBODY, RegencyScopedAdmin, is_host
from agencies.models import Regency

CREST_BYTES = 1024 * 1024
CREST_PIXELS = 4000
CREST_FORMATS = {"PNG": "png", "JPEG": "jpg"}


class RegencyForm(forms.ModelForm):
    class Meta:
        widgets = {"crest": forms.FileInput(attrs={"accept": "image/png,image/jpeg"})}

    def clean_crest(self):
        """A small PNG or JPEG, under a name of our own."""
        crest = self.cleaned_data["crest"]
        if isinstance(crest, UploadedFile):
            crest.name = f"{uuid4().hex}.{CREST_FORMATS[picture_format(crest)]}"
        return crest

    def clean_coordinating_agency(self):
        agency = self.cleaned_data["coordinating_agency"]
        if agency and agency.regency_id != self.instance.pk:
            raise forms.ValidationError(_("This agency belongs to another regency."))
        return agency


def picture_format(upload):
    refusal = forms.ValidationError(
        _("Choose a PNG or JPEG picture of at most 1 MB and 4,000 pixels a side.")
    )
    if upload.size > CREST_BYTES:
        raise refusal
    try:
        picture = Image.open(upload, formats=list(CREST_FORMATS))
        if max(picture.size) > CREST_PIXELS:
            raise refusal
        picture.verify()
    except (OSError, SyntaxError, ValueError) as error:
        raise refusal from error
    upload.seek(0)
    return picture.format


@admin.register(Regency)
class RegencyAdmin(RegencyScopedAdmin):
    """The host makes regencies; an administrator keeps the own one's details."""

    form = RegencyForm
    regency_path = "pk"
    adders = deleters = NOBODY
    list_display = ["name", "code", "coordinating_agency", "ministry_name", "time_zone"]
    list_select_related = ["coordinating_agency"]
    search_fields = ["name", "code"]
    autocomplete_fields = ["coordinating_agency"]

    def has_add_permission(self, request, obj=None):
        return is_host(request)

    def has_delete_permission(self, request, obj=None):
        return is_host(request)

    def get_readonly_fields(self, request, obj=None):
        return [] if is_host(request) else ["code"]
