from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from evaluations import charts, formats
from evaluations.reports.document import (
    Bar,
    Column,
    Fact,
    Facts,
    Figure,
    Formula,
    Kind,
    Note,
    Paragraph,
    Section,
    Table,
    Term,
)
from evaluations.reports.sections.summary import aspect_extremes


def section(figures):
    return Section(
        _("Index and five aspects"),
        blocks=(
            *lead(figures),
            score_table(figures),
            formula(figures),
            *remarks(figures),
            *readings(figures),
            *trend(figures),
            *ranks(figures),
            *peers(figures),
        ),
        new_page=True,
    )


def lead(figures):
    if sentence := aspect_extremes(figures):
        yield Paragraph(sentence, lead=True)


def score_table(figures):
    before = (Column(figures.previous_label, Kind.SCORE),) if figures.previous else ()
    return Table(
        _("Score per aspect; the amber mark is the previous round")
        if figures.previous
        else _("Score per aspect"),
        (
            Column(_("Aspect"), Kind.TEXT, 1.2),
            Column(_("Weight"), Kind.PERCENT),
            Column(_("Score, scale 0–4"), Kind.BAR, 2),
            *before,
            Column(_("Score"), Kind.SCORE),
            Column(_("Weight × score"), Kind.PRODUCT),
        ),
        tuple(
            (
                row.name,
                row.weight,
                Bar(row.value, row.before),
                *((row.before,) if before else ()),
                row.value,
                row.product,
            )
            for row in figures.aspects
        ),
        total=(
            _("Index"),
            sum((row.weight for row in figures.counted_aspects), start=0),
            None,
            *((None,) if before else ()),
            figures.index,
            figures.computed,
        ),
        sheet=_("Aspects"),
    )


def formula(figures):
    terms = tuple(Term(row.name, row.weight, row.value, row.product) for row in figures.counted_aspects)
    if not terms:
        return Note(_("Nothing applies in any aspect, so that there is nothing to add up."))
    return Formula(terms, figures.computed, _("Index"), places=figures.places)


def remarks(figures):
    names = [row.name for row in figures.aspects if row.code in figures.snapshot["left_out"]]
    if names:
        yield Note(
            _("Nothing applies in: %(names)s. The weights are divided by the rest.")
            % {"names": ", ".join(names)}
        )
    if not figures.adds_up:
        yield Paragraph(
            _("Each term is shown with three decimals; the sum before any rounding is %(sum)s.")
            % {"sum": formats.exact(figures.computed)}
        )


def readings(figures):
    """What the agencies claimed, what was verified, what the ministry gave; nothing where only a letter is known."""
    if not figures.has_readings:
        return
    yield Table(
        _("Three readings of the same answers"),
        (
            Column(_("Aspect"), Kind.TEXT, 1.4),
            Column(_("Self"), Kind.SCORE),
            Column(pgettext("score", "Verified"), Kind.SCORE),
            Column(_("Letter"), Kind.SCORE),
            Column(_("Counts"), Kind.SCORE),
            Column(_("Level of the score"), Kind.TEXT, 1),
        ),
        tuple(
            (row.name, row.self_assessed, row.verified, row.official, row.value, row.level_label)
            for row in figures.aspects
        ),
        total=(
            _("Index"),
            figures.self_assessed,
            figures.verified,
            figures.official,
            figures.index,
            figures.level_label,
        ),
        sheet=_("Readings"),
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


def ranks(figures):
    facts = tuple(Fact(row.scope, position(row), note=row.source) for row in figures.ranks)
    if facts:
        yield Facts(facts, title=_("Published ranks"))


def position(rank):
    if rank.out_of is None:
        return str(rank.position)
    return _("%(position)d of %(out_of)d") % {"position": rank.position, "out_of": rank.out_of}


def peers(figures):
    if figures.peers:
        yield Table(
            _("Published indices of other regencies and cities"),
            (
                Column(_("Regency or city"), Kind.TEXT, 1.4),
                Column(_("Index"), Kind.SCORE),
                Column(_("Source"), Kind.TEXT, 1.6),
            ),
            tuple((row["name"], row["value"], row["source"]) for row in figures.peers),
            sheet=_("Other regencies"),
        )
