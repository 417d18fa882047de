from datetime import datetime

from django.utils.translation import gettext as _

from evaluations.choices import State
from evaluations.reports.document import Bullets, Column, Kind, Paragraph, Section, Table
from evaluations.reports.sections.summary import participation


def section(figures):
    if not figures.agencies:
        return None
    absent = tuple(row["name"] for row in figures.agencies_awaited)
    return Section(
        _("Participation of the agencies"),
        blocks=(
            Paragraph(participation(figures), lead=True),
            *((Paragraph(_("Not handed in:")), Bullets(absent)) if absent else ()),
        ),
    )


def annex(figures):
    if not figures.agencies:
        return None
    return Section(_("All agencies"), blocks=(packets(figures),), annex=True, new_page=True)


def packets(figures):
    return Table(
        _("Agencies and their packets"),
        (
            Column(_("Agency"), Kind.TEXT, 3),
            Column(_("State"), Kind.TEXT, 1),
            Column(_("Answers"), Kind.INTEGER),
            Column(_("Verified"), Kind.INTEGER),
            Column(_("Handed in"), Kind.MOMENT, 1.6),
        ),
        tuple(
            (
                row["name"],
                str(State(row["state"]).label),
                row["items"],
                row["verified"],
                datetime.fromisoformat(row["submitted_at"]) if row["submitted_at"] else None,
            )
            for row in figures.agencies
        ),
        sheet=_("Agencies"),
    )
