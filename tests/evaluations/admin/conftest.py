import pytest

from tests import factories as make
from tests.evaluations.admin.ground import Ground


@pytest.fixture
def ground(db):
    return Ground()


@pytest.fixture
def signed_in(client):
    """A client in which this membership's person is signed in."""

    def sign_in(membership):
        client.force_login(membership.user, "allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


@pytest.fixture
def administrator(ground):
    return make.administrator(ground.regency)


@pytest.fixture
def office(signed_in, administrator):
    """The administrator of the regency, signed in."""
    return signed_in(administrator)
