from django.utils.translation import get_language
from django.utils.translation import gettext as _

from evaluations.reports.document import Column, Kind, Note, Paragraph, Section, Table


def section(figures):
    instrument = figures.snapshot["instrument"]
    note = (instrument["note_en"] if get_language() == "en" else "") or instrument["note"]
    return Section(
        _("Method"),
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
            Table(
                _("Aspects and weights"),
                (
                    Column(_("Code"), Kind.CODE, 0.5),
                    Column(_("Aspect"), Kind.TEXT, 2),
                    Column(_("Weight"), Kind.PERCENT),
                    Column(_("Level of the score"), Kind.TEXT, 1.4),
                ),
                tuple((row.code, row.name, row.weight, str(row.level_label)) for row in figures.aspects),
            ),
            Note(f"{instrument['name']} {instrument['version']}. {note}", title=_("Instrument")),
        ),
    )
