"""Kabupaten Bekasi and its agencies: what every installation starts with."""

import csv
from pathlib import Path

from django.db import transaction
from simple_history.utils import bulk_create_with_history

from agencies.models import Agency, Regency

AGENCIES = Path(__file__).parent / "agencies.csv"
COORDINATING_AGENCY = "diskominfosantik"


@transaction.atomic
def seed_regency():
    """The regency, its missing agencies added. A row that exists is never changed."""
    regency, _ = Regency.objects.get_or_create(
        code="32.16",
        defaults={"name": "Kabupaten Bekasi", "ministry_name": "Kementerian Komunikasi dan Digital"},
    )
    seed_agencies(regency)
    if regency.coordinating_agency is None:
        regency.coordinating_agency = regency.agencies.get(code=COORDINATING_AGENCY)
        regency.save(update_fields=["coordinating_agency"])
    return regency


def seed_agencies(regency):
    with AGENCIES.open(encoding="utf-8", newline="") as file:
        written = list(csv.DictReader(file))
    known = dict(regency.agencies.values_list("code", "name"))
    missing = [row for row in written if row["code"] not in known and row["name"] not in known.values()]
    created = bulk_create_with_history([new_agency(regency, row) for row in missing], Agency)
    by_code = {agency.code: agency for agency in created}
    for row in missing:
        if row["parent"]:
            part = by_code[row["code"]]
            part.parent = by_code.get(row["parent"]) or regency.agencies.get(code=row["parent"])
            part.save(update_fields=["parent"])


def new_agency(regency, row):
    return Agency(
        regency=regency,
        code=row["code"],
        name=row["name"],
        short_name=row["short_name"],
        kind=row["kind"],
        other_spellings=[name for name in row["other_spellings"].split("|") if name],
    )
