"""Rounds in the admin: prepared in a form, moved by actions that show their effect first."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from evaluations.choices import RoundState, State
from evaluations.models import Extension, Report, Round, StateChange
from tests import factories as make
from tests.evaluations.admin.test_changelists import address


@pytest.fixture
def round(ground):
    return make.ready_round(ground.regency, state=RoundState.DRAFT)


@pytest.fixture
def coordinator(ground):
    return make.coordinator(ground.regency)


@pytest.fixture
def desk(signed_in, coordinator):
    """The coordinator, signed in."""
    return signed_in(coordinator)


def move_address(name, *rounds):
    query = "&".join(f"id={round.pk}" for round in rounds)
    return f"{reverse('admin:evaluations_round_move', args=[name])}?{query}"


def sentences(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def confirm(browser, url, **values):
    """Fill in the page that asks, and send it."""
    page = browser.get(url)
    key = page.context["form"]["request_key"].value()
    return browser.post(url, {"request_key": key, **values})


def test_the_list_asks_before_it_moves_anything(round, desk):
    answer = desk.post(address(Round, "changelist"), {"action": "open", "_selected_action": [round.pk]})

    assert answer.url == move_address("open", round)
    page = desk.get(answer.url)
    assert str(page.context["rows"][0][1][0]).startswith("2 ")
    round.refresh_from_db()
    assert round.state == RoundState.DRAFT


def test_confirmed_the_round_opens_and_history_knows_who(round, desk, coordinator):
    answer = confirm(desk, move_address("open", round))

    round.refresh_from_db()
    assert (round.state, answer.url) == (RoundState.OPEN, address(Round, "change", round.pk))
    assert StateChange.objects.filter(round=round, move="open", by=coordinator).count() == 1
    assert round.items.count() > 0


def test_a_second_click_does_nothing_more(round, desk):
    url = move_address("open", round)
    key = desk.get(url).context["form"]["request_key"].value()

    desk.post(url, {"request_key": key})
    desk.post(url, {"request_key": key})

    assert StateChange.objects.filter(round=round, move="open").count() == 1


def test_what_the_rules_refuse_is_said_and_not_done(round, desk):
    page = desk.get(move_address("hand_over", round))
    assert page.context["rows"][0][2]
    assert not page.context["is_possible"]

    answer = desk.post(move_address("hand_over", round), {"request_key": "a"})

    round.refresh_from_db()
    assert round.state == RoundState.DRAFT
    assert sentences(answer)[0].startswith(str(round))


def test_a_round_that_lacks_its_weights_stays_shut_with_the_reason(round, desk):
    round.aspects.all().delete()

    answer = confirm(desk, move_address("open", round))

    round.refresh_from_db()
    assert round.state == RoundState.DRAFT
    assert len(sentences(answer)) == 1


@pytest.mark.parametrize(
    ("move", "offered"), [("open", True), ("close", True), ("publish", False), ("reopen", False)]
)
def test_the_coordinator_is_offered_the_coordinators_moves(move, offered, round, desk):
    assert desk.get(move_address(move, round)).status_code == (200 if offered else 404)


def test_the_auditor_is_offered_none(ground, round, signed_in):
    browser = signed_in(make.auditor(ground.regency))

    assert {browser.get(move_address(move, round)).status_code for move in ("open", "extend", "reopen")} == {
        404
    }


def test_reopening_asks_for_a_reason(round, office):
    Round.objects.filter(pk=round.pk).update(state=RoundState.VERIFICATION)

    unexplained = confirm(office, move_address("reopen", round), reason="")
    assert unexplained.status_code == 200
    explained = confirm(office, move_address("reopen", round), reason="Contoh: salah tutup.")

    round.refresh_from_db()
    assert (explained.status_code, round.state) == (302, RoundState.OPEN)
    assert StateChange.objects.get(round=round, move="reopen").reason == "Contoh: salah tutup."


def test_a_round_of_another_regency_cannot_be_named(desk):
    strange = make.ready_round()

    assert desk.get(move_address("open", strange)).status_code == 404
    assert desk.get(reverse("admin:evaluations_round_move", args=["open"]) + "?id=abc").status_code == 404


def test_more_time_is_given_to_the_chosen_agencies_in_the_regencys_zone(round, desk):
    confirm(desk, move_address("open", round))
    first, second = round.submissions.order_by("pk")[:2]
    day = (timezone.localdate() + timedelta(days=30)).isoformat()

    answer = confirm(
        desk,
        move_address("extend", round),
        submissions=[first.pk],
        until=f"{day}T16:00",
        reason="Contoh: menunggu tanda tangan.",
    )

    assert answer.status_code == 302
    extension = Extension.objects.get()
    assert extension.submission == first
    assert extension.until.astimezone(round.regency.zone).strftime("%H:%M") == "16:00"
    assert not second.extensions.exists()


def test_more_time_in_the_past_is_refused_for_all(round, desk):
    confirm(desk, move_address("open", round))
    everybody = list(round.submissions.values_list("pk", flat=True))

    confirm(
        desk, move_address("extend", round), submissions=everybody, until="2020-01-01T16:00", reason="Contoh"
    )

    assert not Extension.objects.exists()


def test_a_report_is_asked_for(round, desk):
    confirm(desk, move_address("open", round))

    confirm(desk, move_address("report", round), format="xlsx", language="id")

    assert Report.objects.get().format == "xlsx"


def test_a_round_is_prepared_with_the_instruments_weights(ground, desk):
    masterplan, instrument = ground.masterplan, ground.instrument

    answer = desk.post(
        address(Round, "add"),
        {
            "masterplan": masterplan.pk,
            "instrument": instrument.pk,
            "year": 2025,
            "kind": "evaluation",
            "stage": 1,
            "deadline_0": "2027-01-05",
            "deadline_1": "16:00:00",
            "needs_approval": "on",
        },
    )

    prepared = Round.objects.get(year=2025)
    assert answer.status_code == 302
    assert prepared.regency == ground.regency
    assert sorted(prepared.aspects.values_list("weight", flat=True)) == [10, 20, 20, 20, 30]
    assert not prepared.has_official_scores


def test_the_same_stage_twice_is_refused_in_the_form(round, desk):
    page = desk.post(
        address(Round, "add"),
        {
            "masterplan": round.masterplan_id,
            "instrument": round.instrument_id,
            "year": round.year,
            "kind": round.kind,
            "stage": round.stage,
            "deadline_0": "2027-01-05",
            "deadline_1": "16:00:00",
        },
    )

    assert page.status_code == 200
    assert page.context["adminform"].form.non_field_errors()


def change_values(round, **weights):
    rows = list(round.aspects.select_related("aspect").order_by("aspect__position"))
    deadline = timezone.localtime(round.deadline)
    values = {
        "masterplan": round.masterplan_id,
        "instrument": round.instrument_id,
        "year": round.year,
        "kind": round.kind,
        "stage": round.stage,
        "deadline_0": deadline.strftime("%Y-%m-%d"),
        "deadline_1": deadline.strftime("%H:%M:%S"),
        "aspects-TOTAL_FORMS": len(rows),
        "aspects-INITIAL_FORMS": len(rows),
        "assignments-TOTAL_FORMS": 0,
        "assignments-INITIAL_FORMS": 0,
    }
    for number, row in enumerate(rows):
        values |= {
            f"aspects-{number}-id": row.pk,
            f"aspects-{number}-round": round.pk,
            f"aspects-{number}-weight": weights.get(row.aspect.code, row.weight),
        }
    return values


def test_weights_of_a_draft_are_set_on_its_page(round, desk):
    answer = desk.post(address(Round, "change", round.pk), change_values(round, BL=20, OP=10))

    assert answer.status_code == 302
    assert dict(round.aspects.values_list("aspect__code", "weight")) == {
        "BL": 20,
        "OP": 10,
        "OC": 30,
        "IM": 20,
        "QW": 20,
    }


def test_once_opened_nothing_of_the_set_up_can_be_changed(round, desk):
    confirm(desk, move_address("open", round))

    answer = desk.post(address(Round, "change", round.pk), change_values(round, BL=20, OP=10))

    assert answer.status_code == 403
    assert round.aspects.get(aspect__code="BL").weight == 10


def test_nobody_writes_a_state_by_hand(round, office):
    office.post(address(Round, "change", round.pk), change_values(round) | {"state": "published"})

    round.refresh_from_db()
    assert round.state == RoundState.DRAFT


def test_the_history_page_tells_the_moves(round, desk):
    confirm(desk, move_address("open", round))

    page = desk.get(address(Round, "history", round.pk))

    assert [change.move for change in page.context["changes"]] == ["open"]


def test_a_submitted_answer_is_returned_with_its_reason_and_accepted(ground, desk):
    make.RoundFactory._meta.model.objects.filter(pk=ground.round.pk).update(state=RoundState.OPEN)
    first, second = (
        make.ResponseFactory(item__submission=ground.submission, item__state=State.SUBMITTED).item
        for _ in "ab"
    )
    back = reverse("admin:evaluations_item_move", args=["return"]) + f"?id={first.pk}"
    accept = reverse("admin:evaluations_item_move", args=["verify"]) + f"?id={second.pk}"

    confirm(desk, back, reason_kind="evidence_undated", reason="Contoh: bertanggal, mohon.")
    confirm(desk, accept)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (State.RETURNED, State.VERIFIED)
    assert StateChange.objects.get(item=first).reason_kind == "evidence_undated"


def test_evidence_is_withdrawn_by_the_administrator_alone(ground, desk, signed_in, administrator):
    version = ground.version
    url = reverse("admin:evaluations_evidenceversion_move", args=["withdraw"]) + f"?id={version.pk}"
    assert desk.get(url).status_code == 404

    confirm(signed_in(administrator), url, reason="Contoh: memuat KTP.")

    version.refresh_from_db()
    assert version.withdrawn_by == administrator
    assert (version.file.name, version.withdrawal_reason) == ("", "Contoh: memuat KTP.")
    assert version.sha256


def test_a_failed_report_is_made_again(ground, desk):
    report = ground.report
    Report.objects.filter(pk=report.pk).update(state="failed", error="Contoh")
    url = reverse("admin:evaluations_report_move", args=["retry"]) + f"?id={report.pk}"

    confirm(desk, url)

    report.refresh_from_db()
    assert (report.state, report.error) == ("queued", "")


def test_state_changes_are_added_changed_and_deleted_by_nobody(ground, client):
    [change] = ground.rows(StateChange, 1)
    host = make.UserFactory(is_staff=True, is_superuser=True)
    client.force_login(host, "allauth.account.auth_backends.AuthenticationBackend")

    assert client.get(address(StateChange, "add")).status_code == 403
    assert client.post(address(StateChange, "change", change.pk), {}).status_code == 403
    assert client.post(address(StateChange, "delete", change.pk), {"post": "yes"}).status_code == 403


def test_what_history_hangs_on_cannot_be_deleted_and_the_page_says_what(ground, office):
    [_item] = ground.rows(type(ground.item), 1)
    page = office.get(address(type(ground.program), "delete", ground.new_program_item().program.pk))

    assert page.status_code == 200
    assert page.context["protected"]


def test_an_instrument_is_fixed_once_a_round_has_opened_with_it(ground, office):
    instrument = ground.instrument
    indicator = ground.new_indicator()
    open_page = office.get(address(type(indicator), "change", indicator.pk))
    Round.objects.filter(pk=ground.round.pk).update(state=RoundState.OPEN)

    fixed_pages = [
        office.get(address(type(indicator), "change", indicator.pk)),
        office.get(address(type(instrument), "change", instrument.pk)),
    ]

    assert open_page.context["has_change_permission"]
    assert not any(page.context["has_change_permission"] for page in fixed_pages)
    assert office.post(address(type(indicator), "change", indicator.pk), {}).status_code == 403
