import pytest
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db


def test_whoever_is_not_signed_in_signs_in_and_comes_back(client):
    answer = client.get("/tasks/?tab=done")

    assert answer.status_code == 302
    assert answer["Location"] == f"{reverse('account_login')}?next=/tasks/%3Ftab%3Ddone"


def test_a_fragment_after_the_session_ended_takes_the_whole_page_to_sign_in(client):
    answer = client.get(
        "/reports/1/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/reports/1/"}
    )

    assert answer["HX-Redirect"] == f"{reverse('account_login')}?next=%2Freports%2F1%2F"
    assert answer.content == b""


def test_an_account_without_a_role_is_told_whom_to_ask(client):
    client.force_login(factories.UserFactory())

    answer = client.get("/tasks/")

    assert answer.status_code == 403
    assert answer.templates[0].name == "evaluations/no_membership.html"


def test_a_role_that_has_no_business_here_is_told_so(client):
    client.force_login(factories.operator().user)

    assert client.get("/trail/").status_code == 403
