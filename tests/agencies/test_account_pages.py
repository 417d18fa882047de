import re

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db

PASSWORD = "kata-sandi-yang-panjang"
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*(\ssrc=|application/json))")
BEFORE_SIGN_IN = ["account_login", "account_reset_password", "account_reset_password_done"]
SIGNED_IN = ["mfa_index", "account_change_password", "account_email", "account_logout"]
ASKING_AGAIN = ["mfa_activate_totp", "mfa_add_webauthn", "mfa_list_webauthn"]


@pytest.fixture
def person():
    user = factories.operator(factories.AgencyFactory(short_name="Dishub")).user
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client, user, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": user.username, "password": password})


@pytest.mark.parametrize("name", BEFORE_SIGN_IN)
def test_pages_before_sign_in_are_ours_and_carry_nothing_inline(client, name):
    page = client.get(reverse(name))

    assert page.status_code == 200
    assert "css/tokens.css" in page.text
    assert INLINE.findall(page.text) == []


@pytest.mark.parametrize("name", SIGNED_IN + ASKING_AGAIN)
def test_pages_of_an_account_are_ours_and_carry_nothing_inline(client, person, name):
    sign_in(client, person)

    page = client.get(reverse(name), follow=True)

    assert page.status_code == 200
    assert "css/tokens.css" in page.text
    assert INLINE.findall(page.text) == []


def test_sign_in_opens_the_portal_and_says_nothing_more(client, person):
    answer = sign_in(client, person)

    assert (answer.status_code, answer.url) == (302, "/")
    assert list(get_messages(answer.wsgi_request)) == []


def test_a_wrong_password_keeps_the_name_and_says_so(client, person):
    answer = sign_in(client, person, password="salah")

    assert answer.status_code == 200
    assert 'role="alert"' in answer.text
    assert f'value="{person.username}"' in answer.text


def test_after_five_wrong_passwords_the_account_rests(client, person):
    for _ in range(5):
        answer = sign_in(client, person, password="salah")

    assert answer.status_code == 429
    assert "account/lockout.html" in [template.name for template in answer.templates]


def test_signing_out_asks_first(client, person):
    sign_in(client, person)

    assert client.get(reverse("account_logout")).status_code == 200
    assert "_auth_user_id" in client.session

    client.post(reverse("account_logout"))

    assert "_auth_user_id" not in client.session
