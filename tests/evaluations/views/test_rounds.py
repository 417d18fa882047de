from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from evaluations.choices import RoundState
from evaluations.models import Extension, Indicator, Round
from tests import factories
from tests.evaluations.views.clients import signed_in
from tests.office import Office

pytestmark = pytest.mark.django_db

ROOM = "/rounds/2024-2/"


def draft(office, **changes):
    """What the form of a new round sends."""
    values = {
        "masterplan": office.masterplan.pk,
        "instrument": office.round.instrument_id,
        "kind": "evaluation",
        "year": 2025,
        "stage": 1,
        "deadline": (timezone.now() + timedelta(days=9)).strftime("%Y-%m-%dT16:00"),
    }
    return {**values, **changes}


def test_the_control_room_shows_every_agency_and_leads_to_the_work():
    office = Office()
    office.hand_in()

    text = signed_in(office.coordinator).get(ROOM).text

    assert f"/rounds/2024-2/verification/?agency={office.dishub.code}&amp;dimension=LIV" in text
    assert f'href="/submissions/{office.packet(office.diskominfo).pk}/"' in text


def test_a_reader_is_led_to_the_packet_instead_of_the_queue():
    office = Office()
    office.hand_in()

    text = signed_in(factories.leader(office.regency)).get(ROOM).text

    assert "verification/?agency" not in text
    assert f'href="/submissions/{office.packet().pk}/"' in text


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ({}, 2),
        ({"state": "submitted"}, 1),
        ({"q": "dishub"}, 1),
        ({"state": "late", "q": "dishub"}, 0),
        ({"state": "anything"}, 2),
    ],
)
def test_the_control_room_is_narrowed_by_its_address(query, rows):
    office = Office()
    office.hand_in()

    assert len(signed_in(office.coordinator).get(ROOM, query).context["rows"]) == rows


@pytest.mark.parametrize("role", ["operator", "head", "reviewer"])
def test_the_control_room_is_not_for_everybody(role):
    office = Office()

    assert signed_in(getattr(office, role)).get(ROOM).status_code == 403


def test_a_new_round_is_proposed_as_the_next_stage():
    office = Office()
    year = timezone.localdate().year
    factories.RoundFactory(
        masterplan=office.masterplan, instrument=office.round.instrument, year=year, stage=1
    )

    form = signed_in(office.coordinator).get("/rounds/new/").context["form"]

    assert (form["year"].value(), form["stage"].value()) == (year, 2)
    assert form["masterplan"].value() == office.masterplan.pk
    assert form["deadline"].value().hour == 16


def test_a_round_is_prepared_with_its_deadline_in_the_regencys_zone():
    office = Office()
    office.regency.time_zone = "Asia/Jayapura"
    office.regency.save()

    answer = signed_in(office.coordinator).post("/rounds/new/", draft(office))

    assert answer.url == "/rounds/2025-1/"
    assert Round.objects.get(year=2025).deadline.astimezone(office.regency.zone).hour == 16


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"year": 2024, "stage": 2}, 409),
        ({"year": 1850}, 400),
        ({"year": "dua ribu"}, 400),
        ({"stage": 9}, 400),
        ({"deadline": "besok"}, 400),
        ({"deadline": "0001-01-01T00:00"}, 400),
        ({"masterplan": 10**30}, 400),
    ],
)
def test_a_round_that_does_not_fit_is_refused_with_a_sentence(changes, status):
    office = Office()

    answer = signed_in(office.coordinator).post("/rounds/new/", draft(office, **changes))

    assert answer.status_code == status
    assert answer.context["form"].errors
    assert Round.objects.count() == 1


def test_another_regencys_plan_makes_no_round():
    office, other = Office(), Office()

    answer = signed_in(office.coordinator).post("/rounds/new/", draft(office, masterplan=other.masterplan.pk))

    assert answer.status_code == 400
    assert Round.objects.count() == 2


def test_weights_are_kept_while_the_round_is_prepared():
    office = Office(opened=False)
    weights = {"BL": "12,5", "OP": "17.5", "OC": "30", "IM": "20", "QW": "20"}

    answer = signed_in(office.coordinator).post(ROOM, {"part": "weights", **weights})

    assert answer.status_code == 302
    assert office.round.aspects.get(aspect__code="BL").weight == Decimal("12.5")


def test_a_wrong_weight_is_named_and_nothing_is_kept():
    office = Office(opened=False)

    answer = signed_in(office.coordinator).post(ROOM, {"part": "weights", "BL": "140"})

    assert answer.status_code == 400
    assert answer.context["weights"].errors["BL"]
    assert office.round.aspects.get(aspect__code="BL").weight == 10


def test_an_indicator_is_given_to_an_agency_by_its_short_name():
    office = Office(opened=False)
    indicator = Indicator.objects.get(key="OP-01")

    signed_in(office.coordinator).post(ROOM, {"part": "assignments", indicator.pk: "dishub"})

    assert [row.agency for row in office.round.assignments.all()] == [office.dishub]


def test_an_agency_nobody_knows_is_refused():
    office = Office(opened=False)
    indicator = Indicator.objects.get(key="OP-01")

    answer = signed_in(office.coordinator).post(ROOM, {"part": "assignments", indicator.pk: "Dinas Entah"})

    assert answer.status_code == 400
    assert not office.round.assignments.exists()


@pytest.mark.parametrize("part", ["", "nothing", "weights"])
def test_an_open_round_takes_no_set_up(part):
    office = Office()

    answer = signed_in(office.coordinator).post(ROOM, {"part": part, "BL": "50"})

    assert answer.status_code == 200  # the control room, which has no form
    assert office.round.aspects.get(aspect__code="BL").weight == 10


def test_a_move_shows_its_effect_and_is_made_once():
    office = Office()
    client = signed_in(office.coordinator)
    key = client.get(f"{ROOM}close/").context["form"]["request_key"].value()

    first = client.post(f"{ROOM}close/", {"request_key": key})
    second = client.post(f"{ROOM}close/", {"request_key": key})

    assert (first.status_code, second.status_code) == (302, 302)
    assert Round.objects.get().state == RoundState.VERIFICATION


def test_a_move_out_of_turn_is_refused_with_its_reason():
    office = Office()

    page = signed_in(office.coordinator).get(f"{ROOM}hand-over/")
    answer = signed_in(office.coordinator).post(f"{ROOM}hand-over/")

    assert "button-locked" in page.text
    assert answer.status_code == 409
    assert Round.objects.get().state == RoundState.OPEN


def test_the_coordinator_does_not_publish():
    office = Office()

    assert signed_in(office.coordinator).post(f"{ROOM}publish/").status_code == 403


def test_a_move_nobody_knows_does_not_exist():
    office = Office()

    assert signed_in(office.coordinator).get(f"{ROOM}vanish/").status_code == 404


def more_time(office, **changes):
    until = (timezone.now() + timedelta(days=30)).strftime("%Y-%m-%dT16:00")
    url = f"{ROOM}extensions/{office.packet().pk}/"
    return signed_in(office.coordinator).post(url, {"until": until, "reason": "Contoh", **changes})


def test_more_time_is_granted_once():
    office = Office()

    more_time(office, request_key="sekali")
    more_time(office, request_key="sekali")

    assert Extension.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "status"),
    [({"until": "2020-01-01T10:00"}, 409), ({"until": ""}, 400), ({"reason": "  "}, 400)],
)
def test_more_time_needs_a_future_and_a_reason(changes, status):
    office = Office()

    assert more_time(office, **changes).status_code == status
    assert not Extension.objects.exists()


@pytest.mark.parametrize(
    ("role", "page"),
    [("coordinator", ROOM), ("operator", f"{ROOM}result/"), ("reviewer", f"{ROOM}answers/")],
)
def test_the_list_of_rounds_leads_to_each_roles_own_page(role, page):
    office = Office()
    office.round.state = RoundState.PUBLISHED
    office.round.save()

    assert f'href="{page}"' in signed_in(getattr(office, role)).get("/rounds/").text
