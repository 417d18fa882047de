import pytest
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.evaluations.views.clients import signed_in
from tests.office import Office

pytestmark = pytest.mark.django_db

HOME = reverse("evaluations:home")


@pytest.mark.parametrize(
    ("who", "page"),
    [
        ("operator", "/tasks/"),
        ("head", "/tasks/"),
        ("coordinator", "/rounds/2024-2/"),
        ("administrator", "/rounds/2024-2/"),
        ("reviewer", "/rounds/"),
    ],
)
def test_everyone_begins_where_their_day_begins(who, page):
    assert signed_in(getattr(Office(), who)).get(HOME)["Location"] == page


@pytest.mark.parametrize(("role", "page"), [("leader", "/results/"), ("auditor", "/trail/")])
def test_those_who_read_begin_with_what_they_read(role, page):
    assert signed_in(getattr(factories, role)()).get(HOME)["Location"] == page


def test_before_the_first_round_the_secretariat_begins_with_rounds():
    assert signed_in(factories.coordinator()).get(HOME)["Location"] == "/rounds/"


def test_a_stranger_signs_in_first():
    assert Client().get(HOME)["Location"].startswith("/accounts/login/")


def test_without_a_role_one_is_told_whom_to_ask():
    client = Client(headers={"accept-language": "en"})
    client.force_login(factories.UserFactory())

    answer = client.get(HOME)

    assert (answer.status_code, "no role yet" in answer.text) == (403, True)
