from django.utils.translation import gettext as _

from evaluations import charts, formats
from evaluations.reports.document import Bar, Column, Figure, Formula, Kind, Note, Section, Table, Term


def section(figures):
    return Section(
        _("Index and five aspects"),
        blocks=(
            table(figures),
            Formula(
                tuple(Term(row.name, row.weight, row.value, row.product) for row in figures.counted_aspects),
                figures.computed,
                _("Index"),
            ),
            *left_out(figures),
            *trend(figures),
        ),
    )


def table(figures):
    rows = tuple(
        (
            row.name,
            row.weight,
            Bar(row.value, row.before),
            row.self_assessed,
            row.verified,
            row.official,
            row.value,
            row.product,
        )
        for row in figures.aspects
    )
    return Table(
        _("Score per aspect"),
        (
            Column(_("Aspect"), Kind.TEXT, 1.5),
            Column(_("Weight"), Kind.PERCENT, 0.9),
            Column(_("Score, scale 0–4"), Kind.BAR, 1.9),
            Column(_("Self"), Kind.SCORE, 0.8),
            Column(_("Verified"), Kind.SCORE, 1),
            Column(_("Official"), Kind.SCORE, 0.9),
            Column(_("Counts"), Kind.SCORE, 0.9),
            Column(_("Weight × score"), Kind.PRODUCT, 1.2),
        ),
        rows,
        total=(
            _("Index"),
            sum((row.weight for row in figures.counted_aspects), start=0),
            None,
            figures.self_assessed,
            figures.verified,
            figures.official,
            figures.index,
            figures.computed,
        ),
        sheet=_("Aspects"),
    )


def left_out(figures):
    names = [row.name for row in figures.aspects if row.code in figures.snapshot["left_out"]]
    if names:
        yield Note(
            _("Nothing applies in: %(names)s. The weights are divided by the rest.")
            % {"names": ", ".join(names)}
        )


def trend(figures):
    if len(figures.trend) < 2:
        return
    title = _("Index over the rounds")
    yield Figure(
        _("Index over the rounds; a dashed line is computed by the portal"),
        charts.trend(title, figures.trend),
        "; ".join(f"{point.label}: {formats.score(point.value)}" for point in figures.trend),
        width=0.8,
    )
