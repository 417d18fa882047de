"""The moves over the API: made once, refused with a reason, and nothing changed by a refusal."""

from datetime import timedelta

import pytest
from django.utils import timezone

from evaluations.choices import ProgramStatus, RoundState, State
from evaluations.models import Extension, Response, StateChange, Submission
from tests.evaluations.api.clients import client_of, get, post
from tests.factories import (
    AgencyFactory,
    EvidenceUseFactory,
    ExtensionFactory,
    ItemFactory,
    ProgressFactory,
    ResponseFactory,
    RoundFactory,
    SubmissionFactory,
    administrator,
    auditor,
    coordinator,
    head,
    operator,
    ready_round,
)

pytestmark = pytest.mark.django_db

REASON = {"reason": "Contoh: mohon dilengkapi."}


@pytest.fixture
def packet():
    """A packet of one answered program, complete, in an open round where the head approves."""
    progress = ProgressFactory(
        item__submission__round__state=RoundState.OPEN,
        status=ProgramStatus.PREPARING,
        physical_progress=10,
    )
    return progress.item.submission


def in_state(packet, state):
    packet.items.update(state=state)
    Submission.objects.filter(pk=packet.pk).update(state=state)
    return packet


def state_of(row):
    row.refresh_from_db()
    return row.state


def test_a_round_is_carried_from_draft_to_publication_and_back():
    round = ready_round()
    boss, chief = client_of(coordinator(round.regency)), client_of(administrator(round.regency))
    address = f"rounds/{round.address}"

    states = [
        post(boss, f"{address}/open/").json()["state"],
        post(boss, f"{address}/close/").json()["state"],
        post(boss, f"{address}/hand-over/").json()["state"],
        post(chief, f"{address}/publish/").json()["state"],
        post(chief, f"{address}/reopen/", REASON).json()["state"],
    ]

    assert states == ["open", "verification", "assessment", "published", "assessment"]
    assert get(boss, f"{address}/").json()["state"] == "assessment"
    moves = StateChange.objects.filter(round=round, submission=None).order_by("pk")
    assert [change.move for change in moves] == ["open", "close", "hand_over", "publish", "reopen"]
    assert moves.last().reason == REASON["reason"]


def test_whoever_may_never_make_a_move_is_forbidden():
    round = RoundFactory(state=RoundState.OPEN)

    answer = post(client_of(auditor(round.regency)), f"rounds/{round.address}/close/")

    assert answer.status_code == 403
    assert answer.json()["code"] == "forbidden"
    assert answer.json()["detail"]
    assert state_of(round) == RoundState.OPEN


def test_a_move_at_the_wrong_time_is_a_conflict():
    round = RoundFactory(state=RoundState.VERIFICATION)

    answer = post(client_of(coordinator(round.regency)), f"rounds/{round.address}/close/")

    assert answer.status_code == 409
    assert answer.json()["code"] == "conflict"
    assert state_of(round) == RoundState.VERIFICATION


def test_reopening_needs_a_reason():
    round = RoundFactory(state=RoundState.VERIFICATION)
    client = client_of(administrator(round.regency))

    for body in (None, {}, {"reason": ""}):
        answer = post(client, f"rounds/{round.address}/reopen/", body)
        assert answer.status_code == 400
        assert list(answer.json()["errors"]) == ["reason"]
    assert state_of(round) == RoundState.VERIFICATION


def test_a_request_key_makes_a_move_once(packet):
    boss, key = client_of(head(packet.agency)), {"Idempotency-Key": "9d3f"}
    in_state(packet, State.AWAITING_APPROVAL)

    first = post(boss, f"submissions/{packet.pk}/submit/", **key)
    again = post(boss, f"submissions/{packet.pk}/submit/", **key)
    without = post(boss, f"submissions/{packet.pk}/submit/")

    assert (first.status_code, again.status_code, without.status_code) == (200, 200, 409)
    assert first.json() == again.json()
    assert StateChange.objects.filter(submission=packet, item=None).count() == 1


def test_a_packet_goes_from_the_operator_over_the_head_and_back(packet):
    staff, boss = client_of(operator(packet.agency)), client_of(head(packet.agency))
    path = f"submissions/{packet.pk}"

    states = [
        post(staff, f"{path}/propose/").json()["state"],
        post(boss, f"{path}/send-back/", REASON).json()["state"],
        post(staff, f"{path}/propose/").json()["state"],
        post(boss, f"{path}/submit/").json()["state"],
        post(boss, f"{path}/withdraw/").json()["state"],
    ]

    assert states == ["awaiting_approval", "draft", "awaiting_approval", "submitted", "draft"]


def test_every_gap_is_told_at_once(packet):
    blank = ItemFactory(submission=packet)
    Response.objects.create(item=blank)
    packet.items.exclude(pk=blank.pk).get().progress.__class__.objects.update(status="")

    answer = post(client_of(operator(packet.agency)), f"submissions/{packet.pk}/propose/")

    assert answer.status_code == 409
    assert answer.json()["code"] == "incomplete"
    assert [(gap["item"], gap["field"]) for gap in answer.json()["gaps"]] == [
        (blank.pk, "self_score"),
        (packet.items.exclude(pk=blank.pk).get().pk, "status"),
    ]
    assert state_of(packet) == State.DRAFT


def test_after_the_deadline_nothing_is_handed_in_without_an_extension(packet):
    staff = client_of(operator(packet.agency))
    packet.round.deadline = timezone.now() - timedelta(minutes=1)
    packet.round.save()

    assert post(staff, f"submissions/{packet.pk}/propose/").status_code == 409
    assert state_of(packet) == State.DRAFT

    ExtensionFactory(submission=packet)
    assert post(staff, f"submissions/{packet.pk}/propose/").status_code == 200


def test_the_coordinator_gives_more_time(packet):
    until = timezone.now() + timedelta(days=2)

    answer = post(
        client_of(coordinator(packet.round.regency)),
        f"submissions/{packet.pk}/extend/",
        {"until": until.isoformat(), **REASON},
    )

    assert answer.status_code == 200
    assert [row["reason"] for row in answer.json()["extensions"]] == [REASON["reason"]]
    assert Extension.objects.get().until == until


def test_more_time_for_one_item_names_an_item_of_this_packet(packet):
    boss = client_of(coordinator(packet.round.regency))
    other = ItemFactory(submission__round=packet.round)
    own = packet.items.get()
    values = {"until": (timezone.now() + timedelta(days=2)).isoformat(), **REASON}

    refused = post(boss, f"submissions/{packet.pk}/extend/", {**values, "item": other.pk})
    granted = post(boss, f"submissions/{packet.pk}/extend/", {**values, "item": own.pk})

    assert list(refused.json()["errors"]) == ["item"]
    assert [row["item"] for row in granted.json()["extensions"]] == [own.pk]


def test_no_time_is_given_in_the_past_or_by_the_agency(packet):
    past = {"until": "2020-01-01T00:00:00+07:00", **REASON}
    ahead = {**past, "until": "2099-01-01T00:00:00+07:00"}

    assert (
        post(
            client_of(coordinator(packet.round.regency)), f"submissions/{packet.pk}/extend/", past
        ).status_code
        == 409
    )
    assert (
        post(client_of(operator(packet.agency)), f"submissions/{packet.pk}/extend/", ahead).status_code == 403
    )
    assert not Extension.objects.exists()


def test_an_extension_is_given_once_per_request_key(packet):
    boss = client_of(coordinator(packet.round.regency))
    values = {"until": "2099-01-01T00:00:00+07:00", **REASON}

    for _attempt in range(2):
        answer = post(boss, f"submissions/{packet.pk}/extend/", values, **{"Idempotency-Key": "k1"})
        assert answer.status_code == 200

    assert Extension.objects.count() == 1


def test_an_item_is_returned_with_a_reason_and_accepted_with_a_score(packet):
    item = ResponseFactory(item__submission=packet).item
    in_state(packet, State.SUBMITTED)
    boss = client_of(coordinator(packet.round.regency))

    returned = post(boss, f"items/{item.pk}/return/", {**REASON, "reason_kind": "evidence_undated"})
    assert (returned.json()["state"], returned.json()["is_reopened"]) == ("returned", True)
    assert StateChange.objects.get(item=item).reason_kind == "evidence_undated"

    in_state(packet, State.SUBMITTED)
    accepted = post(boss, f"items/{item.pk}/verify/", {"score": 2})
    assert accepted.json()["state"] == "verified"
    assert accepted.json()["response"]["verified_score"] == "2.00"
    assert accepted.json()["response"]["self_score"] == "3.00"


def test_without_a_score_the_agencys_own_is_accepted(packet):
    item = ResponseFactory(item__submission=packet).item
    in_state(packet, State.SUBMITTED)

    answer = post(client_of(coordinator(packet.round.regency)), f"items/{item.pk}/verify/")

    assert answer.json()["response"]["verified_score"] == "3.00"


def test_nobody_verifies_the_own_agencys_answer(packet):
    in_state(packet, State.SUBMITTED)
    item = packet.items.get()
    boss = coordinator(packet.round.regency, agency=packet.agency)

    answer = post(client_of(boss), f"items/{item.pk}/verify/")

    assert answer.status_code in (403, 409)
    assert state_of(item) == State.SUBMITTED


def test_an_item_shows_its_answer_and_its_evidence(packet):
    item = packet.items.get()
    use = EvidenceUseFactory(item=item)

    answer = get(client_of(operator(packet.agency)), f"items/{item.pk}/").json()

    assert answer["response"] is None
    assert answer["indicator"] is None
    assert answer["progress"]["budget_realised"] == "900000000.00"
    assert answer["evidence_count"] == 1
    assert [row["sha256"] for row in answer["evidence"]] == [use.version.sha256]


def test_the_reason_comes_in_the_language_asked_for():
    round = RoundFactory(state=RoundState.VERIFICATION)
    client = client_of(coordinator(round.regency))

    english = client.post(f"/api/v1/rounds/{round.address}/close/", headers={"Accept-Language": "en"})

    assert english.json()["detail"] == "“Close” is possible from: Open. This round is: Verification."


def test_another_agency_helping_reads_the_item_but_moves_nothing(packet):
    helper = AgencyFactory(regency=packet.round.regency)
    item = packet.items.get()
    item.contributors.add(helper)
    client = client_of(operator(helper))

    assert get(client, f"items/{item.pk}/").status_code == 200
    assert get(client, f"submissions/{packet.pk}/").status_code == 404
    assert post(client, f"items/{item.pk}/verify/").status_code == 403
    assert post(client, f"submissions/{SubmissionFactory().pk}/submit/").status_code == 404
