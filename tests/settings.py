"""The portal's own settings on data of their own: no test reaches what a person works with."""

import os

from smartcity.redis_urls import broker_url, with_database
from smartcity.settings import *  # noqa: F403
from smartcity.settings import CACHES, DATABASES, REDIS_URL, VAR

# Each of pytest's parallel processes has its own database, broker and folder.
PROCESS = os.environ.get("PYTEST_XDIST_WORKER", "")

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # signing in a thousand times
MEDIA_ROOT = VAR / f"test-media{PROCESS}"
REDIS_URL = with_database(REDIS_URL, 1 + int(PROCESS.removeprefix("gw") or 0))
CACHES["default"]["LOCATION"] = REDIS_URL
CELERY_BROKER_URL = broker_url(REDIS_URL)

if os.environ.get("SMARTCITY_TEST_WORKER"):  # a process beside the tests, on the database they made
    name = f"test_{DATABASES['default']['NAME']}"
    DATABASES["default"]["NAME"] = f"{name}_{PROCESS}" if PROCESS else name
