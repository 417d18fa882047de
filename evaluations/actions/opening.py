"""What opening a round makes: a packet per agency, an item per thing asked, targets and newest progress copied."""

from collections import defaultdict
from decimal import Decimal

from django.db.models import Sum

from evaluations.choices import RoundKind, Scope
from evaluations.models import (
    Contribution,
    Dimension,
    Indicator,
    Item,
    Program,
    ProgramBudget,
    ProgramProgress,
    ProgramTarget,
    Response,
    Submission,
    TargetActual,
)

CARRIED = (
    "status",
    "physical_progress",
    "budget_realised",
    "output",
    "outcome",
    "obstacle_kind",
    "obstacle",
    "follow_up",
)


def create_items(round):
    """Ask everything this round asks. Monitoring asks for progress only; an evaluation also the indicators."""
    asked = [*asked_of_programs(round)]
    if round.kind == RoundKind.EVALUATION:
        asked += asked_by_indicators(round)
    packets = packets_for(round, {agency for agency, _, _ in asked})
    items = Item.objects.bulk_create(
        Item(round=round, submission=packets[agency], **thing) for agency, thing, _ in asked
    )
    Contribution.objects.bulk_create(
        Contribution(item=item, agency_id=helper)
        for item, (agency, _, helpers) in zip(items, asked, strict=True)
        for helper in helpers
        if helper != agency
    )
    Response.objects.bulk_create(Response(item=item) for item in items if not item.is_program)
    create_progress(round, [item for item in items if item.is_program])


def asked_of_programs(round):
    """(answering agency's id, {program, dimension}, contributing agencies' ids) per program planned up to the year."""
    for program in planned_programs(round):
        yield (
            program.lead_agency_id,
            {"program": program, "dimension_id": program.sub_dimension.dimension_id},
            [agency.pk for agency in program.supporting_agencies.all()],
        )


def planned_programs(round):
    programs = Program.objects.filter(masterplan=round.masterplan).planned_up_to(round.year)
    return programs.select_related("sub_dimension").prefetch_related("supporting_agencies")


def asked_by_indicators(round):
    coordinating = round.regency.coordinating_agency_id
    assigned = {row.indicator_id: row for row in round.assignments.prefetch_related("contributors")}
    dimensions = {row.code: row.pk for row in Dimension.objects.filter(masterplan=round.masterplan)}
    programs = list(planned_programs(round))
    for indicator in Indicator.objects.filter(aspect__instrument=round.instrument):
        assignment = assigned.get(indicator.pk)
        agency = assignment.agency_id if assignment else coordinating
        helpers = [row.pk for row in assignment.contributors.all()] if assignment else []
        if indicator.scope in {Scope.QUICK_WIN, Scope.PROGRAM}:
            for program in programs:
                if program.is_quick_win or indicator.scope == Scope.PROGRAM:
                    subject = {"program": program, "dimension_id": program.sub_dimension.dimension_id}
                    yield program.lead_agency_id, {"indicator": indicator, **subject}, helpers
        elif indicator.scope == Scope.REGENCY or indicator.dimension_code in dimensions:
            dimension = dimensions.get(indicator.dimension_code)
            yield agency, {"indicator": indicator, "dimension_id": dimension}, helpers


def packets_for(round, agencies):
    packets = Submission.objects.bulk_create(
        Submission(round=round, agency_id=agency) for agency in sorted(agencies)
    )
    return {packet.agency_id: packet for packet in packets}


def create_progress(round, items):
    """A program opens with its newest progress, to confirm or to change, and the targets of the year."""
    newest = newest_progress(round)
    ceilings = dict(
        ProgramBudget.objects.filter(program__masterplan=round.masterplan, year=round.year)
        .values_list("program")
        .annotate(Sum("amount"))
    )
    rows = ProgramProgress.objects.bulk_create(
        ProgramProgress(
            item=item,
            budget_ceiling=ceilings.get(item.program_id),
            **carried(newest.get(item.program.key)),
        )
        for item in items
    )
    copy_targets(round, rows)


def newest_progress(round):
    """{program key: its newest handed-in progress in an earlier round that is no sample}."""
    rows = (
        ProgramProgress.objects.filter(
            item__round__regency=round.regency_id, item__round__is_sample=False, item__is_blank=False
        )
        .exclude(item__round=round)
        .select_related("item__program")
        .order_by("item__round__year", "item__edited_at")
    )
    return {row.item.program.key: row for row in rows}


def carried(progress):
    return {field: getattr(progress, field) for field in CARRIED} if progress else {}


def copy_targets(round, rows):
    targets = defaultdict(list)
    for target in ProgramTarget.objects.filter(program__masterplan=round.masterplan, year=round.year):
        targets[target.program_id].append(target)
    TargetActual.objects.bulk_create(
        TargetActual(
            progress=row,
            indicator=target.indicator,
            unit=target.unit,
            direction=target.direction,
            baseline=target.baseline,
            target=target.target,
        )
        for row in rows
        for target in targets[row.item.program_id]
    )


def weights_total(round):
    return round.aspects.aggregate(total=Sum("weight"))["total"] or Decimal(0)
