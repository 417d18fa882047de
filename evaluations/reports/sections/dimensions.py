from django.utils.translation import gettext as _

from evaluations import charts, formats
from evaluations.reports.document import Column, Figure, Kind, Note, Paragraph, Section, Table
from evaluations.reports.sections.summary import dimension_extremes


def section(figures):
    if not figures.programs and not figures.has_dimension_scores:
        return Section(_("Six dimensions"), blocks=(Note(unknown()),))
    return Section(
        _("Six dimensions"),
        blocks=(*lead(figures), *radar(figures), table(figures)),
        sections=(Section(_("Eighteen sub-dimensions"), blocks=(*heat(figures), sub_dimensions(figures))),),
        new_page=True,
    )


def unknown():
    return _("No scores per dimension are known for this round. The ministry's letter gives aspects only.")


def lead(figures):
    if sentence := dimension_extremes(figures):
        yield Paragraph(sentence, lead=True)


def radar(figures):
    if not figures.has_dimension_scores:
        yield Note(_("The dimensions have no Impact scores yet."))
        return
    marks = figures.dimension_marks
    yield Figure(
        _("Impact score per dimension: the mean of its Impact indicators"),
        charts.radar(_("Six dimensions"), marks, before_label=figures.previous_label),
        "; ".join(f"{mark.label}: {formats.score(mark.value)}" for mark in marks),
        width=0.72,
    )


def table(figures):
    before = (Column(figures.previous_label, Kind.SCORE),) if figures.previous else ()
    return Table(
        _("Dimensions: Impact score, and programs running out of programs planned"),
        (
            Column(_("Dimension"), Kind.TEXT, 2),
            *before,
            Column(_("Impact score"), Kind.SCORE),
            Column(_("Programs running"), Kind.INTEGER),
            Column(_("Programs planned"), Kind.INTEGER),
        ),
        tuple(
            (
                row.name,
                *((row.before,) if before else ()),
                row.value,
                row.programs_running,
                row.programs_planned,
            )
            for row in figures.dimensions
        ),
        sheet=_("Dimensions"),
    )


def heat(figures):
    columns = figures.sub_dimension_marks
    if not columns:
        return
    yield Figure(
        _("Physical progress of the eighteen sub-dimensions; darker is further"),
        charts.heat(_("Eighteen sub-dimensions"), columns, scale=charts.PERCENTAGES),
        "; ".join(
            f"{mark.label}: {formats.percent(mark.value)}" for _name, marks in columns for mark in marks
        ),
    )


def sub_dimensions(figures):
    return Table(
        _("Sub-dimensions: progress of their programs"),
        (
            Column(_("Dimension"), Kind.TEXT, 1.4),
            Column(_("Sub-dimension"), Kind.TEXT, 2),
            Column(_("Programs running"), Kind.INTEGER),
            Column(_("Programs planned"), Kind.INTEGER),
            Column(_("Physical progress"), Kind.PERCENT),
        ),
        tuple(
            (row.short_name, sub.name, sub.running, sub.programs, sub.physical_progress)
            for row in figures.dimensions
            for sub in row.sub_dimensions
        ),
        sheet=_("Sub-dimensions"),
    )
