"""The reconstructed instrument: an aspect a file, brought in once and left to the administrator."""

from django.db import transaction
from simple_history.utils import bulk_create_with_history

from evaluations.models import Aspect, EvidenceKind, Indicator, Instrument
from evaluations.seed.files import REFERENCE, document

FOLDER = REFERENCE / "instrument"
EXPANDED = ("key", "question", "question_en", "guidance")


@transaction.atomic
def seed_instrument():
    about = document(FOLDER / "instrument.toml")
    kinds = seed_evidence_kinds(about["evidence_kinds"])
    head = about["instrument"]
    instrument, is_new = Instrument.objects.get_or_create(
        regency=None,
        name=head["name"],
        version=head["version"],
        defaults={
            "note": head["note"],
            "note_en": head["note_en"],
            "scale_max": head["scale_max"],
            "is_reconstruction": True,
            "sources": about["sources"],
        },
    )
    if is_new:
        for position, name in enumerate(head["aspects"], start=1):
            create_aspect(instrument, document(FOLDER / f"{name}.toml"), position, kinds)
    return instrument


def seed_evidence_kinds(names):
    """{code: kind}; a kind that an administrator has renamed stays as it is."""
    EvidenceKind.objects.bulk_create(
        [EvidenceKind(code=code, name=name, name_en=name_en) for code, (name, name_en) in names.items()],
        ignore_conflicts=True,
    )
    return EvidenceKind.objects.in_bulk(names, field_name="code")


def create_aspect(instrument, content, position, kinds):
    aspect = Aspect.objects.create(instrument=instrument, position=position, **content["aspect"])
    written = list(indicator_rows(content))
    indicators = bulk_create_with_history(
        [new_indicator(aspect, row, number) for number, row in enumerate(written, start=1)], Indicator
    )
    Indicator.evidence_kinds.through.objects.bulk_create(
        Indicator.evidence_kinds.through(indicator=indicator, evidencekind=kinds[code])
        for indicator, row in zip(indicators, written, strict=True)
        for code in row["evidence"]
    )


def new_indicator(aspect, row, position):
    fields = {name: value for name, value in row.items() if name not in ("each", "evidence", "rubric")}
    rubric = {str(score): text for score, text in enumerate(row["rubric"])}
    return Indicator(aspect=aspect, position=position, rubric=rubric, **fields)


def indicator_rows(content):
    """The rows of an aspect's file; one marked `each = "dimension"` becomes six."""
    repeated = [row for row in content["indicators"] if row.get("each") == "dimension"]
    yield from (row for row in content["indicators"] if row not in repeated)
    for dimension in document(REFERENCE / "dimensions.toml")["dimensions"]:
        for row in repeated:
            yield about_dimension(row, dimension, content.get("measures", {}))


def about_dimension(row, dimension, measures):
    words = {
        "code": dimension["code"],
        "name": dimension["name"],
        "sub_dimensions": ", ".join(part["name"] for part in dimension["sub_dimensions"]),
        "measures": measures.get(dimension["code"], ""),
    }
    expanded = {name: row[name].format(**words) for name in EXPANDED}
    return row | expanded | {"dimension_code": dimension["code"]}
