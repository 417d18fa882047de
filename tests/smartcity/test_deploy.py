import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent
COMPOSE = (ROOT / "docker-compose.yml").read_text()
SECRETS = ["SECRET_KEY", "POSTGRES_PASSWORD", "VALKEY_PASSWORD"]


@pytest.fixture
def services():
    return yaml.safe_load(COMPOSE)["services"]


@pytest.mark.parametrize("name", SECRETS)
def test_no_secret_has_a_default(name):
    assert re.search(rf"\$\{{{name}:\?", COMPOSE)
    assert not re.search(rf"\$\{{{name}:?-", COMPOSE)


def test_every_lasting_service_has_a_health_check(services):
    assert [name for name, service in services.items() if "healthcheck" not in service] == ["migrate"]


def test_each_queue_has_workers_of_its_own(services):
    commands = {name: service.get("command") for name, service in services.items()}

    assert {
        name: command[command.index("--queues") + 1] for name, command in commands.items() if "worker" in name
    } == {
        "worker-quick": "quick",
        "worker-slow": "slow",
    }


@pytest.mark.parametrize("tls", ["certificate", "proxy"])
def test_what_compose_mounts_exists(services, tls):
    mounts = re.sub(r"\$\{TLS:-\w+\}", tls, "\n".join(services["nginx"]["volumes"])).splitlines()
    ours = [mount.split(":")[0] for mount in mounts if mount.startswith("./smartcity")]

    assert [path for path in ours if not (ROOT / path).is_file()] == []
