import pytest
from django.test import Client
from rest_framework.test import APIClient

from agencies.memberships import switch_membership
from agencies.models import ApiToken
from tests.evaluations.api.clients import client_of, get, post
from tests.factories import AgencyFactory, MembershipFactory, RoundFactory, UserFactory, coordinator, operator

pytestmark = pytest.mark.django_db


def test_a_stranger_is_asked_for_a_token():
    answer = get(APIClient(), "rounds/")

    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Token"
    assert answer.json()["code"] == "not_authenticated"


@pytest.mark.parametrize(
    "header", ["Token", "Token ", "Token x", "token \xff", "Token a b", "Token " + "x" * 5000]
)
def test_a_false_token_is_refused(header):
    answer = get(APIClient(HTTP_AUTHORIZATION=header), "rounds/")

    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Token"
    assert answer.json()["code"] == "authentication_failed"


def test_a_token_acts_as_its_membership():
    here = operator()
    MembershipFactory(user=here.user, regency=here.regency)
    AgencyFactory()

    answer = get(client_of(here), "agencies/")

    assert [row["id"] for row in answer.json()["results"]] == [here.agency.pk]


def test_no_answer_is_kept_on_the_way():
    assert "no-store" in get(client_of(operator()), "agencies/")["Cache-Control"]


def test_a_read_only_token_changes_nothing():
    boss = coordinator()
    round = RoundFactory(masterplan__regency=boss.regency, state="open")

    answer = post(client_of(boss, read_only=True), f"rounds/{round.address}/close/")

    assert answer.status_code == 403
    assert answer.json()["code"] == "read_only_token"
    round.refresh_from_db()
    assert round.state == "open"
    assert get(client_of(boss, read_only=True), f"rounds/{round.address}/").status_code == 200


def test_a_session_reads_as_its_membership(client):
    here = operator()
    client.force_login(here.user)

    assert client.get("/api/v1/agencies/").json()["count"] == 1


def test_a_session_writes_only_with_the_csrf_token():
    boss = coordinator()
    round = RoundFactory(masterplan__regency=boss.regency, state="open")
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(boss.user)

    answer = browser.post(f"/api/v1/rounds/{round.address}/close/")

    assert answer.status_code == 403
    assert answer.json()["code"] == "permission_denied"
    round.refresh_from_db()
    assert round.state == "open"


def test_who_holds_no_role_is_told_so(client):
    client.force_login(UserFactory())

    answer = client.get("/api/v1/rounds/")

    assert answer.status_code == 403
    assert answer.json()["code"] == "no_role"


def test_who_sees_several_regencies_names_one(client):
    here = operator()
    there = operator(user=here.user)
    client.force_login(here.user)

    answer = client.get("/api/v1/agencies/")
    assert answer.status_code == 400
    for membership in (here, there):
        assert membership.regency.code in answer.json()["errors"]["regency"][0]

    for membership in (here, there):
        answer = client.get("/api/v1/agencies/", {"regency": membership.regency.code})
        assert [row["id"] for row in answer.json()["results"]] == [membership.agency.pk]


def test_a_regency_one_has_no_role_in_is_not_there(client):
    here = operator()
    elsewhere = AgencyFactory()
    client.force_login(here.user)

    for code in (elsewhere.regency.code, "99.99", "x"):
        assert client.get("/api/v1/agencies/", {"regency": code}).status_code == 404


def test_within_a_regency_the_chosen_role_acts(client):
    here = operator()
    boss = MembershipFactory(user=here.user, regency=here.regency)
    other = operator()
    MembershipFactory(user=here.user, agency=other.agency, role="operator")
    client.force_login(here.user)
    session = client.session
    switch_membership(session, boss)
    session.save()
    round = RoundFactory(masterplan__regency=here.regency)

    answer = client.get("/api/v1/rounds/", {"regency": here.regency.code})

    assert [row["address"] for row in answer.json()["results"]] == [round.address]


def test_a_token_of_a_role_that_ended_is_refused():
    here = operator()
    client = client_of(here)
    ApiToken.objects.filter(membership=here).update(revoked_at=here.user.date_joined)

    assert get(client, "rounds/").status_code == 401
