from django.utils.translation import get_language
from django.utils.translation import gettext as _

from evaluations.reports.document import Note, Paragraph, Section


def section(figures):
    instrument = figures.snapshot["instrument"]
    note = (instrument["note_en"] if get_language() == "en" else "") or instrument["note"]
    return Section(
        _("Method and data"),
        blocks=(
            Paragraph(
                _(
                    "Five aspects are scored from 0 to 4. The index is the sum of weight times score; nothing is "
                    "rounded on the way, two decimals are shown."
                )
            ),
            Paragraph(
                _(
                    "At each level the ministry's official score counts, else the verified one. Answers that do not "
                    "apply leave the mean; a missing answer counts 0 and is reported as missing."
                )
            ),
            *trace(figures),
            Note(f"{instrument['name']} {instrument['version']}. {note}", title=_("Instrument")),
        ),
    )


def trace(figures):
    """How to go from a figure down to a file; a letter alone has nothing beneath it."""
    if figures.snapshot["items"]:
        yield Paragraph(
            _(
                "Each figure can be followed down: the annexes list every answer with its scores, and every piece "
                "of evidence with the SHA-256 fingerprint of its file."
            )
        )
