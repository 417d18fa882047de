"""The whole portal as its user starts it: real processes on a `var` folder of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psutil
import pytest

from smartcity.portal import MARK
from smartcity.services import Services

ROOT = Path(__file__).parent.parent.parent
STOP_SECONDS = 20


@pytest.fixture(scope="module")
def var(tmp_path_factory):
    return tmp_path_factory.mktemp("portal") / "var"


@pytest.fixture(scope="module")
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def portal(var, port):
    started = []

    def start():
        environment = {
            **os.environ,
            "SMARTCITY_VAR": str(var),
            "PORT": str(port),
            "DEMO_PASSWORD": "sandi-contoh-1",
        }
        for name in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL", "REDIS_URL", "MAKELEVEL"):
            environment.pop(name, None)
        command = [sys.executable, "manage.py", "run_portal"]
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.terminate()
            process.wait(STOP_SECONDS)


def await_ready(process, port):
    """The line after `Ready: …`, which comes before the portal's own patience ends."""
    lines = []
    for line in process.stdout:
        lines.append(line)
        if line == f"Ready: http://127.0.0.1:{port}/\n":
            return process.stdout.readline()
    raise AssertionError("".join(lines))


def ours(var):
    """Everything that runs for this portal: by its mark, and the two servers."""
    marked = [process for process in psutil.process_iter() if mark_of(process) == str(var)]
    servers = [Services(var).postgres_process(), Services(var).valkey_process()]
    return [process for process in marked if process.is_running()] + [server for server in servers if server]


def mark_of(process):
    try:
        return process.environ().get(MARK)
    except psutil.Error:
        return None


def test_one_command_brings_everything_up_and_ctrl_c_ends_it(portal, var, port):
    process = portal()

    accounts = await_ready(process, port)
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz/") as answer:
        assert answer.status == 200
    process.send_signal(signal.SIGINT)
    process.wait(STOP_SECONDS)

    assert accounts == (
        "Accounts: operator, kepala, koordinator, admin, asesor, pimpinan, inspektorat."
        " Password: sandi-contoh-1. Ctrl-C stops the portal.\n"
    )
    assert process.returncode == 0
    assert ours(var) == []


def test_what_kill_9_left_behind_hinders_nothing(portal, var, port):
    first = portal()
    await_ready(first, port)
    orphans = ours(var)
    first.kill()
    first.wait()
    assert len(orphans) > 5

    second = portal()
    await_ready(second, port)
    second.terminate()
    second.wait(STOP_SECONDS)

    assert ours(var) == []


def test_a_killed_worker_comes_back(portal, var, port):
    process = portal()
    await_ready(process, port)
    worker = next(each for each in ours(var) if "slow" in each.cmdline())

    worker.kill()

    deadline = time.monotonic() + 20
    while not any("slow" in each.cmdline() and each.pid != worker.pid for each in ours(var)):
        assert time.monotonic() < deadline
        time.sleep(0.2)


def test_a_second_portal_on_the_same_data_is_refused(portal, port):
    await_ready(portal(), port)

    refused = portal()

    assert "The portal already runs from" in refused.communicate()[0]
    assert refused.returncode == 1


def test_a_taken_port_is_told_in_one_sentence(portal, port):
    with socket.create_server(("127.0.0.1", port)):
        refused = portal()
        output = refused.communicate()[0]

    assert output.splitlines()[-1].endswith(
        f"Port {port} is taken. Choose another one: make run PORT={port + 1}"
    )
