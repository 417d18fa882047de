from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from evaluations import charts
from evaluations.choices import RoundState
from evaluations.navigation import visible_rounds
from evaluations.summaries.figures import Figures
from evaluations.summaries.results import reading_of
from evaluations.views.access import signed_in, visible_round

AWAITED_SHOWN = 6


@signed_in
def result_list(request):
    """The result one wants to see first: the newest published one that is no sample."""
    published = [row for row in visible_rounds(request.membership) if row.state == RoundState.PUBLISHED]
    newest = next((row for row in published if not row.is_sample), None) or next(iter(published), None)
    if newest:
        return redirect("evaluations:round_result", newest.address)
    return render(request, "evaluations/result_empty.html")


@signed_in
def round_result(request, address):
    round = visible_round(request, address)
    reading = reading_of(round)
    if request.membership.works_for_agency and reading.is_provisional:
        return render(request, "evaluations/result_empty.html", {"round": round})
    figures = Figures(reading.snapshot)
    context = {
        "round": round,
        "reading": reading,
        "figures": figures,
        "can_trace": not request.membership.works_for_agency,
        "awaited": figures.agencies_awaited[:AWAITED_SHOWN] if reading.is_provisional else [],
    }
    return render(request, "evaluations/round_result.html", context | drawings(figures))


def drawings(figures):
    """The charts of the page, each "" where there is nothing to draw."""
    title, marks = figures.round_title, figures.dimension_marks
    scored = figures.has_dimension_scores
    points, columns = figures.trend, figures.sub_dimension_marks
    return {
        "flower": charts.flower(title, marks if scored else ()),
        "radar": scored
        and charts.responsive(charts.radar, title, marks, before_label=figures.previous_label),
        "trend": len(points) > 1 and charts.responsive(charts.trend, title, points),
        "heat": columns
        and charts.responsive(charts.heat, _("Eighteen sub-dimensions"), columns, scale=charts.PERCENTAGES),
    }
