"""The whole portal as one command: its servers, its workers, and their end."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from smartcity.services import ROOT

MARK = "SMARTCITY_PORTAL"  # in the environment of every process we start: how leftovers are recognised
READY_SECONDS = 60
STOP_SECONDS = 5  # then by force: unfinished work is a row in the database, and is taken up again
LONGEST_PAUSE_SECONDS = 30


class PortalError(RuntimeError):
    """The portal cannot run; the message says what to do."""


@dataclass
class Program:
    name: str
    command: list
    process: subprocess.Popen = None
    ended: int = 0
    start_at: float = 0
    started: float = 0


class Portal:
    def __init__(self, var, port):
        self.var = Path(var)
        self.port = port
        self.logs = self.var / "log"
        web = {"WEB_BIND": f"127.0.0.1:{port}", "WEB_WORKERS": "1", "WEB_THREADS": "8"}
        self.environment = {**web, **os.environ, "PORT": str(port), MARK: str(self.var)}
        self.programs = [Program(name, command) for name, command in commands(self.var).items()]

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}/"

    def start(self):
        for program in self.programs:
            self._start(program)

    def keep_running(self):
        """Start again what has ended, after a pause that doubles each time it ends at once."""
        for program in self.programs:
            if program.process and program.process.poll() is not None:
                self._plan_restart(program)
            elif program.process is None and time.monotonic() >= program.start_at:
                self._start(program)

    def await_ready(self):
        deadline = time.monotonic() + READY_SECONDS
        while not self.is_well():
            if time.monotonic() > deadline:
                raise PortalError(f"The portal is not ready after {READY_SECONDS} s; see {self.logs}.")
            self.keep_running()
            time.sleep(0.1)

    def is_well(self):
        with suppress(OSError), urllib.request.urlopen(f"{self.address}healthz/", timeout=5) as answer:
            return answer.status == 200
        return False

    def stop(self):
        running = [program.process for program in self.programs if program.process]
        for process in running:
            signal_group(process.pid, signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        for process in running:
            with suppress(subprocess.TimeoutExpired):
                process.wait(max(0, deadline - time.monotonic()))
            signal_group(process.pid, signal.SIGKILL)  # its children too, which outlive it in rare cases
            process.wait()

    def _start(self, program):
        self.logs.mkdir(parents=True, exist_ok=True)
        with open(self.logs / f"{program.name}.log", "ab") as output:
            program.process = subprocess.Popen(
                program.command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                cwd=ROOT,
                env=self.environment,
                start_new_session=True,  # Ctrl-C reaches us alone; we end the others in order
            )
        program.started = time.monotonic()

    def _plan_restart(self, program):
        lived = time.monotonic() - program.started
        program.ended = 1 if lived > LONGEST_PAUSE_SECONDS else program.ended + 1
        pause = min(2 ** (program.ended - 1), LONGEST_PAUSE_SECONDS)
        code = program.process.returncode
        sys.stderr.write(f"{program.name} ended ({code}); starting again in {pause} s. See {self.logs}.\n")
        signal_group(program.process.pid, signal.SIGKILL)
        program.process, program.start_at = None, time.monotonic() + pause


def commands(var):
    python = [sys.executable, "-m"]
    celery = [*python, "celery", "--app", "smartcity"]
    worker = [*celery, "worker", "--pool", "threads", "--concurrency", "1", "--loglevel", "INFO"]
    worker += ["--without-mingle", "--without-gossip"]  # each is alone in its queue
    return {
        "web": [*python, "gunicorn", "--config", "smartcity/deploy/gunicorn.conf.py"],
        "quick": [*worker, "--queues", "quick", "--hostname", "quick@%h"],
        "slow": [*worker, "--queues", "slow", "--hostname", "slow@%h"],
        "beat": [*celery, "beat", "--schedule", str(var / "run" / "beat"), "--pidfile="],
    }


@contextmanager
def only_portal(var):
    """The kernel gives the lock back even after `kill -9`."""
    (var / "run").mkdir(parents=True, exist_ok=True)
    with open(var / "run" / "portal.lock", "a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise PortalError(f"The portal already runs from {var}. Stop it there with Ctrl-C.") from None
        yield


def end_leftovers(var):
    """End what a killed portal of this `var` left behind: known by our mark, never by its name."""
    leftovers = [process for process in psutil.process_iter() if bears_mark(process, var)]
    for process in leftovers:
        with suppress(psutil.Error):
            process.kill()
    psutil.wait_procs(leftovers, timeout=5)
    return len(leftovers)


def bears_mark(process, var):
    with suppress(psutil.Error):
        return process.environ().get(MARK) == str(var)
    return False


def refuse_taken_port(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise PortalError(f"Port {port} is taken. Choose another one: make run PORT={port + 1}") from None


def signal_group(pid, number):
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, number)
