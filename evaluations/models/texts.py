from django.utils.translation import get_language


def in_language(row, field):
    """The text of `field` in the reader's language: `<field>_en` where English is read and it is filled."""
    english = getattr(row, f"{field}_en", "") if get_language() == "en" else ""
    return english or getattr(row, field)
