"""What is still missing before an item may be handed in: every gap at once, each naming its field. No queries.

Items come from `Item.objects.with_answers()`.
"""

from typing import NamedTuple

from django.utils.translation import gettext as _

from evaluations.choices import RUNNING_STATUSES, ProgramStatus
from evaluations.formats import money, number

# From this score on an answer needs at least one piece of evidence.
SCORE_NEEDING_EVIDENCE = 3


class Gap(NamedTuple):
    """`field` is the form field's name, or "evidence"; `message` says what to do, `detail` about what."""

    item: object
    field: str
    message: str
    detail: str = ""


def gaps_of(items):
    return [gap for item in items for gap in gaps(item)]


def gaps(item):
    if item.is_blank:
        return [Gap(item, first_field(item), _("Not filled in yet"), _("Open it and save your answer."))]
    return program_gaps(item) if item.is_program else response_gaps(item)


def first_field(item):
    return "status" if item.is_program else "self_score"


def program_gaps(item):
    progress = item.progress
    checks = [
        (not progress.status, "status", _("Status not chosen"), ""),
        (
            progress.status in RUNNING_STATUSES and progress.physical_progress is None,
            "physical_progress",
            _("Physical progress not filled in"),
            _("Write 0 if it really is zero."),
        ),
        (
            progress.budget_realised is None and progress.status != ProgramStatus.NOT_STARTED,
            "budget_realised",
            _("Budget realisation not filled in"),
            _("Write 0 if it really is zero."),
        ),
        (
            exceeds(progress.budget_realised, progress.budget_ceiling),
            "budget_realised",
            _("Realisation exceeds the ceiling"),
            _("%(realised)s out of a ceiling of %(ceiling)s.")
            % {
                "realised": money(progress.budget_realised or 0),
                "ceiling": money(progress.budget_ceiling or 0),
            },
        ),
        (
            progress.status == ProgramStatus.STOPPED and not (progress.obstacle and progress.follow_up),
            "obstacle",
            _("Obstacle not explained"),
            _("A stopped program needs its reason and a follow-up."),
        ),
        (
            progress.status in RUNNING_STATUSES and misses_a_target(progress) and not progress.obstacle,
            "obstacle",
            _("Missed target not explained"),
            _("Say what stood in the way."),
        ),
        (
            progress.status in RUNNING_STATUSES and not item.uses.all(),
            "evidence",
            _("Evidence missing"),
            _("A running program needs at least one piece of evidence."),
        ),
    ]
    return [*found(item, checks), *actual_gaps(item)]


def actual_gaps(item):
    if item.progress.status == ProgramStatus.NOT_STARTED:
        return []
    return [
        Gap(
            item,
            f"actual_{row.pk}",
            _("Actual of %(year)s not filled in") % {"year": item.round.year},
            _("%(indicator)s, target %(target)s %(unit)s. Write 0 if it really is zero.")
            % {"indicator": row.indicator, "target": number(row.target), "unit": row.unit},
        )
        for row in item.progress.actuals.all()
        if row.actual is None
    ]


def response_gaps(item):
    response = item.response
    if response.is_not_applicable:
        checks = [
            (
                not response.not_applicable_reason,
                "not_applicable_reason",
                _("Reason missing"),
                _("Say why this does not apply."),
            )
        ]
    else:
        checks = [
            (response.self_score is None, "self_score", _("Score not chosen"), ""),
            (
                not response.narrative,
                "narrative",
                _("Explanation missing"),
                _("Two or three sentences will do."),
            ),
            (
                (response.self_score or 0) >= SCORE_NEEDING_EVIDENCE and not item.uses.all(),
                "evidence",
                _("Score %(score)s without evidence") % {"score": number(response.self_score or 0)},
                _("Scores 3 and 4 need at least one piece of evidence."),
            ),
        ]
    return found(item, checks)


def found(item, checks):
    return [Gap(item, field, message, detail) for is_gap, field, message, detail in checks if is_gap]


def exceeds(amount, ceiling):
    return amount is not None and ceiling is not None and amount > ceiling


def misses_a_target(progress):
    return any(row.actual is not None and not row.is_met for row in progress.actuals.all())
