"""A round's way: prepare, open, close, hand over, publish, reopen."""

from contextlib import suppress
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from agencies.models import Regency
from evaluations import notifications
from evaluations.actions.moves import (
    Refused,
    already_done,
    ensure,
    locked_round,
    once_per_request,
    record,
)
from evaluations.actions.opening import create_items, planned_programs, weights_total
from evaluations.actions.results import freeze
from evaluations.choices import ResultKind, RoundKind, RoundState, State
from evaluations.formats import moment, number
from evaluations.models import Round, RoundAspect
from evaluations.rules import (
    ROUND_MOVES,
    Conflict,
    refused_round_origin,
    reopened_to,
    round_refusal,
    setup_refusal,
)


class Check(NamedTuple):
    text: str
    is_ok: bool
    hint: str = ""


@transaction.atomic
def prepare_round(*, by, masterplan, instrument, **values):
    """A draft round with the instrument's weights; raises ValidationError for values that do not fit."""
    round = Round(regency_id=masterplan.regency_id, masterplan=masterplan, instrument=instrument, **values)
    ensure(setup_refusal(round, by))
    Regency.objects.select_for_update().get(pk=masterplan.regency_id)  # one at a time: each stage exists once
    round.full_clean()
    round.save()
    copy_weights(round)
    record("prepare", round=round, before="", after=round.state, by=by)
    return round


def copy_weights(round):
    RoundAspect.objects.bulk_create(
        RoundAspect(round=round, aspect=aspect, weight=aspect.weight)
        for aspect in round.instrument.aspects.all()
    )


@transaction.atomic
def set_weights(round, weights, *, by):
    """`weights`: {aspect code: percent}. The total of 100 is checked on opening."""
    round = locked_round(round)
    ensure(setup_refusal(round, by))
    for row in round.aspects.select_related("aspect"):
        if row.aspect.code in weights:
            row.weight = weights[row.aspect.code]
            row.full_clean()
            row.save()
    return round


def checklist(round):
    """What must hold before the round can be opened."""
    total = weights_total(round)
    programs = planned_programs(round).count()
    coordinating = round.regency.coordinating_agency
    return [
        Check(
            _("The weights add up to 100"),
            round.kind == RoundKind.MONITORING or total == 100,
            _("They add up to %(total)s.") % {"total": number(total)},
        ),
        Check(
            _("Programs are planned up to %(year)s") % {"year": round.year},
            programs > 0,
            _("%(count)d programs in the masterplan.") % {"count": programs},
        ),
        Check(
            _("The instrument has indicators"),
            round.kind == RoundKind.MONITORING
            or round.instrument.aspects.filter(indicators__isnull=False).exists(),
            str(round.instrument),
        ),
        Check(
            _("The coordinating agency is known"),
            coordinating is not None,
            coordinating.name if coordinating else _("Name it in the regency's settings."),
        ),
        Check(
            _("The deadline lies ahead"),
            round.deadline > timezone.now(),
            moment(round.deadline, zone=round.regency.zone),
        ),
    ]


@once_per_request
def open_round(round, *, by, request_key=""):
    """Ask the agencies: makes packets and items, copies targets. Raises Refused until the checklist is green."""
    return move(round, "open", RoundState.OPEN, by=by, request_key=request_key, prepare=fill_round)


def fill_round(round):
    open_points = [check for check in checklist(round) if not check.is_ok]
    if open_points:
        points = "; ".join(f"{check.text} – {check.hint}" for check in open_points)
        raise Refused(Conflict(_("The round cannot be opened yet: %(points)s") % {"points": points}))
    round.opens_at = round.opens_at or timezone.now()
    create_items(round)


@once_per_request
def close_round(round, *, by, request_key=""):
    """End the filling in; a packet still with its agency becomes "not handed in". `by` is None for the clock."""
    return move(round, "close", RoundState.VERIFICATION, by=by, request_key=request_key, prepare=mark_absent)


def mark_absent(round):
    round.submissions.filter(submitted_at=None).update(not_handed_in=True)


@once_per_request
def hand_over_round(round, *, by, request_key=""):
    """Freeze the hand-over snapshot and release it to the ministry's reviewers."""
    return move(
        round,
        "hand_over",
        RoundState.ASSESSMENT,
        by=by,
        request_key=request_key,
        prepare=lambda row: freeze(row, ResultKind.HAND_OVER, by=by),
    )


@once_per_request
def publish_round(round, *, by, reason="", request_key=""):
    """Freeze the result. Nothing published moves afterwards; a correction is a new version."""
    return move(
        round,
        "publish",
        RoundState.PUBLISHED,
        by=by,
        reason=reason,
        request_key=request_key,
        prepare=lambda row: freeze(row, ResultKind.PUBLICATION, by=by, reason=reason),
    )


@once_per_request
def reopen_round(round, *, by, reason, request_key=""):
    """One step back, with a reason. What was frozen stays; publishing again makes the next version."""
    return move(round, "reopen", None, by=by, reason=reason, request_key=request_key)


MOVES = {
    "open": open_round,
    "close": close_round,
    "hand_over": hand_over_round,
    "publish": publish_round,
    "reopen": reopen_round,
}


def move(round, name, state, *, by, reason="", request_key="", prepare=None):
    row = locked_round(round)
    if by and already_done(by, request_key):
        return row
    rule = ROUND_MOVES[name]
    ensure(refused_round_origin(rule, row) if by is None else round_refusal(name, row, by, reason))
    if prepare:
        prepare(row)
    before, row.state = row.state, state or reopened_to(row)
    row.state_changed_at = timezone.now()
    row.save()
    record(name, round=row, before=before, after=row.state, by=by, reason=reason, request_key=request_key)
    notifications.round_moved(row)
    round.state = row.state
    return row


def close_due_rounds():
    """The clock closes what is past its deadline; returns how many rounds."""
    closed = 0
    for round in Round.objects.due_to_close():
        with suppress(Refused):  # somebody closed it first
            close_round(round, by=None)
            closed += 1
    return closed


def effect_of(name, round):
    """What this move will do, in sentences with their numbers: shown before it is confirmed. Queries."""
    return EFFECTS[name](round)


def opening_effect(round):
    programs = planned_programs(round)
    agencies = programs.values("lead_agency").distinct().count()
    return [
        _("%(count)d agencies receive their packets and are told.") % {"count": agencies},
        _("%(count)d programs are asked about, with their targets of %(year)s.")
        % {"count": programs.count(), "year": round.year},
        _("Instrument and weights are fixed from then on."),
        _("Answers are due by %(when)s.") % {"when": moment(round.deadline, zone=round.regency.zone)},
    ]


def closing_effect(round):
    absent = round.submissions.filter(submitted_at=None).count()
    return [
        _("%(count)d packets that were not handed in are marked so.") % {"count": absent},
        _("Agencies can change only what is returned to them or has been given more time."),
        _("Verification goes on."),
    ]


def handing_over_effect(round):
    open_items = round.items.exclude(state=State.VERIFIED).count()
    return [
        _("The answers and scores of today are frozen as the hand-over."),
        _("The ministry's reviewers can read the round."),
        _("%(count)d answers are not verified and count as missing.") % {"count": open_items},
    ]


def publishing_effect(round):
    version = round.results.filter(kind=ResultKind.PUBLICATION).count() + 1
    return [
        _("The result is frozen as version %(version)d.") % {"version": version},
        _("Every agency of the regency can read it."),
        _("Later edits, renames or weights change no figure of it."),
    ]


def reopening_effect(round):
    state = RoundState(reopened_to(round)).label if round.state in ROUND_MOVES["reopen"].origin else ""
    return [
        _("The round goes back to: %(state)s.") % {"state": state},
        _("What was frozen stays; publishing again makes the next version."),
        _("Everybody concerned is told, with your reason in the history."),
    ]


EFFECTS = {
    "open": opening_effect,
    "close": closing_effect,
    "hand_over": handing_over_effect,
    "publish": publishing_effect,
    "reopen": reopening_effect,
}
