import pytest


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/healthz/?search=%00", "/accounts/login/?next=a%00b", "/a%00b/"])
def test_an_address_with_nul_is_refused(client, address):
    assert client.get(address).status_code == 400


@pytest.mark.django_db
def test_a_form_with_nul_is_refused(client):
    answer = client.post("/accounts/login/", {"login": "oper\0ator", "password": "x"})

    assert answer.status_code == 400
