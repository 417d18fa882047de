"""Columns of spreadsheets for django-import-export: what a cell may say, and how it is written."""

import re

from django.utils import translation
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from import_export import fields, widgets

TRUE = {"ya", "y", "yes", "true", "benar", "1", "x", "v", "✓"}
FALSE = {"tidak", "t", "no", "n", "false", "salah", "0", "", "-"}


def short(text):
    """What a cell holds, as a sentence can quote it."""
    return Truncator(str(text)).chars(60)


class Text(widgets.Widget):
    def clean(self, value, row=None, **kwargs):
        return "" if value is None else str(value).strip()

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else str(value)


class Lines(Text):
    """A list in one cell, one a line or set apart by semicolons."""

    def clean(self, value, row=None, **kwargs):
        pieces = super().clean(value).replace(";", "\n").splitlines()
        return [piece.strip() for piece in dict.fromkeys(pieces) if piece.strip()]

    def render(self, value, obj=None, **kwargs):
        return "; ".join(map(str, value or []))


class YesNo(Text):
    def clean(self, value, row=None, **kwargs):
        word = super().clean(value).casefold()
        if word in TRUE or word in FALSE:
            return word in TRUE
        raise ValueError(_("“%(text)s” is neither Ya nor Tidak.") % {"text": short(value)})

    def render(self, value, obj=None, **kwargs):
        return "Ya" if value else "Tidak"


class Choice(Text):
    """Takes the stored value or its words in either language, writes the words."""

    def __init__(self, choices, default=""):
        super().__init__()
        self.choices, self.default = choices, default

    @cached_property
    def known(self):
        """{word: value}; of `Department (Dinas)` both words count."""
        known = {}
        for language in ("id", "en"):
            with translation.override(language):
                for value, label in self.choices.choices:
                    pieces = [value, str(label), *re.split(r"[(),]", str(label))]
                    known |= {piece.strip().casefold(): value for piece in pieces if piece.strip()}
        return known

    def clean(self, value, row=None, **kwargs):
        text = super().clean(value)
        if not text:
            return self.default
        if text.casefold() not in self.known:
            words = ", ".join(str(label) for label in self.choices.labels)
            raise ValueError(_("“%(text)s” is none of: %(words)s.") % {"text": short(text), "words": words})
        return self.known[text.casefold()]

    def render(self, value, obj=None, **kwargs):
        return str(self.choices(value).label) if value else ""


class RowName(Text):
    """Another row by what people call it. The resource says which rows there are: `known(name)` finds one."""

    def __init__(self, attribute):
        super().__init__()
        self.attribute = attribute
        self.known = {}

    def clean(self, value, row=None, **kwargs):
        text = super().clean(value)
        return self.find(text) if text else None

    def find(self, text):
        found = self.known.get(text.casefold())
        if found is None:
            raise ValueError(_("“%(text)s” is not known here.") % {"text": short(text)})
        return found

    def render(self, value, obj=None, **kwargs):
        return str(getattr(value, self.attribute)) if value else ""


class RowNames(RowName):
    """Several rows in one cell."""

    def clean(self, value, row=None, **kwargs):
        return [self.find(text) for text in Lines().clean(value)]

    def render(self, value, obj=None, **kwargs):
        return "; ".join(super(RowNames, self).render(row) for row in value)


class Column(fields.Field):
    """A column under its Indonesian title; the English name of the field is understood too."""

    def __init__(self, attribute, title, widget=None, **kwargs):
        super().__init__(attribute=attribute, column_name=title, widget=widget or Text(), **kwargs)

    def shown(self, value):
        return str(self.widget.render(value))

    def same(self, old, new):
        return old == new


class ManyColumn(Column):
    """Rows of a join table, which are written after the bulk."""

    def chosen(self, instance):
        return instance.__dict__.get(f"chosen_{self.attribute}")

    def get_value(self, instance):
        chosen = self.chosen(instance)
        if chosen is not None:
            return chosen
        return list(getattr(instance, self.attribute).all()) if instance.pk else []

    def save(self, instance, row, is_m2m=False, **kwargs):
        instance.__dict__[f"chosen_{self.attribute}"] = self.clean(row, **kwargs)

    def same(self, old, new):
        return {row.pk for row in old} == {row.pk for row in new}
