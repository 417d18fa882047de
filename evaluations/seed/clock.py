from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

WIB = ZoneInfo("Asia/Jakarta")


def wib(*parts):
    return datetime(*parts, tzinfo=WIB)


@contextmanager
def at(moment):
    """Let whatever is done inside be dated `moment`, so that the demo's history tells of weeks.

    For commands only: the clock turns for the whole process.
    """
    real_now = timezone.now
    timezone.now = lambda: moment
    try:
        yield
    finally:
        timezone.now = real_now
