"""Is the portal well? One question per part, each answered within a few seconds."""

import os
import shutil

from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import connection

QUEUES = ("quick", "slow")
WORKER_SILENCE_SECONDS = 10  # a worker says that it is alive every two seconds
LEAST_FREE_BYTES = 100 * 1024 * 1024


def report():
    """{"database": True, …}: every part, and whether it works."""
    return {name: is_well(check) for name, check in CHECKS.items()}


def is_well(check):
    try:
        return bool(check())
    except Exception:  # whatever it is, the part does not work
        return False


def database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def broker():
    cache.set("health:broker", "1", 5)
    return cache.get("health:broker") == "1"


def worker():
    return len(cache.get_many([alive_key(queue) for queue in QUEUES])) == len(QUEUES)


def storage():
    if not isinstance(default_storage._wrapped, FileSystemStorage):
        default_storage.exists("health")  # raises when the store cannot be asked
        return True
    root = settings.MEDIA_ROOT
    root.mkdir(parents=True, exist_ok=True)
    return os.access(root, os.W_OK) and shutil.disk_usage(root).free > LEAST_FREE_BYTES


CHECKS = {"database": database, "broker": broker, "worker": worker, "storage": storage}


def alive_key(queue):
    return f"health:worker:{queue}"


def tell_alive(queue):
    cache.set(alive_key(queue), "1", WORKER_SILENCE_SECONDS)
