from evaluations.choices import ReportState, ReportStep, ResultKind, RoundState
from evaluations.models import RoundResult


def newest_results(reports):
    """The ids of the publications in force among the rounds of these reports; one query."""
    rows = RoundResult.objects.filter(
        round__in={report.round_id for report in reports},
        round__state=RoundState.PUBLISHED,
        kind=ResultKind.PUBLICATION,
    )
    return set(rows.newest().values_list("pk", flat=True))


def verdict_of(report):
    """ "valid", "provisional" or "replaced": what the paper with this report's code is worth today."""
    if report.result_id is None or report.result.kind != ResultKind.PUBLICATION:
        return "provisional"
    return "valid" if report.result_id in newest_results([report]) else "replaced"


def steps(report):
    """[(word, "done" | "now" | "next")] in the order of making."""
    order = list(ReportStep)
    if report.state == ReportState.READY:
        return [(step.label, "done") for step in order]
    at = order.index(ReportStep(report.step)) if report.step else -1
    return [(step.label, "done" if n < at else "now" if n == at else "next") for n, step in enumerate(order)]
