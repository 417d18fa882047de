"""Form fields that take numbers, money and dates as people in the regency write them."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from evaluations import formats


class LocalDecimalField(forms.Field):
    """Takes `3,48` and `3.48`, gives a Decimal, refuses what may be read in two ways."""

    inputmode = "decimal"
    default_error_messages = {"required": _("Fill in a number; write 0 when it is zero.")}

    def __init__(self, *, minimum=None, maximum=None, places=formats.EXACT_PLACES, **kwargs):
        self.limits = {"minimum": minimum, "maximum": maximum, "places": places}
        super().__init__(**kwargs)

    def widget_attrs(self, widget):
        return {"inputmode": self.inputmode, "autocomplete": "off"}

    def to_python(self, value):
        try:
            return self.read(value)
        except formats.FormatError as error:
            raise ValidationError(error.message, code="invalid") from error

    def read(self, value):
        return formats.parse_number(value, **self.limits)

    def prepare_value(self, value):
        return value if isinstance(value, str) else self.write(value)

    def write(self, value):
        return formats.for_input(value)

    def has_changed(self, initial, data):
        try:
            return self.read(initial) != self.read(data)
        except formats.FormatError:
            return True


class MoneyField(LocalDecimalField):
    """Takes `Rp1.500.000` and `1,5 miliar`, gives a Decimal in rupiah."""

    def __init__(self, *, minimum=0, maximum=None, **kwargs):
        super().__init__(minimum=minimum, maximum=maximum, places=2, **kwargs)

    def read(self, value):
        return formats.parse_money(value, minimum=self.limits["minimum"], maximum=self.limits["maximum"])

    def write(self, value):
        return formats.money_for_input(value)


class PercentField(LocalDecimalField):
    """Takes `62,5%` and `62,5`, gives 62.5."""

    def __init__(self, *, minimum=0, maximum=100, places=2, **kwargs):
        super().__init__(minimum=minimum, maximum=maximum, places=places, **kwargs)

    def read(self, value):
        return formats.parse_percent(value, **self.limits) if isinstance(value, str) else value


class LocalDateField(forms.Field):
    """Takes what a date picker sends and what people type: `2025-03-12`, `12/03/2025`, `12 Maret 2025`."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    default_error_messages = {"required": _("Fill in a date, such as 12/03/2025.")}

    def to_python(self, value):
        try:
            return formats.parse_date(value)
        except formats.FormatError as error:
            raise ValidationError(error.message, code="invalid") from error

    def prepare_value(self, value):
        return value.isoformat() if isinstance(value, date) else value

    def has_changed(self, initial, data):
        try:
            return formats.parse_date(initial) != formats.parse_date(data)
        except formats.FormatError:
            return True
