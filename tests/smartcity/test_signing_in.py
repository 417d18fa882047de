import pytest
from django.contrib.auth import get_user_model

LOGIN = "/accounts/login/"
PASSWORD = "sandi-contoh-1"


@pytest.fixture
def user(db):
    return get_user_model().objects.create_user("operator", "operator@bekasikab.example", PASSWORD)


def sign_in(client, login, password, **headers):
    return client.post(LOGIN, {"login": login, "password": password}, headers=headers)


@pytest.mark.parametrize("login", ["operator", "operator@bekasikab.example", "OPERATOR@bekasikab.example"])
def test_username_and_email_both_open_the_door(client, user, login):
    answer = sign_in(client, login, PASSWORD)

    assert (answer.status_code, client.session["_auth_user_id"]) == (302, str(user.pk))


def test_after_five_wrong_passwords_the_right_one_waits_too(client, user):
    for _ in range(5):
        last = sign_in(client, "operator", "salah")

    answer = sign_in(client, "operator", PASSWORD)

    assert last.status_code == answer.status_code == 429
    assert "account/lockout.html" in [template.name for template in answer.templates]
    assert "_auth_user_id" not in client.session


def test_a_forged_address_does_not_open_the_lock(client, user, settings):
    settings.TRUSTED_PROXIES = 1
    for number in range(5):
        sign_in(client, "operator", "salah", x_forwarded_for=f"6.6.6.{number}, 36.66.1.1")

    answer = sign_in(client, "operator", PASSWORD, x_forwarded_for="6.6.6.9, 36.66.1.1")

    assert answer.status_code == 429


def test_one_office_locks_nobody_out_elsewhere(client, user, settings):
    settings.TRUSTED_PROXIES = 1
    for _ in range(5):
        sign_in(client, "operator", "salah", x_forwarded_for="6.6.6.6")

    answer = sign_in(client, "operator", PASSWORD, x_forwarded_for="36.66.1.1")

    assert answer.status_code == 302


def test_wrong_passwords_of_one_account_do_not_touch_another(client, user):
    for _ in range(5):
        sign_in(client, "kepala", "salah")

    assert sign_in(client, "operator", PASSWORD).status_code == 302


def test_forgetting_the_password_tells_nobody_who_has_an_account(client, user, mailoutbox):
    known, unknown = (
        client.post("/accounts/password/reset/", {"email": email}, follow=True)
        for email in ("operator@bekasikab.example", "siapa@bekasikab.example")
    )

    assert known.redirect_chain == unknown.redirect_chain
    assert [mail.to for mail in mailoutbox] == [["operator@bekasikab.example"]]


@pytest.mark.parametrize(
    "address", ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:1"]
)
def test_signing_in_and_out_leads_nowhere_else(client, user, address):
    there = client.post(LOGIN, {"login": "operator", "password": PASSWORD, "next": address})
    language = client.post("/i18n/setlang/", {"language": "en", "next": address})
    back = client.post("/accounts/logout/", {"next": address})

    assert [there.url, language.url, back.url] == ["/", "/", LOGIN]


def test_signing_in_begins_a_new_session(client, user):
    client.get(LOGIN)
    session = client.session
    session["planted"] = True
    session.save()
    client.cookies["sessionid"] = planted = session.session_key

    sign_in(client, "operator", PASSWORD)

    assert client.cookies["sessionid"].value != planted
