"""The programs of a masterplan in the shape of workbook rows, to be compared with or written out."""

from .rows import ProgramRow

COPIED = (
    *("key", "code", "name", "problem", "objective", "start_year", "end_year"),
    *("roadmap_term", "is_quick_win", "application", "location"),
)


def program_rows(masterplan):
    """Return a ProgramRow per program, in four queries.

    A row has room for one indicator and one budget source: the program's first.
    """
    programs = masterplan.programs.select_related("sub_dimension__dimension", "lead_agency")
    return [
        _row(program) for program in programs.prefetch_related("targets", "budgets", "supporting_agencies")
    ]


def _row(program):
    targets = sorted(program.targets.all(), key=lambda target: target.pk)
    budgets = sorted(program.budgets.all(), key=lambda budget: budget.pk)
    measured = {}
    if targets:
        first = targets[0]
        targets = [target for target in targets if target.indicator == first.indicator]
        measured = {
            "indicator": first.indicator,
            "unit": first.unit,
            "direction": first.direction,
            "baseline": first.baseline,
            "targets": {target.year: target.target for target in targets},
        }
    if budgets:
        source = budgets[0].source
        measured["budget_source"] = source
        measured["budgets"] = {budget.year: budget.amount for budget in budgets if budget.source == source}
    return ProgramRow(
        sub_dimension=program.sub_dimension,
        lead_agency=program.lead_agency,
        supporting_agencies=tuple(program.supporting_agencies.all()),
        sub_activity_codes=tuple(program.sub_activity_codes),
        **{name: getattr(program, name) for name in COPIED},
        **measured,
    )
