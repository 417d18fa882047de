from evaluations.choices import ResultKind, RoundState
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
