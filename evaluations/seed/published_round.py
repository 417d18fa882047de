"""The round 2023-2 as the press printed it: five aspect scores and the final, and nothing beneath them."""

from decimal import Decimal

from django.db import transaction

from evaluations.actions.moves import record
from evaluations.actions.results import freeze
from evaluations.actions.rounds import copy_weights
from evaluations.choices import OfficialScope, ResultKind, RoundState
from evaluations.models import OfficialScore, Round
from evaluations.seed.clock import at, wib

SOURCE = "Diberitakan bekasicyber.id, November 2024; surat kementerian belum dilampirkan"
PRINTED = {"BL": "3.48", "OP": "2.34", "OC": "3.00", "IM": "2.70", "QW": "2.75"}
PRINTED_FINAL = "2.81"


@transaction.atomic
def seed_published_round(masterplan, instrument, by):
    if Round.objects.filter(regency=masterplan.regency).at("2023-2").exists():
        return
    with at(wib(2024, 11, 29, 9)):
        round = Round.objects.create(
            masterplan=masterplan,
            instrument=instrument,
            year=2023,
            stage=2,
            opens_at=wib(2023, 10, 2, 8),
            deadline=wib(2023, 11, 3, 16),
            state=RoundState.PUBLISHED,
        )
        copy_weights(round)
        OfficialScore.objects.bulk_create(printed_scores(round))
        freeze(round, ResultKind.PUBLICATION, by=by)
        record(
            "publish",
            round=round,
            before=RoundState.ASSESSMENT,
            after=RoundState.PUBLISHED,
            by=by,
            reason=f"{SOURCE}. Putaran ini tidak dijalankan di portal.",
        )


def printed_scores(round):
    for code, value in PRINTED.items():
        yield OfficialScore(
            round=round, scope=OfficialScope.ASPECT, code=code, value=Decimal(value), letter=SOURCE
        )
    yield OfficialScore(round=round, scope=OfficialScope.FINAL, value=Decimal(PRINTED_FINAL), letter=SOURCE)
