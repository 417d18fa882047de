"""The procedure as tables: who may do what, from where, when."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace as Row

import pytest

from agencies.choices import Role, TimeZone
from agencies.models import Regency
from evaluations.choices import RoundState, State
from evaluations.models import Item, Round, Submission
from evaluations.rules import (
    Conflict,
    Forbidden,
    edit_refusal,
    extension_refusal,
    item_refusal,
    latest_extension,
    packet_refusal,
    packet_state,
    reopened_to,
    round_refusal,
    scoring_refusal,
)

NOW = datetime(2024, 11, 1, 9, tzinfo=UTC)
REGENCY, DISHUB, DISKOMINFO = 1, 10, 20
RUNNING = {RoundState.OPEN, RoundState.VERIFICATION, RoundState.ASSESSMENT}


def person(role, agency=None, user=1, regency=REGENCY):
    return Row(role=role, agency_id=agency, user_id=user, regency_id=regency)


def a_round(state=RoundState.OPEN, *, days_left=7, **fields):
    regency = Regency(pk=REGENCY, code="32.16", time_zone=TimeZone.WIB)
    return Round(
        regency=regency, year=2024, stage=2, state=state, deadline=NOW + timedelta(days=days_left), **fields
    )


def packet(state=State.DRAFT, **round_fields):
    return Submission(round=a_round(**round_fields), agency_id=DISHUB, state=state)


def item(state=State.SUBMITTED, *, edited_by=None, is_reopened=False, agency=DISHUB, **round_fields):
    submission = Submission(round=a_round(**round_fields), agency_id=agency, state=state)
    row = Item(submission=submission, round=submission.round, state=state, is_reopened=is_reopened)
    if edited_by:
        row.edited_by_id = edited_by
        row._state.fields_cache["edited_by"] = Row(user_id=edited_by)
    return row


ROUND_TABLE = {
    # move: (from, by)
    "open": ({RoundState.DRAFT}, {Role.COORDINATOR}),
    "close": ({RoundState.OPEN}, {Role.COORDINATOR}),
    "hand_over": ({RoundState.VERIFICATION}, {Role.COORDINATOR}),
    "publish": ({RoundState.ASSESSMENT}, {Role.ADMINISTRATOR}),
    "reopen": (
        {RoundState.VERIFICATION, RoundState.ASSESSMENT, RoundState.PUBLISHED},
        {Role.ADMINISTRATOR},
    ),
}


@pytest.mark.parametrize("move", ROUND_TABLE)
@pytest.mark.parametrize("state", RoundState)
@pytest.mark.parametrize("role", Role)
def test_a_round_is_moved_from_its_states_by_its_roles_only(move, state, role):
    origins, roles = ROUND_TABLE[move]

    refusal = round_refusal(move, a_round(state), person(role), reason="Contoh")

    assert (refusal is None) == (state in origins and role in roles)


@pytest.mark.parametrize(
    ("state", "back_to"),
    [
        (RoundState.VERIFICATION, RoundState.OPEN),
        (RoundState.ASSESSMENT, RoundState.VERIFICATION),
        (RoundState.PUBLISHED, RoundState.ASSESSMENT),
    ],
)
def test_reopening_is_one_step_back(state, back_to):
    assert reopened_to(a_round(state)) == back_to


def test_a_round_without_scores_of_the_ministry_is_published_after_verification():
    round = a_round(RoundState.VERIFICATION, has_official_scores=False)

    assert round_refusal("publish", round, person(Role.ADMINISTRATOR)) is None
    assert isinstance(round_refusal("hand_over", round, person(Role.COORDINATOR)), Conflict)
    assert reopened_to(a_round(RoundState.PUBLISHED, has_official_scores=False)) == RoundState.VERIFICATION


def test_reopening_needs_a_reason():
    round = a_round(RoundState.PUBLISHED)

    assert isinstance(round_refusal("reopen", round, person(Role.ADMINISTRATOR), reason="  "), Conflict)


def test_nobody_moves_the_round_of_another_regency():
    stranger = person(Role.COORDINATOR, regency=2)

    assert isinstance(round_refusal("close", a_round(), stranger), Forbidden)


PACKET_TABLE = {
    # move: (by, round states, is bound to the deadline)
    "propose": ({Role.OPERATOR}, RUNNING, True),
    "send_back": ({Role.HEAD}, RUNNING, False),
    "submit": ({Role.HEAD}, RUNNING, True),
    "withdraw": ({Role.HEAD}, {RoundState.OPEN}, False),
}


@pytest.mark.parametrize("move", PACKET_TABLE)
@pytest.mark.parametrize("role", Role)
def test_a_packet_is_moved_by_its_roles_only(move, role):
    refusal = packet_refusal(move, packet(), person(role, DISHUB), now=NOW, reason="Contoh")

    assert (refusal is None) == (role in PACKET_TABLE[move][0])


@pytest.mark.parametrize("move", PACKET_TABLE)
@pytest.mark.parametrize("state", RoundState)
def test_a_packet_is_moved_while_the_round_is_open_or_an_extension_lasts(move, state):
    roles, during, _ = PACKET_TABLE[move]
    by = person(next(iter(roles)), DISHUB)

    submission = Submission(round=a_round(state), agency_id=DISHUB)
    refusal = packet_refusal(
        move, submission, by, now=NOW, extended_until=NOW + timedelta(days=1), reason="Contoh"
    )

    assert (refusal is None) == (state in during)


@pytest.mark.parametrize("move", PACKET_TABLE)
def test_handing_in_ends_with_the_deadline(move):
    roles, _, bound = PACKET_TABLE[move]
    by = person(next(iter(roles)), DISHUB)

    refusal = packet_refusal(move, packet(days_left=-1), by, now=NOW, reason="Contoh")

    assert (refusal is not None) == bound


@pytest.mark.parametrize("move", PACKET_TABLE)
def test_nobody_moves_the_packet_of_another_agency(move):
    by = person(next(iter(PACKET_TABLE[move][0])), DISKOMINFO)

    assert isinstance(packet_refusal(move, packet(), by, now=NOW, reason="Contoh"), Forbidden)


def test_returned_answers_may_be_handed_in_after_the_deadline():
    late = packet(State.RETURNED, days_left=-1)

    assert packet_refusal("propose", late, person(Role.OPERATOR, DISHUB), now=NOW) is None


def test_where_no_approval_is_asked_for_the_operator_submits():
    free, bound = packet(needs_approval=False), packet(needs_approval=True)
    by = person(Role.OPERATOR, DISHUB)

    assert packet_refusal("submit_unapproved", free, by, now=NOW) is None
    assert isinstance(packet_refusal("submit_unapproved", bound, by, now=NOW), Conflict)
    assert isinstance(packet_refusal("propose", free, by, now=NOW), Conflict)


ITEM_TABLE = {
    "return": {State.SUBMITTED, State.VERIFIED},
    "verify": {State.SUBMITTED},
}


@pytest.mark.parametrize("move", ITEM_TABLE)
@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("role", Role)
def test_an_answer_is_judged_from_its_states_by_the_secretariat_only(move, state, role):
    refusal = item_refusal(move, item(state), person(role, DISKOMINFO), reason="Contoh")

    expected = state in ITEM_TABLE[move] and role in {Role.COORDINATOR, Role.ADMINISTRATOR}
    assert (refusal is None) == expected


@pytest.mark.parametrize("move", ITEM_TABLE)
@pytest.mark.parametrize("state", RoundState)
def test_answers_are_judged_while_the_round_runs(move, state):
    submission = Submission(round=a_round(state), agency_id=DISHUB)
    row = Item(submission=submission, round=submission.round, state=State.SUBMITTED)

    refusal = item_refusal(move, row, person(Role.COORDINATOR, DISKOMINFO), reason="Contoh")

    assert (refusal is None) == (state in RUNNING)


def test_a_coordinator_never_verifies_what_the_own_agency_answered():
    own = item(agency=DISKOMINFO)

    assert isinstance(item_refusal("verify", own, person(Role.COORDINATOR, DISKOMINFO)), Forbidden)
    assert item_refusal("verify", own, person(Role.ADMINISTRATOR, DISKOMINFO)) is None
    assert item_refusal("verify", own, person(Role.COORDINATOR, DISHUB)) is None


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.ADMINISTRATOR])
def test_nobody_verifies_what_they_filled_in_themselves(role):
    own = item(edited_by=7)

    assert isinstance(item_refusal("verify", own, person(role, DISKOMINFO, user=7)), Forbidden)
    assert item_refusal("verify", own, person(role, DISKOMINFO, user=8)) is None


def test_returning_needs_a_reason():
    assert isinstance(item_refusal("return", item(), person(Role.COORDINATOR), reason=""), Conflict)


@pytest.mark.parametrize("state", State)
def test_an_answer_is_changed_while_its_agency_holds_it(state):
    refusal = edit_refusal(item(state), person(Role.OPERATOR, DISHUB), now=NOW)

    assert (refusal is None) == (state in {State.DRAFT, State.RETURNED})


@pytest.mark.parametrize("role", Role)
def test_an_answer_is_changed_by_its_agency_only(role):
    refusal = edit_refusal(item(State.DRAFT), person(role, DISHUB), now=NOW)

    assert (refusal is None) == (role in {Role.OPERATOR, Role.HEAD})


def test_a_reopened_answer_stays_open_after_the_deadline():
    by = person(Role.OPERATOR, DISHUB)

    reopened = item(State.RETURNED, is_reopened=True, days_left=-1)
    left_blank = item(State.DRAFT, days_left=-1)

    assert edit_refusal(reopened, by, now=NOW) is None
    assert isinstance(edit_refusal(left_blank, by, now=NOW), Conflict)


def test_an_extension_opens_until_its_time_and_not_longer():
    late, by = item(State.DRAFT, days_left=-1), person(Role.OPERATOR, DISHUB)

    assert edit_refusal(late, by, now=NOW, extended_until=NOW + timedelta(minutes=1)) is None
    assert edit_refusal(late, by, now=NOW, extended_until=NOW - timedelta(minutes=1)) is not None


def test_an_extension_of_one_item_is_no_extension_of_another():
    whole = Row(item_id=None, until=NOW)
    single = Row(item_id=5, until=NOW + timedelta(days=3))

    assert latest_extension([whole, single], Row(pk=5)) == single.until
    assert latest_extension([whole, single], Row(pk=6)) == whole.until
    assert latest_extension([single]) is None


@pytest.mark.parametrize("state", RoundState)
def test_official_scores_are_recorded_during_the_assessment(state):
    refusal = scoring_refusal(a_round(state), person(Role.REVIEWER))

    assert (refusal is None) == (state == RoundState.ASSESSMENT)


def test_an_extension_lies_ahead_and_comes_from_the_secretariat():
    later = NOW + timedelta(days=1)

    assert extension_refusal(a_round(), person(Role.COORDINATOR), later, NOW) is None
    assert isinstance(extension_refusal(a_round(), person(Role.OPERATOR), later, NOW), Forbidden)
    assert isinstance(extension_refusal(a_round(), person(Role.COORDINATOR), NOW, NOW), Conflict)


@pytest.mark.parametrize(
    ("items", "state"),
    [
        ([State.VERIFIED, State.VERIFIED], State.VERIFIED),
        ([State.VERIFIED, State.SUBMITTED], State.SUBMITTED),
        ([State.VERIFIED, State.RETURNED, State.SUBMITTED], State.RETURNED),
        ([State.AWAITING_APPROVAL, State.SUBMITTED], State.AWAITING_APPROVAL),
        ([State.DRAFT, State.SUBMITTED], State.DRAFT),
        ([], State.DRAFT),
    ],
)
def test_a_packet_stands_where_its_least_finished_answer_stands(items, state):
    assert packet_state(items) == state
