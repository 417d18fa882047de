from datetime import datetime

from django.utils.translation import gettext as _

from evaluations.choices import State
from evaluations.reports.document import Column, Kind, Paragraph, Section, Table


def section(figures):
    rows = figures.agencies
    if not rows:
        return None
    handed_in = sum(row["submitted_at"] is not None for row in rows)
    on_time = sum(row["is_on_time"] for row in rows)
    return Section(
        _("Participation of the agencies"),
        blocks=(
            Paragraph(
                _("%(handed_in)d of %(asked)d agencies handed in, %(on_time)d of them on time.")
                % {"handed_in": handed_in, "asked": len(rows), "on_time": on_time}
            ),
            Table(
                _("Agencies and their packets"),
                (
                    Column(_("Agency"), Kind.TEXT, 2.6),
                    Column(_("State"), Kind.TEXT, 1.2),
                    Column(_("Answers"), Kind.INTEGER, 0.7),
                    Column(_("Verified"), Kind.INTEGER, 0.8),
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
                    for row in rows
                ),
                sheet=_("Agencies"),
            ),
        ),
    )
