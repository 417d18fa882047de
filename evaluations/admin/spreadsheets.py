"""Import with a preview, and export, of one table as XLSX or CSV."""

import hashlib
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from import_export.admin import ImportExportMixin
from import_export.forms import ExportForm

from agencies.admin.base import ADMINISTRATORS, seen
from evaluations.files import LARGEST
from evaluations.formats import FormatError
from evaluations.models import ImportRun
from evaluations.spreadsheets.formats import SafeCSV, SafeXLSX, dataset

KEPT_SECONDS = 60 * 60
MOST_SHOWN = 200


class ImportForm(forms.Form):
    """The file, and what its rows belong to."""

    scope = forms.ModelChoiceField(label=gettext_lazy("Belongs to"), queryset=None, empty_label=None)
    file = forms.FileField(
        label=gettext_lazy("File"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text=gettext_lazy("XLSX or CSV, with the titles of the columns in the first row."),
    )

    def __init__(self, *args, scopes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["scope"].queryset = scopes
        self.fields["scope"].label = capfirst(scopes.model._meta.verbose_name)


class ConfirmForm(forms.Form):
    token = forms.UUIDField(widget=forms.HiddenInput)
    name = forms.CharField(max_length=255, widget=forms.HiddenInput)
    scope = forms.ModelChoiceField(queryset=None, widget=forms.HiddenInput)

    def __init__(self, *args, scopes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["scope"].queryset = scopes


class SpreadsheetAdmin(ImportExportMixin):
    """`scope_model`: what all rows of one file belong to; those of it that may be changed are offered."""

    scope_model = None
    export_form_class = ExportForm
    formats = [SafeXLSX, SafeCSV]
    skip_admin_log = True  # ImportRun and the history of each row tell more

    def scopes(self, request):
        return seen(self.admin_site, self.scope_model, request)

    def has_import_permission(self, request):
        """An administrator of a regency: the history needs to know whose import it was."""
        return request.membership is not None and self.may_touch(request, ADMINISTRATORS, None)

    def has_export_permission(self, request):
        return self.has_view_permission(request)

    # Import

    def import_action(self, request, **kwargs):
        if not self.has_import_permission(request):
            raise PermissionDenied
        form = ImportForm(request.POST or None, request.FILES or None, scopes=self.scopes(request))
        if form.is_valid():
            scope, file = form.cleaned_data["scope"], form.cleaned_data["file"]
            try:
                resource, result = self.read(request, scope, file.read(LARGEST + 1), file.name, dry_run=True)
            except FormatError as error:
                form.add_error("file", str(error))
            else:
                return self.preview(request, form, resource, result)
        return self.import_page(request, form)

    @method_decorator(require_POST)
    def process_import(self, request, **kwargs):
        if not self.has_import_permission(request):
            raise PermissionDenied
        form = ConfirmForm(request.POST, scopes=self.scopes(request))
        content = cache.get(self.place_of(request, form.cleaned_data["token"])) if form.is_valid() else None
        if content is None:
            messages.error(request, _("The uploaded file is no longer here: choose it again."))
            return HttpResponseRedirect(self.address("import"))
        scope, name = form.cleaned_data["scope"], form.cleaned_data["name"]
        try:
            resource, result = self.read(request, scope, content, name, dry_run=False)
        except FormatError as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(self.address("import"))
        if result.has_errors() or result.has_validation_errors():
            return self.preview(request, ImportForm(scopes=self.scopes(request)), resource, result)
        cache.delete(self.place_of(request, form.cleaned_data["token"]))
        messages.success(
            request,
            _("Import finished: %(new)d new, %(changed)d changed, %(same)d unchanged.") % counts(resource),
        )
        return HttpResponseRedirect(self.address("changelist"))

    @transaction.atomic
    def read(self, request, scope, content, name, *, dry_run):
        """Check every row; write all of them, with their run, unless it is a dry run or one is wrong."""
        table = dataset(ContentFile(content, name))
        resource = self.resource_classes[0](scope=scope, user=request.user)
        table.headers = resource.read_titles(table.headers)
        if missing := resource.missing_titles(table.headers):
            raise FormatError(_("These columns are missing: %(titles)s.") % {"titles": ", ".join(missing)})
        if twice := sorted({title for title in table.headers if title and table.headers.count(title) > 1}):
            raise FormatError(_("These columns stand twice: %(titles)s.") % {"titles": ", ".join(twice)})
        resource.titles_ignored = resource.unknown_titles(table.headers)
        resource.row_numbers, resource.content, resource.file_name = table.row_numbers, content, name
        result = resource.import_data(table, dry_run=dry_run, rollback_on_validation_errors=True)
        if not dry_run and not result.has_errors() and not result.has_validation_errors():
            self.record(request, resource)
        return resource, result

    def record(self, request, resource):
        numbers = counts(resource)
        ImportRun.objects.create(
            regency_id=request.membership.regency_id,
            kind=self.opts.model_name,
            file_name=resource.file_name[:255],
            sha256=hashlib.sha256(resource.content).hexdigest(),
            created_count=numbers["new"],
            changed_count=numbers["changed"],
            unchanged_count=numbers["same"],
            changes=[
                change | {"row": resource.row_numbers[change["row"] - 1]} for change in resource.changes
            ],
            by=request.membership,
        )

    def preview(self, request, form, resource, result):
        problems = [*self.general_problems(result), *self.row_problems(resource, result)]
        confirm = None
        if not problems and resource.changes:
            token = uuid4()
            cache.set(self.place_of(request, token), resource.content, KEPT_SECONDS)
            first = {"token": token, "name": resource.file_name[:255], "scope": resource.scope.pk}
            confirm = ConfirmForm(initial=first, scopes=self.scopes(request))
        return self.import_page(
            request,
            form,
            confirm_form=confirm,
            problems=problems[:MOST_SHOWN],
            problem_count=len(problems),
            changes=[
                (resource.row_numbers[change["row"] - 1], change["kind"], shown_fields(change))
                for change in resource.changes[:MOST_SHOWN]
            ],
            counts=counts(resource),
            titles_ignored=resource.titles_ignored,
            file_name=resource.file_name,
            is_read=True,
        )

    def general_problems(self, result):
        return [("", "", str(error.error)) for error in result.base_errors]

    def row_problems(self, resource, result):
        """[(row of the sheet, title of the column, sentence)]"""
        titles = {column.attribute: column.column_name for _name, column in resource.columns()}
        titles["rubric"] = _("Rubric")
        problems = []
        for row in result.invalid_rows:
            number = resource.row_numbers[row.number - 1]
            for field, sentences in row.error.message_dict.items():
                problems += [(number, titles.get(field, ""), sentence) for sentence in sentences]
        for number, errors in result.row_errors():
            problems += [(resource.row_numbers[number - 1], "", str(error.error)) for error in errors]
        return problems

    def import_page(self, request, form, **context):
        resource = self.resource_classes[0]()
        context |= {
            **self.admin_site.each_context(request),
            "title": _("Import: %(what)s") % {"what": self.opts.verbose_name_plural},
            "opts": self.opts,
            "form": form,
            "columns": [
                (column.column_name, name in resource.required) for name, column in resource.columns()
            ],
            "process_url": self.address("process_import"),
        }
        return TemplateResponse(request, "admin/import_export/import.html", context)

    def place_of(self, request, token):
        """Under the user's own number: nobody confirms another's file."""
        return f"import-{request.user.pk}-{token}"

    def address(self, page):
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}")

    # Export

    def export_action(self, request):
        try:
            return super().export_action(request)
        except IncorrectLookupParameters:
            return HttpResponseRedirect(request.path)

    def get_export_data(self, file_format, request, queryset, **kwargs):
        """Numbers stay numbers where the format has them."""
        if not self.has_export_permission(request):
            raise PermissionDenied
        typed = isinstance(file_format, SafeXLSX)
        return file_format.export_data(self.resource_classes[0]().export(queryset, force_native_type=typed))


def counts(resource):
    new = sum(change["kind"] == "new" for change in resource.changes)
    return {"new": new, "changed": len(resource.changes) - new, "same": resource.unchanged_count}


def shown_fields(change):
    return [(title, old, new) for title, (old, new) in change["fields"].items() if old or new]
