import pytest

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
POLICY = [
    "base-uri 'none'",
    "default-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "img-src 'self' data:",
    "object-src 'none'",
    "report-uri /csp-report/",
]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/accounts/login/", "/admin/login/", "/nowhere/"])
def test_every_answer_bears_the_strict_policy(client, address):
    answer = client.get(address)

    assert sorted(answer["Content-Security-Policy"].split("; ")) == POLICY
    assert {name: answer[name] for name in HEADERS} == HEADERS


def test_a_report_of_the_policy_is_written_to_the_log(client, caplog):
    answer = client.post("/csp-report/", '{"csp-report": {}}', content_type="application/csp-report")

    assert answer.status_code == 204
    assert caplog.messages == ['{"csp-report": {}}']


def test_a_long_report_is_cut(client, caplog):
    client.post("/csp-report/", "x" * 100_000, content_type="application/csp-report")

    assert [len(message) for message in caplog.messages] == [8192]


@pytest.mark.django_db
def test_signing_up_is_closed(client):
    answer = client.post("/accounts/signup/", {"username": "tamu", "password1": "x", "password2": "x"})

    assert answer.templates[0].name == "account/signup_closed.html"


@pytest.mark.django_db
def test_the_admin_signs_in_through_the_same_door(client):
    assert client.get("/admin/login/?next=/admin/").url.startswith("/accounts/login/")
