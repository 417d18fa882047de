from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from evaluations import formats
from evaluations.reports.document import Column, Fact, Facts, Kind, Section, Table
from evaluations.summaries.figures import decimal, words


def annex(figures):
    """Every indicator with its scores, then each answer in full."""
    rows = figures.snapshot["items"]
    if not rows:
        return None
    return Section(
        _("All indicators"),
        blocks=(score_table(figures, rows),),
        sections=tuple(answers(figures, aspect, rows) for aspect in figures.aspects if own(rows, aspect)),
        annex=True,
        new_page=True,
    )


def own(rows, aspect):
    return [row for row in rows if row["aspect"] == aspect.code]


def score_table(figures, rows):
    return Table(
        _("Indicators and their scores"),
        (
            Column(_("Key"), Kind.CODE),
            Column(_("Indicator"), Kind.TEXT, 2.7),
            Column(_("Subject"), Kind.TEXT, 1.7),
            Column(_("Agency"), Kind.TEXT, 1.6),
            Column(_("Self"), Kind.SCORE),
            Column(pgettext("score", "Verified"), Kind.SCORE),
            Column(_("Official"), Kind.SCORE),
        ),
        tuple(
            (
                row["key"],
                words(row, "question"),
                subject(figures, row),
                figures.label_of(row["agency"]),
                decimal(row["self"]),
                decimal(row["verified"]),
                decimal(row["official"]),
            )
            for row in rows
        ),
        sheet=_("Indicators"),
    )


def subject(figures, row):
    names = {dimension.code: dimension.short_name for dimension in figures.dimensions}
    return row["program_name"] or names.get(row["dimension"])


def answers(figures, aspect, rows):
    blocks = tuple(Facts(facts(figures, row), title=heading(row)) for row in own(rows, aspect))
    return Section(aspect.name, blocks=blocks)


def heading(row):
    place = f" ({row['program_name']})" if row["program_name"] else ""
    return f"{row['key']} · {words(row, 'question')}{place}"


def facts(figures, row):
    agency = figures.label_of(row["agency"])
    if row["is_not_applicable"]:
        return (Fact(_("Not applicable"), row["not_applicable_reason"] or None, note=agency),)
    return (
        Fact(_("Answer of %(agency)s") % {"agency": agency}, row["narrative"] or None),
        Fact(_("Self, verified, official"), " · ".join(scores(row))),
        Fact(_("Evidence"), "; ".join(piece["title"] for piece in row["evidence"]) or None),
    )


def scores(row):
    return [formats.score(decimal(row[level])) for level in ("self", "verified", "official")]


def evidence_annex(figures):
    """Every piece of evidence with its fingerprint: what ties a figure to a file."""
    rows = tuple(evidence_rows(figures))
    if not rows:
        return None
    table = Table(
        _("Evidence"),
        (
            Column(_("Answer"), Kind.TEXT, 1.2),
            Column(_("Title"), Kind.TEXT, 2),
            Column(_("File or link"), Kind.TEXT, 1.8),
            Column(_("Document date"), Kind.DATE, 1),
            Column("SHA-256", Kind.CODE, 2.6),
        ),
        rows,
        sheet=_("Evidence"),
    )
    return Section(_("List of evidence"), blocks=(table,), annex=True, new_page=True)


def evidence_rows(figures):
    for row in (*figures.snapshot["items"], *figures.programs):
        for piece in row["evidence"]:
            day = piece["document_date"]
            yield (
                row["key"],
                piece["title"],
                piece["link"] or piece["name"],
                date.fromisoformat(day) if day else None,
                piece["sha256"] or None,
            )
