"""What evidence an agency has, to be used again."""

from django.db.models import Prefetch

from evaluations.models import EvidenceUse, EvidenceVersion
from evaluations.querysets import round_scope

SHOWN = 60


def reusable(agency, item):
    """The newest version of each document that this answer does not use yet, newest first; one query."""
    rows = (
        EvidenceVersion.objects.filter(evidence__agency=agency)
        .exclude(evidence__versions__uses__item=item)
        .order_by("evidence_id", "-number")
        .distinct("evidence_id")
        .with_parts()
    )
    kept = [row for row in rows if not row.withdrawn_at]
    return sorted(kept, key=lambda row: row.uploaded_at, reverse=True)[:SHOWN]


def with_versions(evidence, membership):
    """Documents with their versions, and with the answers each version proves, of the rounds this person sees.

    An agency's evidence proves only answers that it gives or helps with, so the rounds alone decide.
    """
    uses = EvidenceUse.objects.filter(round_scope(membership, "item__round__")).select_related(
        "item__indicator", "item__program", "item__round"
    )
    versions = EvidenceVersion.objects.select_related("uploaded_by__user").prefetch_related(
        Prefetch("uses", uses)
    )
    return evidence.select_related("agency", "kind").prefetch_related(Prefetch("versions", versions))
