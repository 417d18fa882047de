import os
import subprocess
import sys

import pytest

PRODUCTION = {
    "SMARTCITY_ENV": "production",
    "SECRET_KEY": "k9-" * 30,
    "ALLOWED_HOSTS": "portal.example",
    "DATABASE_URL": "postgres://portal@127.0.0.1:1/portal",
    "REDIS_URL": "redis://127.0.0.1:1/0",
}


def load_settings(environment):
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    code = "from django.conf import settings; print(settings.DEBUG, settings.SESSION_COOKIE_SECURE)"
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**kept, "DJANGO_SETTINGS_MODULE": "smartcity.settings", **environment},
        capture_output=True,
        text=True,
    )


def test_production_starts_when_everything_is_given():
    assert load_settings(PRODUCTION).stdout == "False True\n"


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "REDIS_URL"])
def test_production_names_what_is_missing(name):
    result = load_settings({key: value for key, value in PRODUCTION.items() if key != name})

    assert result.stderr.splitlines()[-1].endswith(f"Production needs these environment variables: {name}.")


def test_production_refuses_debug():
    assert "production refuses it" in load_settings({**PRODUCTION, "DEBUG": "1"}).stderr


def test_an_unknown_environment_is_refused():
    assert "'local' or 'production'" in load_settings({"SMARTCITY_ENV": "produksi"}).stderr
