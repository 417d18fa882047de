import signal
import time

import pytest
from django.core.cache import cache

from smartcity import health

WELL = {"status": "ok", "database": "ok", "broker": "ok", "worker": "ok", "storage": "ok"}


@pytest.fixture
def no_workers(settings):
    """Whatever workers other tests have started say that they are alive elsewhere."""
    settings.CACHES = {"default": {**settings.CACHES["default"], "KEY_PREFIX": "no-workers"}}
    cache.clear()


@pytest.fixture
def workers(no_workers):
    for queue in health.QUEUES:
        health.tell_alive(queue)


@pytest.mark.django_db
def test_everything_works(client, workers):
    answer = client.get("/healthz/")

    assert (answer.status_code, answer.json()) == (200, WELL)


@pytest.mark.django_db
def test_a_queue_without_worker_is_told(client, no_workers):
    health.tell_alive("quick")

    answer = client.get("/healthz/")

    assert (answer.status_code, answer.json()) == (503, {**WELL, "status": "down", "worker": "down"})


def test_a_broker_that_does_not_answer_is_told(client, db, workers, settings):
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"}}

    answer = client.get("/healthz/")

    assert (answer.status_code, answer.json()) == (
        503,
        {**WELL, "status": "down", "broker": "down", "worker": "down"},
    )


@pytest.mark.django_db
def test_a_closed_storage_is_told(client, workers, settings, tmp_path):
    (tmp_path / "media").write_text("a file, not a folder")
    settings.MEDIA_ROOT = tmp_path / "media"

    assert client.get("/healthz/").json()["storage"] == "down"


def test_a_real_worker_says_that_it_is_alive(celery_worker):
    for queue in health.QUEUES:
        cache.delete(health.alive_key(queue))

    time.sleep(4)

    assert health.worker() is True


def test_a_stopped_worker_is_noticed_within_fifteen_seconds(celery_worker):
    celery_worker.send_signal(signal.SIGSTOP)
    try:
        deadline = time.monotonic() + 15
        while health.worker():
            assert time.monotonic() < deadline
            time.sleep(0.5)
    finally:
        celery_worker.send_signal(signal.SIGCONT)
    time.sleep(3)
    assert health.worker() is True
