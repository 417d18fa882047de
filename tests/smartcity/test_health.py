import os
import signal
import subprocess
import sys
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


def test_a_database_that_does_not_answer_is_told_even_to_somebody_signed_in(workers):
    code = (
        "import django; django.setup(); from django.test import Client;"
        "client = Client(); client.cookies['sessionid'] = 'a' * 32;"
        "answer = client.get('/healthz/'); print(answer.status_code, answer.json()['database'])"
    )
    unreachable = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    unreachable["DATABASE_URL"] = "postgres://portal@127.0.0.1:1/portal"

    output = subprocess.run(
        [sys.executable, "-c", code], env=unreachable, capture_output=True, text=True
    ).stdout

    assert output.splitlines()[-1] == "503 down"


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
