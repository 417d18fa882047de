from django.utils.translation import gettext as _

from evaluations import formats
from evaluations.choices import RUNNING_STATUSES
from evaluations.reports.document import Fact, KeyFigures, Kind, Note, Paragraph, Section, Strong


def section(figures):
    return Section(
        _("Summary"),
        blocks=(
            Paragraph(claim(figures), lead=True),
            KeyFigures(key_figures(figures)),
            *(Paragraph(sentence) for sentence in sentences(figures)),
            *notes(figures),
        ),
    )


def claim(figures):
    regency = figures.snapshot["regency"]["name"]
    if figures.index is None:
        return _("The index of %(regency)s is not known yet.") % {"regency": regency}
    return (
        _("The Smart City index of %(regency)s is ") % {"regency": regency},
        Strong(_("%(index)s out of 4.00") % {"index": formats.score(figures.index)}),
        f" ({figures.level_label.lower()}{change(figures)}).",
    )


def change(figures):
    if figures.change is None:
        return ""
    return _(", %(change)s from %(before)s") % {
        "change": formats.change_words(figures.change),
        "before": figures.previous_label,
    }


def key_figures(figures):
    programs = figures.programs
    running = sum(row["status"] in RUNNING_STATUSES for row in programs)
    handed_in = sum(row["submitted_at"] is not None for row in figures.agencies)
    facts = [Fact(_("Smart City index"), figures.index, Kind.SCORE, figures.level_label)]
    if programs:
        facts.append(
            Fact(
                _("Programs running"),
                running,
                Kind.INTEGER,
                _("of %(count)d planned") % {"count": len(programs)},
            )
        )
    if figures.agencies:
        facts.append(
            Fact(
                _("Agencies that handed in"),
                handed_in,
                Kind.INTEGER,
                _("of %(count)d asked") % {"count": len(figures.agencies)},
            )
        )
    return tuple(facts)


def sentences(figures):
    known = [aspect for aspect in figures.counted_aspects if aspect.value is not None]
    if len(known) < 2:
        return
    best, weakest = max(known, key=lambda row: row.value), min(known, key=lambda row: row.value)
    yield _("%(best)s is strongest (%(best_score)s), %(weakest)s weakest (%(weakest_score)s).") % {
        "best": best.name,
        "best_score": formats.score(best.value),
        "weakest": weakest.name,
        "weakest_score": formats.score(weakest.value),
    }


def notes(figures):
    if figures.missing:
        yield Note(
            _("%(count)d answers have no score yet; each counts as 0.") % {"count": figures.missing},
            title=_("Missing answers"),
            attention=True,
        )
    if figures.official is not None and figures.computed is not None:
        yield Note(
            _("The ministry printed %(official)s; the portal computes %(computed)s from its components.")
            % {"official": formats.score(figures.official), "computed": formats.exact(figures.computed)},
            title=_("Official and computed"),
        )
