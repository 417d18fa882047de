from decimal import Decimal

from django.utils.translation import gettext as _

from evaluations import formats
from evaluations.reports.document import Bullets, Fact, KeyFigures, Kind, Note, Paragraph, Section, Strong
from evaluations.reports.sections import method


def section(figures):
    sentences = tuple(sentence for say in SENTENCES if (sentence := say(figures)))
    return Section(
        _("Summary"),
        blocks=(
            Paragraph(claim(figures), lead=True),
            KeyFigures(key_figures(figures)),
            *((Bullets(sentences),) if sentences else ()),
            *notes(figures),
        ),
        sections=(method.section(figures),),
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
    facts = [Fact(_("Smart City index"), figures.index, Kind.SCORE, figures.level_label)]
    if figures.programs:
        planned = _("of %(count)d planned") % {"count": len(figures.programs)}
        facts.append(Fact(_("Programs running"), figures.programs_running, Kind.INTEGER, planned))
    if figures.agencies:
        asked = _("of %(count)d asked") % {"count": len(figures.agencies)}
        facts.append(Fact(_("Agencies that handed in"), figures.agencies_handed_in, Kind.INTEGER, asked))
    return tuple(facts)


def aspect_extremes(figures):
    if not figures.is_complete:
        return None
    return extremes(
        figures.counted_aspects,
        _("The strongest aspect is %(best)s (%(best_score)s), the weakest %(weakest)s (%(weakest_score)s)."),
    )


def dimension_extremes(figures):
    return extremes(
        figures.dimensions,
        _(
            "The strongest dimension is %(best)s (%(best_score)s), the weakest %(weakest)s (%(weakest_score)s)."
        ),
    )


def extremes(rows, sentence):
    """Who leads and who trails; equals are named together. Nothing where there is no difference or one is unknown."""
    scores = {row.value for row in rows}
    if None in scores or len(scores) < 2:
        return None
    best, weakest = max(scores), min(scores)
    return sentence % {
        "best": ", ".join(row.name for row in rows if row.value == best),
        "best_score": formats.score(best),
        "weakest": ", ".join(row.name for row in rows if row.value == weakest),
        "weakest_score": formats.score(weakest),
    }


def largest_change(figures):
    """Which aspect moved most since the previous round."""
    moved = [row for row in figures.aspects if row.change]
    if not moved or not figures.is_complete:
        return None
    most = max(moved, key=lambda row: abs(row.change))
    return _("Since %(before)s, %(aspect)s changed most: %(change)s.") % {
        "before": figures.previous_label,
        "aspect": most.name,
        "change": formats.change_words(most.change),
    }


def effect_of_verification(figures):
    claimed, verified = figures.self_assessed, figures.verified
    if claimed is None or verified is None or not figures.is_complete:
        return None
    return _("The agencies gave themselves %(claimed)s; verification found %(verified)s.") % {
        "claimed": formats.score(claimed),
        "verified": formats.score(verified),
    }


def programs(figures):
    if not figures.programs:
        return None
    return _(
        "%(running)d of %(planned)d programs planned up to this year are running or completed (%(share)s)."
    ) % {
        "running": figures.programs_running,
        "planned": len(figures.programs),
        "share": formats.percent(Decimal(100 * figures.programs_running) / len(figures.programs)),
    }


def participation(figures):
    if not figures.agencies:
        return None
    return _("%(handed_in)d of %(asked)d agencies handed in, %(on_time)d of them on time.") % {
        "handed_in": figures.agencies_handed_in,
        "asked": len(figures.agencies),
        "on_time": figures.agencies_on_time,
    }


SENTENCES = (
    aspect_extremes,
    dimension_extremes,
    largest_change,
    effect_of_verification,
    programs,
    participation,
)


def notes(figures):
    if figures.is_sample:
        yield Note(
            _("Answers, scores and findings are invented to show how the portal works."),
            title=_("Sample"),
            attention=True,
        )
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
