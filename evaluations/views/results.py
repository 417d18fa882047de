from django.shortcuts import redirect, render

from evaluations import charts
from evaluations.choices import FindingKind, RoundState
from evaluations.navigation import visible_rounds
from evaluations.summaries.figures import Figures
from evaluations.summaries.results import reading_of
from evaluations.views.access import signed_in, visible_round


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
    return render(
        request,
        "evaluations/round_result.html",
        {
            "round": round,
            "reading": reading,
            "figures": figures,
            "flower": charts.flower(
                figures.round_title, figures.dimension_marks if figures.has_dimension_scores else ()
            ),
            "radar": radar(figures),
            "trend": trend(figures),
            "findings": {kind.value: figures.findings(kind) for kind in FindingKind},
        },
    )


def radar(figures):
    if not figures.has_dimension_scores:
        return ""
    return charts.responsive(
        charts.radar, figures.round_title, figures.dimension_marks, before_label=figures.previous_label
    )


def trend(figures):
    points = figures.trend
    return charts.responsive(charts.trend, figures.round_title, points) if len(points) > 1 else ""
