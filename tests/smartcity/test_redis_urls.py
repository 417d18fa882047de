import pytest

from smartcity.redis_urls import broker_url, with_database


@pytest.mark.parametrize(
    ("url", "for_celery"),
    [
        ("unix:///var/run/valkey.sock?db=0", "redis+socket:///var/run/valkey.sock?virtual_host=0"),
        ("redis://valkey:6379/0", "redis://valkey:6379/0"),
        ("rediss://user:secret@valkey:6379/2", "rediss://user:secret@valkey:6379/2"),
    ],
)
def test_celery_is_given_the_same_server(url, for_celery):
    assert broker_url(url) == for_celery


@pytest.mark.parametrize(
    ("url", "elsewhere"),
    [
        ("unix:///var/run/valkey.sock?db=0", "unix:///var/run/valkey.sock?db=1"),
        ("redis://valkey:6379/0", "redis://valkey:6379/1"),
        ("redis://valkey:6379", "redis://valkey:6379/1"),
    ],
)
def test_tests_have_a_numbered_database_of_their_own(url, elsewhere):
    assert with_database(url, 1) == elsewhere
