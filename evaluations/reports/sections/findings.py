from datetime import date

from django.utils.translation import gettext as _

from evaluations import formats
from evaluations.choices import FollowUpState
from evaluations.reports.document import Finding, FindingList, Section


def section(figures):
    rows = tuple(
        Finding(kind, row["text"], detail="; ".join(follow_up(step) for step in row["follow_ups"]))
        for kind, row in figures.findings
    )
    return Section(
        _("Strengths, weaknesses, recommendations"),
        blocks=(FindingList(rows, empty=_("No findings are recorded for this round.")),),
    )


def follow_up(step):
    state = str(FollowUpState(step["state"]).label)
    if not step["due_on"]:
        return f"{step['agency']}: {state}"
    return f"{step['agency']}: {state}, {formats.long_date(date.fromisoformat(step['due_on']))}"
