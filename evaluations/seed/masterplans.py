"""The masterplan: six dimensions for everybody, and the sample programs of the demo."""

from decimal import Decimal

from django.db import transaction
from simple_history.utils import bulk_create_with_history

from evaluations.models import (
    Dimension,
    Masterplan,
    Program,
    ProgramBudget,
    ProgramTarget,
    SubDimension,
)
from evaluations.seed.files import DEMO, REFERENCE, document, listed, rows


@transaction.atomic
def seed_masterplan(regency):
    """The regency's masterplan with its dimensions and no program; whatever stands there already is kept."""
    existing = Masterplan.objects.filter(regency=regency).order_by("start_year").first()
    if existing:
        return existing
    content = document(REFERENCE / "dimensions.toml")
    masterplan = Masterplan.objects.create(regency=regency, **content["masterplan"])
    for position, row in enumerate(content["dimensions"], start=1):
        dimension = Dimension.objects.create(
            masterplan=masterplan, code=row["code"], name=row["name"], position=position
        )
        SubDimension.objects.bulk_create(
            SubDimension(dimension=dimension, position=number, **part)
            for number, part in enumerate(row["sub_dimensions"], start=1)
        )
    return masterplan


@transaction.atomic
def seed_programs(masterplan):
    if masterplan.programs.exists():
        return
    written = rows(DEMO / "programs.csv")
    agencies = {agency.code: agency for agency in masterplan.regency.agencies.all()}
    places = {part.code: part for part in SubDimension.objects.filter(dimension__masterplan=masterplan)}
    programs = bulk_create_with_history(
        [new_program(masterplan, row, places[row["sub_dimension"]], agencies) for row in written], Program
    )
    by_key = {program.key: program for program in programs}
    Support = Program.supporting_agencies.through
    Support.objects.bulk_create(
        Support(program=by_key[row["key"]], agency=agencies[code])
        for row in written
        for code in listed(row["supporting"])
    )
    ProgramTarget.objects.bulk_create(new_targets(by_key))
    ProgramBudget.objects.bulk_create(new_budgets(by_key))


def new_program(masterplan, row, sub_dimension, agencies):
    return Program(
        masterplan=masterplan,
        sub_dimension=sub_dimension,
        key=row["key"],
        code=row["code"],
        name=row["name"],
        problem=row["problem"],
        objective=row["objective"],
        lead_agency=agencies[row["lead"]],
        start_year=int(row["start_year"]),
        end_year=int(row["end_year"]),
        roadmap_term=row["term"],
        is_quick_win=row["quick_win"] == "yes",
        application=row["application"],
        location=row["location"],
        sub_activity_codes=listed(row["sub_activity_codes"]),
    )


def new_targets(programs):
    for row in rows(DEMO / "targets.csv"):
        for year, target in by_year(row):
            yield ProgramTarget(
                program=programs[row["program"]],
                year=year,
                indicator=row["indicator"],
                unit=row["unit"],
                direction=row["direction"],
                baseline=Decimal(row["baseline"]),
                target=target,
            )


def new_budgets(programs):
    for row in rows(DEMO / "budgets.csv"):
        for year, amount in by_year(row):
            yield ProgramBudget(
                program=programs[row["program"]], year=year, source=row["source"], amount=amount
            )


def by_year(row):
    """The filled cells of a row's year columns, as (year, Decimal)."""
    return [(int(name), Decimal(cell)) for name, cell in row.items() if name.isdigit() and cell]
