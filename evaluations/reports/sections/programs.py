from decimal import Decimal

from django.utils.translation import gettext as _

from evaluations.choices import RUNNING_STATUSES, Direction, ProgramStatus
from evaluations.reports.document import Column, Fact, Facts, Kind, Note, Section, Table
from evaluations.summaries.figures import decimal


def section(figures):
    if not figures.programs:
        return None
    return Section(
        _("Progress of the programs"), blocks=(totals(figures), by_dimension(figures), quick_wins(figures))
    )


def totals(figures):
    rows = figures.programs
    targets = [target for row in rows for target in row["targets"]]
    return Facts(
        (
            Fact(_("Programs planned up to this year"), len(rows), Kind.INTEGER),
            Fact(_("of them running or completed"), running(rows), Kind.INTEGER),
            Fact(
                _("Targets met"),
                sum(target["is_met"] for target in targets),
                Kind.INTEGER,
                _("of %(count)d") % {"count": len(targets)},
            ),
            Fact(_("Budget ceiling"), total(rows, "budget_ceiling"), Kind.MONEY),
            Fact(_("Budget realised"), total(rows, "budget_realised"), Kind.MONEY),
        )
    )


def running(rows):
    return sum(row["status"] in RUNNING_STATUSES for row in rows)


def total(rows, field):
    known = [Decimal(row[field]) for row in rows if row[field] is not None]
    return sum(known) if known else None


def by_dimension(figures):
    rows = []
    for dimension in figures.dimensions:
        own = [row for row in figures.programs if row["dimension"] == dimension.code]
        rows.append(
            (
                dimension.name,
                len(own),
                running(own),
                total(own, "budget_ceiling"),
                total(own, "budget_realised"),
            )
        )
    return Table(
        _("Programs and budget per dimension"),
        (
            Column(_("Dimension"), Kind.TEXT, 1.5),
            Column(_("Planned"), Kind.INTEGER, 0.7),
            Column(_("Running"), Kind.INTEGER, 0.7),
            Column(_("Ceiling"), Kind.MONEY, 1.3),
            Column(_("Realised"), Kind.MONEY, 1.3),
        ),
        tuple(rows),
    )


def quick_wins(figures):
    if not figures.quick_wins:
        return Note(_("This round asks about no quick win."))
    return Table(
        _("Quick wins"),
        (
            Column(_("Quick win"), Kind.TEXT, 2.4),
            Column(_("Agency"), Kind.TEXT, 1.6),
            Column(_("Status")),
            Column(_("Physical"), Kind.PERCENT, 0.8),
        ),
        tuple(
            (row["name"], row["agency"], status(row), decimal(row["physical_progress"]))
            for row in figures.quick_wins
        ),
    )


def status(row):
    return str(ProgramStatus(row["status"]).label) if row["status"] else None


def annex(figures):
    """Every program, and every target with what was reached."""
    if not figures.programs:
        return None
    return Section(
        _("All programs"), blocks=(program_table(figures), target_table(figures)), annex=True, new_page=True
    )


def program_table(figures):
    return Table(
        _("Programs"),
        (
            Column(_("Program"), Kind.TEXT, 2.6),
            Column(_("Sub-dimension"), Kind.TEXT, 1.4),
            Column(_("Agency"), Kind.TEXT, 1.6),
            Column(_("Status"), Kind.TEXT, 1),
            Column(_("Physical"), Kind.PERCENT, 0.8),
            Column(_("Ceiling"), Kind.MONEY, 1.4),
            Column(_("Realised"), Kind.MONEY, 1.4),
        ),
        tuple(
            (
                row["name"],
                row["sub_dimension"],
                row["agency"],
                status(row),
                decimal(row["physical_progress"]),
                decimal(row["budget_ceiling"]),
                decimal(row["budget_realised"]),
            )
            for row in figures.programs
        ),
        sheet=_("Programs"),
    )


def target_table(figures):
    return Table(
        _("Targets and what was reached"),
        (
            Column(_("Program"), Kind.TEXT, 2.2),
            Column(_("Target indicator"), Kind.TEXT, 2),
            Column(_("Unit"), Kind.TEXT, 0.8),
            Column(_("Direction"), Kind.TEXT, 1),
            Column(_("Target"), Kind.NUMBER, 0.8),
            Column(_("Actual"), Kind.NUMBER, 0.8),
        ),
        tuple(
            (
                row["name"],
                target["indicator"],
                target["unit"],
                str(Direction(target["direction"]).label),
                decimal(target["target"]),
                decimal(target["actual"]),
            )
            for row in figures.programs
            for target in row["targets"]
        ),
        sheet=_("Targets"),
    )
