"""The plan changed by a spreadsheet: all of it or nothing, with history and a record of what stood there before."""

from django.db import transaction
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from evaluations.actions.moves import ensure
from evaluations.models import ImportRun, Masterplan, Program, ProgramBudget, ProgramTarget
from evaluations.rules import planning_refusal

# Fields of a row that are copied as they stand; the rest are relations or belong to other tables.
PLAIN = (
    "code",
    "name",
    "problem",
    "objective",
    "start_year",
    "end_year",
    "roadmap_term",
    "is_quick_win",
    "application",
    "location",
)


@transaction.atomic
def import_programs(masterplan, *, new, changed, unchanged_count=0, changes=(), by, file_name, sha256):
    """Create the `new` program rows and apply the `changed` ones ({row, old} each); record the run with `changes`.

    Programs that the file does not name stay as they are: an import never ends one.
    """
    ensure(planning_refusal(masterplan, by))
    Masterplan.objects.select_for_update().get(pk=masterplan.pk)
    pairs = [*create_programs(masterplan, new, by), *update_programs(masterplan, changed, by)]
    replace_helpers(pairs)
    keep(ProgramTarget, pairs, wanted_targets, by)
    keep(ProgramBudget, pairs, wanted_budgets, by)
    return ImportRun.objects.create(
        regency=masterplan.regency,
        kind="masterplan",
        file_name=file_name[:255],
        sha256=sha256,
        created_count=len(new),
        changed_count=len(changed),
        unchanged_count=unchanged_count,
        changes=list(changes),
        by=by,
    )


def create_programs(masterplan, rows, by):
    """[(program, row, None)]"""
    programs = [Program(masterplan=masterplan, key=row.key, **values_of(row)) for row in rows]
    programs = bulk_create_with_history(programs, Program, default_user=by.user)
    return [(program, row, None) for program, row in zip(programs, rows, strict=True)]


def update_programs(masterplan, changed, by):
    """[(program, row, the row as it stood)]"""
    keys = [change.row.key for change in changed]
    programs = {program.key: program for program in masterplan.programs.filter(key__in=keys)}
    pairs = [(programs[change.row.key], change.row, change.old) for change in changed]
    for program, row, _old in pairs:
        for field, value in values_of(row).items():
            setattr(program, field, value)
    fields = [*PLAIN, "sub_dimension", "lead_agency", "sub_activity_codes"]
    bulk_update_with_history(list(programs.values()), Program, fields, default_user=by.user)
    return pairs


def values_of(row):
    return {field: getattr(row, field) for field in PLAIN} | {
        "sub_dimension_id": row.sub_dimension.pk,
        "lead_agency_id": row.lead_agency.pk,
        "sub_activity_codes": list(row.sub_activity_codes),
    }


def replace_helpers(pairs):
    helpers = Program.supporting_agencies.through
    helpers.objects.filter(program__in=[program for program, _row, _old in pairs]).delete()
    helpers.objects.bulk_create(
        helpers(program=program, agency_id=agency.pk)
        for program, row, _old in pairs
        for agency in row.supporting_agencies
    )


def wanted_targets(row):
    """{(year, indicator): values} of the one indicator a row has room for."""
    measured = {"unit": row.unit, "direction": row.direction, "baseline": row.baseline}
    return {(year, row.indicator): {**measured, "target": target} for year, target in row.targets.items()}


def wanted_budgets(row):
    return {(year, row.budget_source): {"amount": amount} for year, amount in row.budgets.items()}


NAME = {ProgramTarget: "indicator", ProgramBudget: "source"}


def keep(model, pairs, wanted, by):
    """Make the yearly rows of these programs what their rows say; yearly rows the workbook has no room for stay."""
    name = NAME[model]
    held = {
        (part.program_id, part.year, getattr(part, name)): part
        for part in model.objects.filter(program__in=[program for program, _row, _old in pairs])
    }
    fresh, altered, ended = [], [], []
    for program, row, old in pairs:
        now = wanted(row)
        for (year, named), values in now.items():
            part = held.get((program.pk, year, named))
            if part is None:
                fresh.append(model(program=program, year=year, **{name: named}, **values))
            elif any(getattr(part, field) != value for field, value in values.items()):
                altered.append(part)
                for field, value in values.items():
                    setattr(part, field, value)
        before = wanted(old) if old else {}
        ended += [held[(program.pk, *place)].pk for place in before if place not in now]
    bulk_create_with_history(fresh, model, default_user=by.user)
    fields = ["amount"] if model is ProgramBudget else ["unit", "direction", "baseline", "target"]
    bulk_update_with_history(altered, model, fields, default_user=by.user)
    model.objects.filter(pk__in=ended).delete()
