import pytest
from django.urls import reverse

from evaluations.choices import State
from evaluations.models import StateChange
from tests.evaluations.views.clients import signed_in
from tests.evaluations.views.test_tasks import office_with
from tests.office import Office

pytestmark = pytest.mark.django_db


def detail(packet):
    return reverse("evaluations:submission_detail", args=[packet.pk])


def check(packet):
    return reverse("evaluations:submission_check", args=[packet.pk])


def move(packet, name):
    return reverse("evaluations:submission_move", args=[packet.pk, name])


def test_the_packet_lists_its_answers_and_can_be_narrowed():
    office = Office()
    office.fill()
    client = signed_in(office.operator)

    assert client.get(detail(office.packet())).text.count("packet-dot") == 4
    assert client.get(detail(office.packet()), {"state": "empty"}).text.count("packet-dot") == 0


@pytest.mark.parametrize("page", [detail, check])
def test_another_agencys_packet_does_not_exist(page):
    office = Office()

    assert signed_in(office.operator).get(page(office.packet(office.diskominfo))).status_code == 404


@pytest.mark.parametrize("who", ["coordinator", "administrator"])
def test_the_secretariat_reads_a_packet_and_is_offered_no_move(who):
    office = Office()
    office.fill()

    page = signed_in(getattr(office, who)).get(check(office.packet()))

    assert page.status_code == 200
    assert move(office.packet(), "propose") not in page.text


def test_the_check_names_every_gap_at_once_each_with_its_field():
    office = Office()

    page = signed_in(office.operator).get(check(office.packet())).text

    for item in office.items():
        assert f"/items/{item.pk}/#id_" in page
    assert "button-locked" in page
    assert move(office.packet(), "propose") not in page


def test_the_operator_confirms_with_the_numbers_and_proposes():
    office = Office()
    packet = office.fill()
    client = signed_in(office.operator)
    assert move(packet, "propose") in client.get(check(packet)).text
    assert "Send 4 answers to the head for approval?" in client.get(move(packet, "propose")).text

    answer = client.post(move(packet, "propose"), {"request_key": "satu"})

    assert answer.url == detail(packet)
    assert office.packet().state == State.AWAITING_APPROVAL


def test_a_double_click_hands_in_once():
    office = Office()
    packet = office.fill()
    client = signed_in(office.operator)

    first = client.post(move(packet, "propose"), {"request_key": "satu"})
    second = client.post(move(packet, "propose"), {"request_key": "satu"})

    assert (first.status_code, second.status_code) == (302, 302)
    assert StateChange.objects.filter(submission=packet, item=None, move="propose").count() == 1


def test_proposing_with_gaps_lists_them_and_moves_nothing():
    office = Office()
    packet = office.packet()
    client = signed_in(office.operator)
    assert client.get(move(packet, "propose")).url == check(packet)

    answer = client.post(move(packet, "propose"))

    assert answer.status_code == 409
    assert "#id_status" in answer.text
    assert office.packet().state == State.DRAFT


def test_the_head_reads_all_answers_and_approves():
    office = Office()
    packet = office.fill()
    signed_in(office.operator).post(move(packet, "propose"))
    client = signed_in(office.head)

    page = client.get(check(packet)).text
    assert page.count("overview-item") == 4
    assert "Contoh: sudah berjalan sejak Maret." in page
    client.post(move(packet, "submit"), {"request_key": "dua"})

    assert office.packet().state == State.SUBMITTED


def test_the_head_sends_back_with_a_note_that_the_operator_reads():
    office = Office()
    packet = office.fill()
    signed_in(office.operator).post(move(packet, "propose"))

    signed_in(office.head).post(move(packet, "send_back"), {"reason": "Perbarui capaian bus."})

    assert office.packet().state == State.DRAFT
    assert "Perbarui capaian bus." in signed_in(office.operator).get(check(packet)).text


def test_sending_back_without_a_note_is_refused():
    office = Office()
    packet = office.fill()
    signed_in(office.operator).post(move(packet, "propose"))

    answer = signed_in(office.head).post(move(packet, "send_back"), {"reason": "  "})

    assert answer.status_code == 409
    assert office.packet().state == State.AWAITING_APPROVAL


def test_the_head_withdraws_what_nobody_has_verified():
    office = Office()
    packet = office.hand_in()
    client = signed_in(office.head)
    assert move(packet, "withdraw") in client.get(check(packet)).text

    client.post(move(packet, "withdraw"))

    assert office.packet().state == State.DRAFT


def test_an_operator_may_not_submit_for_the_head():
    office = Office()
    packet = office.fill()
    client = signed_in(office.operator)
    client.post(move(packet, "propose"))

    answer = client.post(move(packet, "submit"))

    assert answer.status_code == 403
    assert "is done by" in answer.text
    assert office.packet().state == State.AWAITING_APPROVAL


def test_where_no_approval_is_asked_the_operator_submits():
    office = Office(needs_approval=False)
    packet = office.fill()
    client = signed_in(office.operator)
    assert move(packet, "submit") in client.get(check(packet)).text

    client.post(move(packet, "submit"))

    assert office.packet().state == State.SUBMITTED


def test_after_the_deadline_the_reason_stands_beside_the_locked_button():
    office = Office()
    packet = office.fill()
    office.pass_deadline()
    client = signed_in(office.operator)

    assert "The deadline passed on" in client.get(check(packet)).text
    assert client.post(move(packet, "propose")).status_code == 409
    assert office.packet().state == State.DRAFT


@pytest.mark.parametrize("name", ["verify", "return", "submit_unapproved", "x"])
def test_other_moves_are_no_pages(name):
    office = Office()

    assert signed_in(office.operator).get(move(office.packet(), name)).status_code == 404


@pytest.mark.parametrize("programs", [2, 12])
def test_the_packet_costs_the_same_at_any_size(django_assert_num_queries, programs):
    office = office_with(programs)
    client = signed_in(office.operator)

    with django_assert_num_queries(PACKET_QUERIES):
        client.get(detail(office.packet()))


@pytest.mark.parametrize("programs", [2, 12])
def test_the_check_costs_the_same_at_any_size(django_assert_num_queries, programs):
    office = office_with(programs)
    client = signed_in(office.operator)

    with django_assert_num_queries(CHECK_QUERIES):
        client.get(check(office.packet()))


PACKET_QUERIES = 21
CHECK_QUERIES = 20
