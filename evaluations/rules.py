"""May this membership do this now, and if not, why? The moves as tables; no queries.

`…_refusal()` answers None when the move may be made, else one sentence for the person who asked:
a `Forbidden` when this person may never do it, a `Conflict` when the moment is wrong. What a rule
needs to know beyond the rows (the time, an extension) is handed in by the action.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from agencies.choices import AGENCY_ROLES, Role
from evaluations.choices import RoundState, State
from evaluations.formats import moment

DRAFT, OPEN, VERIFICATION, ASSESSMENT, PUBLISHED = RoundState
EDITABLE = frozenset({State.DRAFT, State.RETURNED})
AFTER_OPENING = frozenset({OPEN, VERIFICATION, ASSESSMENT})
VERIFIERS = frozenset({Role.COORDINATOR, Role.ADMINISTRATOR})


class Forbidden(str):
    """Not this person: 403."""


class Conflict(str):
    """Not now, or not like this: 409."""


class RoundMove(NamedTuple):
    label: str
    origin: frozenset
    to: str
    by: frozenset
    needs_reason: bool = False


class Move(NamedTuple):
    """A move of a packet or item. `during`: the round's states; a handing-in move is also bound to the deadline."""

    label: str
    origin: frozenset
    to: str
    by: frozenset
    during: frozenset
    hands_in: bool = False
    needs_reason: bool = False


ROUND_MOVES = {
    # move            from                        to            by
    "open": RoundMove(pgettext_lazy("move", "Open"), frozenset({DRAFT}), OPEN, frozenset({Role.COORDINATOR})),
    "close": RoundMove(
        pgettext_lazy("move", "Close"), frozenset({OPEN}), VERIFICATION, frozenset({Role.COORDINATOR})
    ),
    "hand_over": RoundMove(
        gettext_lazy("Hand over"), frozenset({VERIFICATION}), ASSESSMENT, frozenset({Role.COORDINATOR})
    ),
    "publish": RoundMove(
        gettext_lazy("Publish"),
        frozenset({VERIFICATION, ASSESSMENT}),
        PUBLISHED,
        frozenset({Role.ADMINISTRATOR}),
    ),
    "reopen": RoundMove(
        gettext_lazy("Reopen"),
        frozenset({VERIFICATION, ASSESSMENT, PUBLISHED}),
        "",  # one step back: see `reopened_to`
        frozenset({Role.ADMINISTRATOR}),
        needs_reason=True,
    ),
}

PACKET_MOVES = {
    "propose": Move(
        gettext_lazy("Send to the head"),
        EDITABLE,
        State.AWAITING_APPROVAL,
        frozenset({Role.OPERATOR}),
        AFTER_OPENING,
        hands_in=True,
    ),
    "send_back": Move(
        gettext_lazy("Send back"),
        frozenset({State.AWAITING_APPROVAL}),
        State.DRAFT,
        frozenset({Role.HEAD}),
        AFTER_OPENING,
        needs_reason=True,
    ),
    # From "awaiting approval" where the head approves, else from what the operator holds: see `submits_from`.
    "submit": Move(
        pgettext_lazy("move", "Submit"),
        frozenset({State.AWAITING_APPROVAL}),
        State.SUBMITTED,
        frozenset({Role.HEAD}),
        AFTER_OPENING,
        hands_in=True,
    ),
    "submit_unapproved": Move(
        pgettext_lazy("move", "Submit"),
        EDITABLE,
        State.SUBMITTED,
        frozenset({Role.OPERATOR, Role.HEAD}),
        AFTER_OPENING,
        hands_in=True,
    ),
    "withdraw": Move(
        gettext_lazy("Withdraw"),
        frozenset({State.SUBMITTED}),
        State.DRAFT,
        frozenset({Role.HEAD}),
        frozenset({OPEN}),
    ),
}

ITEM_MOVES = {
    "return": Move(
        gettext_lazy("Return"),
        frozenset({State.SUBMITTED, State.VERIFIED}),
        State.RETURNED,
        VERIFIERS,
        AFTER_OPENING,
        needs_reason=True,
    ),
    "verify": Move(
        gettext_lazy("Accept"), frozenset({State.SUBMITTED}), State.VERIFIED, VERIFIERS, AFTER_OPENING
    ),
}


def labels(choices, values):
    return ", ".join(str(choices(value).label) for value in choices if value in values)


def reopened_to(round):
    """The state one step back; a round without scores of the ministry goes straight back to verification."""
    if round.state == PUBLISHED:
        return ASSESSMENT if round.has_official_scores else VERIFICATION
    return {VERIFICATION: OPEN, ASSESSMENT: VERIFICATION}[round.state]


def round_refusal(move, round, by, reason=""):
    rule = ROUND_MOVES[move]
    return (
        refused_role(rule, by)
        or other_regency(round, by)
        or refused_round_origin(rule, round)
        or refused_publication(move, round)
        or refused_without_reason(rule, reason)
    )


def packet_refusal(move, submission, by, *, now, extended_until=None, is_reopened=None, reason=""):
    """`extended_until`: the latest extension of this packet, or None. `is_reopened`: it holds returned answers."""
    rule = PACKET_MOVES[move]
    return (
        refused_role(rule, by)
        or refused_office(submission, by)
        or refused_approval(move, submission.round)
        or refused_round_state(rule, submission.round)
        or refused_without_reason(rule, reason)
        or (rule.hands_in and refused_time(submission, now, extended_until, is_reopened))
        or None
    )


def item_refusal(move, item, by, *, reason=""):
    rule = ITEM_MOVES[move]
    return (
        refused_role(rule, by)
        or other_regency(item.round, by)
        or refused_round_state(rule, item.round)
        or refused_item_origin(rule, item)
        or refused_own_work(item, by)
        or refused_without_reason(rule, reason)
    )


def edit_refusal(item, by, *, now, extended_until=None, helpers=()):
    """May this person change the answer? Operator and head of the answering agency, while the item is theirs.

    `helpers`: ids of agencies that may add something of their own (text, evidence) beside the answer.
    """
    if by is None or by.role not in AGENCY_ROLES:
        return Forbidden(_("Only the agency that answers may fill this in."))
    if item.state not in EDITABLE:
        return Conflict(
            _("This answer is locked: %(state)s. It opens again when it is returned or withdrawn.")
            % {"state": item.get_state_display()}
        )
    return (by.agency_id not in helpers and refused_office(item.submission, by)) or refused_time(
        item.submission, now, extended_until, is_reopened=item.is_reopened
    )


def library_refusal(agency, by):
    """May this person put something on the agency's shelf of evidence, or describe what lies there?"""
    if by is None or by.role not in AGENCY_ROLES or by.agency_id != agency.pk:
        return Forbidden(_("Only the agency itself keeps its evidence."))
    return None


def use_refusal(use, by):
    """May this person take this evidence off the answer? Whoever brought it, or whoever answers."""
    if by.agency_id not in {use.version.evidence.agency_id, use.item.submission.agency_id}:
        return Forbidden(_("Another agency brought this evidence: it takes it back itself."))
    return None


def withdrawal_refusal(version, by, reason):
    if by is None or by.role != Role.ADMINISTRATOR or by.regency_id != version.evidence.agency.regency_id:
        return Forbidden(_("Evidence is withdrawn by the administrator."))
    if version.withdrawn_at:
        return Conflict(_("This evidence has been withdrawn already."))
    if not reason.strip():
        return Conflict(_("Give a reason: the agency reads it."))
    return None


def scoring_refusal(round, by):
    """May this person record the ministry's scores? Reviewers give marks, coordinators record the letter."""
    allowed = {Role.REVIEWER, Role.COORDINATOR, Role.ADMINISTRATOR}
    if by is None or by.role not in allowed:
        return Forbidden(_("Official scores are recorded by the ministry's reviewers or the secretariat."))
    if round.state != ASSESSMENT:
        return Conflict(
            _("Official scores are recorded during the assessment. This round is: %(state)s.")
            % {"state": round.get_state_display()}
        )
    return other_regency(round, by)


def marking_refusal(item, by):
    """May this person mark the answer? Reviewers only, and only what is an applicable indicator."""
    if by is None or by.role != Role.REVIEWER:
        return Forbidden(_("Marks are given by the ministry's reviewers."))
    if item.is_program or item.response.is_not_applicable:
        return Conflict(_("Only indicators that apply are marked."))
    return scoring_refusal(item.round, by)


def extension_refusal(round, by, until, now):
    if by is None or by.role not in VERIFIERS:
        return Forbidden(_("Extensions are granted by the coordinator."))
    if round.state not in AFTER_OPENING:
        return Conflict(_("Extensions are granted while the round is open, verified or assessed."))
    if until <= now:
        return Conflict(_("Choose a time that lies ahead."))
    return other_regency(round, by)


def setup_refusal(round, by):
    """May dates, weights and assignments still be changed? Only while the round is a draft."""
    if by is None or by.role not in VERIFIERS:
        return Forbidden(_("Rounds are prepared by the coordinator."))
    if round.state != DRAFT:
        return Conflict(_("The set-up is fixed once the round has been opened."))
    return other_regency(round, by)


def planning_refusal(masterplan, by):
    """May this person change the plan? The administrator and the coordinator of its regency."""
    if by is None or by.role not in VERIFIERS:
        return Forbidden(_("The masterplan is changed by the secretariat."))
    if by.regency_id != masterplan.regency_id:
        return Forbidden(_("This masterplan belongs to another regency."))
    return None


def making_refusal(report, by):
    """May this person stop a report, or have it made again? Whoever asked for it, and the secretariat."""
    if by.pk != report.requested_by_id and not by.is_secretariat:
        return Forbidden(
            _("A report is stopped or made again by whoever asked for it, or by the secretariat.")
        )
    return None


# The single reasons, each a sentence or None.


def refused_role(rule, by):
    if by is None or by.role not in rule.by:
        return Forbidden(
            _("“%(move)s” is done by: %(roles)s.") % {"move": rule.label, "roles": labels(Role, rule.by)}
        )
    return None


def other_regency(round, by):
    if by.regency_id != round.regency_id:
        return Forbidden(_("This round belongs to another regency."))
    return None


def refused_office(submission, by):
    if by.agency_id != submission.agency_id:
        return Forbidden(_("This packet belongs to another agency."))
    return None


def refused_round_origin(rule, round):
    if round.state not in rule.origin:
        return Conflict(
            _("“%(move)s” is possible from: %(states)s. This round is: %(state)s.")
            % {
                "move": rule.label,
                "states": labels(RoundState, rule.origin),
                "state": round.get_state_display(),
            }
        )
    return None


def refused_publication(move, round):
    if move == "publish" and round.has_official_scores and round.state != ASSESSMENT:
        return Conflict(_("The ministry scores this round: hand it over first."))
    if move == "hand_over" and not round.has_official_scores:
        return Conflict(_("The ministry gives no scores in this round: publish it straight away."))
    return None


def refused_round_state(rule, round):
    if round.state not in rule.during:
        return Conflict(
            _("“%(move)s” is possible while the round is: %(states)s. It is: %(state)s.")
            % {
                "move": rule.label,
                "states": labels(RoundState, rule.during),
                "state": round.get_state_display(),
            }
        )
    return None


def refused_item_origin(rule, item):
    if item.state not in rule.origin:
        return Conflict(
            _("“%(move)s” is possible when the answer is: %(states)s. It is: %(state)s.")
            % {
                "move": rule.label,
                "states": labels(State, rule.origin),
                "state": item.get_state_display(),
            }
        )
    return None


def refused_approval(move, round):
    if move == "propose" and not round.needs_approval:
        return Conflict(_("In this round no approval is asked for: submit straight away."))
    if move == "submit_unapproved" and round.needs_approval:
        return Conflict(_("In this round the head of the agency approves first."))
    return None


def refused_own_work(item, by):
    """Nobody verifies what the own agency answered, or what they filled in themselves."""
    if item.edited_by_id and item.edited_by.user_id == by.user_id:
        return Forbidden(_("You filled this in yourself: somebody else verifies it."))
    if by.role == Role.COORDINATOR and by.agency_id == item.submission.agency_id:
        return Forbidden(
            _(
                "Your own agency answered this: an administrator verifies it, so that nobody judges themselves."
            )
        )
    return None


def refused_without_reason(rule, reason):
    if rule.needs_reason and not reason.strip():
        return Conflict(_("Give a reason: the agency reads it."))
    return None


def refused_time(submission, now, extended_until, is_reopened=None):
    """Handing in and editing end with the deadline, save for an extension and for returned items."""
    round = submission.round
    if round.state not in AFTER_OPENING:
        return Conflict(_("The round is not open: %(state)s.") % {"state": round.get_state_display()})
    reopened = submission.state == State.RETURNED if is_reopened is None else is_reopened
    if reopened or (round.state == OPEN and now <= round.deadline):
        return None
    if extended_until and now <= extended_until:
        return None
    return Conflict(
        _("The deadline passed on %(when)s. Ask the coordinator for an extension.")
        % {"when": moment(round.deadline, zone=round.regency.zone)}
    )


def latest_extension(extensions: Iterable, item=None) -> datetime | None:
    """The latest end among those for the whole packet, or for this item."""
    ends = [e.until for e in extensions if e.item_id is None or (item is not None and e.item_id == item.pk)]
    return max(ends, default=None)


def packet_state(item_states) -> str:
    """A packet stands where its least finished item stands; it is verified when all its items are."""
    states = set(item_states)
    order = (State.RETURNED, State.DRAFT, State.AWAITING_APPROVAL, State.SUBMITTED, State.VERIFIED)
    return next((state for state in order if state in states), State.DRAFT)
