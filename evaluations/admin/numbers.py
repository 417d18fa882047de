from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.text import capfirst

from evaluations.fields import LocalDecimalField, MoneyField


class LocalNumbers:
    """For admins and inlines: decimals are shown and typed as people write them, 33,333 and Rp1.500.000."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if not isinstance(db_field, models.DecimalField):
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        shown = {
            "label": capfirst(db_field.verbose_name),
            "help_text": db_field.help_text,
            "required": not db_field.blank and not db_field.has_default(),
            "minimum": limit(db_field, MinValueValidator),
            "maximum": limit(db_field, MaxValueValidator),
        }
        if "(Rp)" in str(db_field.verbose_name):
            return MoneyField(**shown | {"minimum": 0})
        return LocalDecimalField(**shown, places=db_field.decimal_places)


def limit(db_field, kind):
    return next((check.limit_value for check in db_field.validators if isinstance(check, kind)), None)
