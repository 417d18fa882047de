"""Is this one container well? `web`: does it answer? `heartbeat`: has its file just been written?"""

import os
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

HEARTBEAT_SECONDS = 40


def web_answers():
    try:
        return urllib.request.urlopen("http://127.0.0.1:8000/healthz/", timeout=10).status == 200
    except urllib.error.HTTPError as answer:
        return answer.code == 503  # another part is down: not a reason to take this one away


def heart_beats():
    return time.time() - Path(os.environ["HEARTBEAT_FILE"]).stat().st_mtime < HEARTBEAT_SECONDS


sys.exit(0 if {"web": web_answers, "heartbeat": heart_beats}[sys.argv[1]]() else 1)
