from collections import Counter
from decimal import Decimal

from django.utils.translation import gettext as _

from evaluations import formats
from evaluations.choices import RUNNING_STATUSES, Direction, ObstacleKind, ProgramStatus
from evaluations.reports.document import Column, Fact, Facts, Kind, Note, Paragraph, Section, Table
from evaluations.reports.sections.summary import programs as running_sentence
from evaluations.summaries.figures import decimal


def section(figures):
    if not figures.programs:
        return None
    return Section(
        _("Progress of the programs"),
        blocks=(Paragraph(running_sentence(figures), lead=True), totals(figures), by_dimension(figures)),
        sections=(
            Section(_("Quick wins"), blocks=(quick_wins(figures),)),
            Section(_("Obstacles"), blocks=(obstacles(figures),)),
        ),
        new_page=True,
    )


def totals(figures):
    rows = figures.programs
    targets = [target for row in rows for target in row["targets"]]
    ceiling, realised = total(rows, "budget_ceiling"), total(rows, "budget_realised")
    return Facts(
        (
            Fact(
                _("Targets met"),
                sum(target["is_met"] for target in targets),
                Kind.INTEGER,
                _("of %(count)d") % {"count": len(targets)},
            ),
            Fact(_("Budget ceiling"), ceiling, Kind.MONEY),
            Fact(_("Budget realised"), realised, Kind.MONEY, share(realised, ceiling)),
        )
    )


def share(part, whole):
    if part is None or not whole:
        return ""
    return _("%(percent)s of the ceiling") % {"percent": formats.percent(100 * part / whole)}


def running(rows):
    return sum(row["status"] in RUNNING_STATUSES for row in rows)


def total(rows, field):
    known = [Decimal(row[field]) for row in rows if row[field] is not None]
    return sum(known) if known else None


def by_dimension(figures):
    rows = []
    for dimension in figures.dimensions:
        own = [row for row in figures.programs if row["dimension"] == dimension.code]
        rows.append((dimension.name, len(own), running(own), *budget(own)))
    return Table(
        _("Programs and budget per dimension"),
        (
            Column(_("Dimension"), Kind.TEXT, 1.5),
            Column(_("Planned"), Kind.INTEGER),
            Column(_("Running"), Kind.INTEGER),
            Column(_("Ceiling"), Kind.MONEY),
            Column(_("Realised"), Kind.MONEY),
        ),
        tuple(rows),
        total=(_("Total"), len(figures.programs), figures.programs_running, *budget(figures.programs)),
        sheet=_("Budget"),
    )


def budget(rows):
    return total(rows, "budget_ceiling"), total(rows, "budget_realised")


def quick_wins(figures):
    if not figures.quick_wins:
        return Note(_("This round asks about no quick win."))
    names = {row.code: row.short_name for row in figures.dimensions}
    return Table(
        _("Quick wins, one per dimension"),
        (
            Column(_("Quick win"), Kind.TEXT, 2.6),
            Column(_("Dimension"), Kind.TEXT, 1),
            Column(_("Agency"), Kind.TEXT, 1.4),
            Column(_("Status"), Kind.TEXT, 0.8),
            Column(_("Physical"), Kind.PERCENT),
        ),
        tuple(
            (
                row["name"],
                names[row["dimension"]],
                figures.label_of(row["agency"]),
                status(row),
                decimal(row["physical_progress"]),
            )
            for row in figures.quick_wins
        ),
        sheet=_("Quick wins"),
    )


def obstacles(figures):
    counts = Counter(row["obstacle_kind"] for row in figures.programs if row["obstacle_kind"])
    return Table(
        _("Programs that name an obstacle, by its kind"),
        (Column(_("Kind of obstacle"), Kind.TEXT, 2), Column(_("Programs"), Kind.INTEGER)),
        tuple((str(ObstacleKind(kind).label), count) for kind, count in counts.most_common()),
        empty=_("No program names an obstacle."),
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
            Column(_("Status"), Kind.TEXT, 0.9),
            Column(_("Physical"), Kind.PERCENT),
            Column(_("Ceiling"), Kind.MONEY),
            Column(_("Realised"), Kind.MONEY),
        ),
        tuple(
            (
                row["name"],
                row["sub_dimension"],
                figures.label_of(row["agency"]),
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
            Column(_("Target"), Kind.NUMBER),
            Column(_("Actual"), Kind.NUMBER),
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
