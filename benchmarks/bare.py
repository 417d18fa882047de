"""Enough Django to print a report: no database, no apps. Import it before anything of the project."""

import sys
from pathlib import Path

import django
from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
settings.configure(BASE_DIR=ROOT, LANGUAGE_CODE="id", TIME_ZONE="Asia/Jakarta", USE_TZ=True)
django.setup()
