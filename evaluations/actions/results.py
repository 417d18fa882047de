from decimal import Decimal

from evaluations.models import RoundResult
from evaluations.summaries.snapshot import snapshot_of


def freeze(round, kind, *, by, reason=""):
    """Keep the round as it stands, as the next version of this kind. Runs inside the move's transaction."""
    snapshot = snapshot_of(round)
    finals = {
        name: Decimal(value) if value is not None else None for name, value in snapshot["finals"].items()
    }
    return RoundResult.objects.create(
        round=round,
        kind=kind,
        version=round.results.filter(kind=kind).count() + 1,
        reason=reason,
        snapshot=snapshot,
        self_final=finals["self"],
        verified_final=finals["verified"],
        computed_final=finals["computed"],
        official_final=finals["official"],
        frozen_by=by,
    )
