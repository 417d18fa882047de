import logging
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from celery import current_app
from django.conf import settings
from django.core.cache import cache

from smartcity import health

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WORKER_START_SECONDS = 30
WORKERS = []  # the one of this session, once a test has asked for it
EXPECTED_CONSOLE_ERROR = "Failed to load resource: the server responded with a status of 4"

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser's driver has an event loop in our thread


def pytest_collection_modifyitems(config, items):
    if chromium():
        return
    skipped = [item for item in items if item.get_closest_marker("browser")]
    if skipped and os.environ.get("BROWSER_TESTS") == "required":
        raise pytest.UsageError(f"BROWSER_TESTS=required, but none of {', '.join(BROWSERS)} is installed.")
    items[:] = [item for item in items if item not in skipped]
    config.hook.pytest_deselected(items=skipped)


def pytest_report_header():
    return None if chromium() else "Browser tests are skipped: no Chromium found."


def chromium():
    return next((path for path in map(shutil.which, BROWSERS) if path), None)


@pytest.fixture(scope="session", autouse=True)
def _private_ground():
    """Files and messages of earlier test runs are gone."""
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
    settings.MEDIA_ROOT.mkdir(parents=True)
    empty_broker()


@pytest.fixture(autouse=True)
def _fresh_cache():
    """Rate limits and lockouts do not reach from one test into the next."""
    alive = cache.get_many([health.alive_key(queue) for queue in health.QUEUES])
    cache.clear()
    cache.set_many(alive, health.WORKER_SILENCE_SECONDS)


def empty_broker():
    import redis

    redis.from_url(settings.REDIS_URL).flushdb()


@pytest.fixture(scope="session")
def _worker_process(django_db_setup):
    log = settings.VAR / "log" / f"test-worker{settings.PROCESS}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "celery", "--app", "smartcity", "worker", "--queues", "quick,slow"]
    command += [
        "--pool",
        "threads",
        "--concurrency",
        "1",
        "--loglevel",
        "INFO",
        "--hostname",
        f"test{settings.PROCESS}@%h",
    ]
    with open(log, "wb") as output:
        process = subprocess.Popen(
            command,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "SMARTCITY_TEST_WORKER": "1"},
            cwd=Path(__file__).parent.parent,
            stdout=output,
            stderr=output,
        )
    try:
        deadline = time.monotonic() + WORKER_START_SECONDS
        while not health.worker():
            assert process.poll() is None, f"the worker did not start; see {log}"
            assert time.monotonic() < deadline, f"the worker is not ready; see {log}"
            time.sleep(0.1)
        WORKERS.append(process)
        yield process
    finally:
        WORKERS.clear()
        process.terminate()
        process.wait(20)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item):
    """Before the tables are emptied under its feet, the worker finishes what the test left in the queues."""
    marker = item.get_closest_marker("django_db")
    asked = {"transactional_db", "live_server"} & set(item.fixturenames)
    if asked or (marker and marker.kwargs.get("transaction")):
        let_the_worker_finish()


def let_the_worker_finish(seconds=30):
    if not WORKERS:
        return
    empty_queues()
    inspect = current_app.control.inspect(timeout=0.3)
    deadline = time.monotonic() + seconds
    while any(
        tasks for answer in (inspect.active(), inspect.reserved()) for tasks in (answer or {}).values()
    ):
        assert time.monotonic() < deadline, "the worker does not finish"


def empty_queues():
    with current_app.connection_for_write() as connection:
        for queue in health.QUEUES:
            connection.default_channel.queue_purge(queue)


@pytest.fixture
def celery_worker(_worker_process, transactional_db):
    """A real worker of both queues, in a process of its own, on the tests' database."""
    return _worker_process


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    arguments = ["--no-sandbox", "--disable-background-networking", "--disable-dev-shm-usage"]
    return {**browser_type_launch_args, "executable_path": chromium(), "args": arguments}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "id-ID", "timezone_id": "Asia/Jakarta"}


@pytest.fixture
def csp_reports():
    """What browsers reported during the test; the live server runs in this process."""
    reports = []
    handler = logging.Handler()
    handler.emit = lambda record: reports.append(record.getMessage())
    log = logging.getLogger("smartcity.csp")
    log.addHandler(handler)
    yield reports
    log.removeHandler(handler)


@pytest.fixture
def context(context, csp_reports):
    """A browser whose pages may neither break the content security policy nor fail in a script."""
    mistakes = []
    context.on("weberror", lambda error: mistakes.append(str(error.error)))
    context.on("console", lambda message: mistakes.append(message.text) if message.type == "error" else None)
    yield context
    assert [text for text in mistakes if not text.startswith(EXPECTED_CONSOLE_ERROR)] == []
    assert csp_reports == []
