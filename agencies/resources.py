"""Tables as spreadsheets, one scope (a regency, a plan) at a time, for django-import-export."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export import resources
from import_export.instance_loaders import BaseInstanceLoader
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from agencies.choices import AgencyKind
from agencies.columns import Choice, Column, Lines, ManyColumn, RowName, Text, YesNo
from agencies.models import Agency


class ScopeLoader(BaseInstanceLoader):
    """All rows of the scope under their natural key: one query for a whole file."""

    def __init__(self, resource, dataset=None):
        super().__init__(resource, dataset)
        self.rows = {resource.key_of(row): row for row in resource.rows()}

    def get_instance(self, row):
        try:
            return self.rows.get(self.resource.key_in(row))
        except ValueError:
            return None  # the column itself says what is wrong with it


class ScopedResource(resources.ModelResource):
    """Reads every row of a file, says what is wrong with each, and writes all or none, with their history.

    `scope`: the row that all rows belong to. After `import_data`: `changes` and `unchanged_count`.
    """

    scope_field = ""
    required = ()

    class Meta:
        use_bulk = True
        batch_size = None
        skip_unchanged = True
        skip_diff = True
        report_skipped = False
        instance_loader_class = ScopeLoader

    def __init__(self, scope=None, user=None):
        super().__init__()
        self.scope, self.user = scope, user
        self.changes, self.unchanged_count = [], 0
        self.saved, self.keys = [], set()
        if scope is not None:
            self.prepare()

    def prepare(self):
        """Tell the columns which rows can be named."""

    def rows(self):
        return self._meta.model.objects.filter(**{self.scope_field: self.scope})

    def check(self, row):
        """Yield (field, sentence) for what is wrong with a whole row."""
        return ()

    # What a file's rows are called

    def columns(self):
        return [(name, self.fields[name]) for name in self.get_import_order()]

    def read_titles(self, titles):
        """Return the titles as this resource spells them, whatever their case; unknown ones stay."""
        spelled = {}
        for name, column in self.columns():
            spelled |= {_plain(name): column.column_name, _plain(column.column_name): column.column_name}
        return [spelled.get(_plain(title), title) for title in titles]

    def missing_titles(self, titles):
        wanted = [column.column_name for name, column in self.columns() if name in self.required]
        return [title for title in wanted if title not in titles]

    def unknown_titles(self, titles):
        known = {column.column_name for _name, column in self.columns()}
        return [title for title in titles if title and title not in known]

    def key_columns(self):
        return [self.fields[name] for name in self.get_import_id_fields()]

    def key_of(self, instance):
        return tuple(column.get_value(instance) for column in self.key_columns())

    def key_in(self, row):
        return tuple(column.clean(row) for column in self.key_columns())

    # One row

    def init_instance(self, row=None):
        instance = super().init_instance(row)
        if "__" not in self.scope_field:
            setattr(instance, self.scope_field, self.scope)
        return instance

    def after_init_instance(self, instance, new, row, **kwargs):
        self.is_new = new
        self.before = {} if new else {name: column.get_value(instance) for name, column in self.columns()}

    def skip_row(self, instance, original, row, import_validation_errors=None):
        if import_validation_errors:
            return False
        self.differences = {
            column.column_name: [
                column.shown(self.before[name]) if name in self.before else "",
                column.shown(column.get_value(instance)),
            ]
            for name, column in self.columns()
            if self.is_new or not column.same(self.before[name], column.get_value(instance))
        }
        return not self.differences

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        errors = dict(import_validation_errors or {})
        related = {field.name for field in instance._meta.fields if field.is_relation}
        try:
            instance.clean_fields(exclude={*errors, *related})
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        if not errors:
            for field, sentence in self.check(instance):
                errors.setdefault(field, ValidationError(sentence))
        if not errors and self.key_of(instance) in self.keys:
            errors[self.get_import_id_fields()[0]] = ValidationError(_("This row stands in the file twice."))
        if errors:
            raise ValidationError(errors)

    def import_instance(self, instance, row, **kwargs):
        """Every required cell is filled, every other one is read by its column."""
        try:
            super().import_instance(instance, row, **kwargs)
        except ValidationError as error:
            errors = error.update_error_dict({})
        else:
            errors = {}
        for name, column in self.columns():
            empty = column.column_name in row and not Text().clean(row[column.column_name])
            if name in self.required and (empty or column.column_name not in row):
                errors[column.attribute] = ValidationError(_("Fill in this cell."))
        if errors:
            raise ValidationError(errors)

    def after_import_row(self, row, row_result, **kwargs):
        if row_result.is_skip():
            self.unchanged_count += 1
            return
        kind = "new" if row_result.is_new() else "changed"
        self.changes.append({"row": kwargs["row_number"], "kind": kind, "fields": self.differences})

    def save_instance(self, instance, is_create, row, **kwargs):
        self.keys.add(self.key_of(instance))
        super().save_instance(instance, is_create, row, **kwargs)

    # All rows

    def filter_export(self, queryset, **kwargs):
        many = [column.attribute for _name, column in self.columns() if isinstance(column, ManyColumn)]
        return queryset.prefetch_related(*many) if many else queryset

    def get_bulk_update_fields(self):
        concrete = {field.name for field in self._meta.model._meta.concrete_fields}
        names = {
            column.attribute for name, column in self.columns() if name not in self.get_import_id_fields()
        }
        return sorted(names & concrete)

    def bulk_create(self, using_transactions, dry_run, raise_errors, batch_size=None, result=None):
        model = self._meta.model
        rows, self.create_instances = self.create_instances, []
        self.write(rows, result, lambda: bulk_create_with_history(rows, model, default_user=self.user))

    def bulk_update(self, using_transactions, dry_run, raise_errors, batch_size=None, result=None):
        model, names = self._meta.model, self.get_bulk_update_fields()
        rows, self.update_instances = self.update_instances, []
        self.write(rows, result, lambda: bulk_update_with_history(rows, model, names, default_user=self.user))

    def write(self, rows, result, how):
        """Nothing is written beside wrong rows. Should the database refuse, its constraint says why."""
        if not rows or result.has_validation_errors() or result.has_errors():
            return
        try:
            with transaction.atomic():
                how()
        except IntegrityError as error:
            result.append_base_error(self.get_error_result_class()(ValueError(self.broken_constraint(error))))
        else:
            self.saved += rows

    def broken_constraint(self, error):
        name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "")
        for constraint in self._meta.model._meta.constraints:
            if constraint.name == name:
                return constraint.get_violation_error_message()
        return _("The database refused these rows: two of them are the same, or one breaks a rule.")

    def after_import(self, dataset, result, **kwargs):
        for _name, column in self.columns():
            if isinstance(column, ManyColumn):
                self.write_many(column)

    def write_many(self, column):
        rows = [row for row in self.saved if column.chosen(row) is not None]
        if not rows:
            return
        relation = self._meta.model._meta.get_field(column.attribute)
        through = relation.remote_field.through
        here, there = relation.m2m_field_name(), relation.m2m_reverse_field_name()
        through.objects.filter(**{f"{here}__in": rows}).delete()
        through.objects.bulk_create(
            through(**{here: row, there: other})
            for row in rows
            for other in dict.fromkeys(column.chosen(row))
        )


def _plain(title):
    return "".join(letter for letter in str(title).casefold() if letter.isalnum())


def by_name(rows, *attributes):
    """{what a row may be called: the row}"""
    return {str(getattr(row, name)).casefold(): row for name in reversed(attributes) for row in rows}


class AgencyResource(ScopedResource):
    code = Column("code", "Kode")
    name = Column("name", "Nama")
    short_name = Column("short_name", "Nama singkat")
    kind = Column("kind", "Jenis", Choice(AgencyKind))
    parent = Column("parent", "Bagian dari", RowName("code"))
    other_spellings = Column("other_spellings", "Ejaan lain", Lines())
    is_active = Column("is_active", "Aktif", YesNo())
    contact_name = Column("contact_name", "Narahubung")
    contact_phone = Column("contact_phone", "Telepon narahubung")

    scope_field = "regency"
    required = ("code", "name", "kind")

    class Meta:
        model = Agency
        import_id_fields = ["code"]
        name = gettext_lazy("Agencies")
        fields = [
            "code",
            "name",
            "short_name",
            "kind",
            "parent",
            "other_spellings",
            "is_active",
            "contact_name",
            "contact_phone",
        ]

    def prepare(self):
        self.existing = list(self.rows())
        self.fields["parent"].widget.known = by_name(self.existing, "code", "name", "short_name")
        self.names = {agency.name.casefold(): agency.code for agency in self.existing}

    def rows(self):
        return super().rows().select_related("parent")

    def check(self, agency):
        holder = self.names.setdefault(agency.name.casefold(), agency.code)
        if holder != agency.code:
            yield "name", _("The agency with the code %(code)s has this name already.") % {"code": holder}
        if agency.parent_id and agency.parent_id == agency.pk:
            yield "parent", _("An agency cannot be part of itself.")
