import pytest

from smartcity.addresses import client_address


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "", "10.0.0.1"),
        (0, "6.6.6.6", "10.0.0.1"),
        (1, "36.66.1.1", "36.66.1.1"),
        (1, "6.6.6.6, 36.66.1.1", "36.66.1.1"),
        (2, "6.6.6.6, 36.66.1.1, 10.0.0.7", "36.66.1.1"),
        (2, "36.66.1.1", "10.0.0.1"),
        (1, "", "10.0.0.1"),
    ],
)
def test_only_our_own_proxies_are_believed(rf, settings, proxies, forwarded, address):
    settings.TRUSTED_PROXIES = proxies
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", headers={"X-Forwarded-For": forwarded})

    assert client_address(request) == address
