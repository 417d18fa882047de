import os
import subprocess
import sys

import psycopg2
import pytest
import redis

from smartcity.services import LONGEST_SOCKET_PATH, Services


@pytest.fixture
def services(tmp_path):
    services = Services(tmp_path / "var")
    services.use()
    yield services
    services.leave()


def database(services):
    return psycopg2.connect(host=services.sockets, user="postgres", dbname="smartcity")


def run_sql(services, sql):
    connection = database(services)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(sql)
        rows = cursor.fetchall() if cursor.description else None
    connection.close()
    return rows


def another_user(var):
    """A process of its own that uses the servers until its standard input closes."""
    code = "from smartcity.services import Services; Services(%r).use(); print('in', flush=True); input()"
    process = subprocess.Popen(
        [sys.executable, "-c", code % str(var)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "in\n"
    return process


def test_a_folder_without_anything_becomes_a_database_and_a_broker(services):
    assert run_sql(services, "SELECT datlocprovider FROM pg_database WHERE datname = 'smartcity'") == [("b",)]
    assert redis.from_url(services.redis_url).ping() is True


def test_nobody_but_the_owner_may_knock(services):
    assert oct(services.sockets.stat().st_mode & 0o777) == "0o700"


def test_asking_again_starts_nothing(services):
    before = services.postgres_process().pid, services.valkey_process().pid

    services.use()

    assert (services.postgres_process().pid, services.valkey_process().pid) == before


def test_kill_9_loses_nothing_that_was_committed(services):
    run_sql(services, "CREATE TABLE agency AS SELECT 'Diskominfosantik' AS name")
    for process in (services.postgres_process(), services.valkey_process()):
        process.kill()
        process.wait(5)

    services.use()

    assert run_sql(services, "SELECT name FROM agency") == [("Diskominfosantik",)]
    assert redis.from_url(services.redis_url).ping() is True


def test_a_stale_pid_file_with_a_strangers_number_hinders_nothing(services):
    services.leave()
    (services.postgres_data / "postmaster.pid").write_text(f"{os.getpid()}\n{services.postgres_data}\n")
    (services.run / "valkey.pid").write_text(str(os.getpid()))

    services.use()

    assert run_sql(services, "SELECT 1") == [(1,)]
    assert services.valkey_process().pid != os.getpid()


def test_the_last_to_leave_stops_the_servers(services):
    other = another_user(services.var)

    services.leave()
    assert services.postgres_process() is not None

    other.communicate("\n")
    assert (services.postgres_process(), services.valkey_process()) == (None, None)


def test_a_killed_user_does_not_keep_the_servers_running(services):
    other = another_user(services.var)
    other.kill()
    other.wait()

    services.leave()

    assert (services.postgres_process(), services.valkey_process()) == (None, None)


def test_a_very_long_path_still_gets_a_socket(tmp_path):
    services = Services(tmp_path / ("ruang kerja " * 10).strip() / "var")

    services.use()

    assert len(str(services.postgres_socket)) <= LONGEST_SOCKET_PATH
    assert run_sql(services, "SELECT 1") == [(1,)]
    services.leave()
