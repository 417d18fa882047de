"""A round as one plain document: what hand-over and publication freeze; what pages, reports and the API print.

Decimals are strings, unrounded; times are ISO 8601; texts that are data carry their English beside them
as `<field>_en`. `format` counts up when the shape changes, so that old snapshots stay readable.
"""

from decimal import Decimal

from django.db.models import Avg

from evaluations.choices import RUNNING_STATUSES
from evaluations.models import Finding, Item, RoundResult
from evaluations.scoring import SELF, VERIFIED
from evaluations.summaries.scores import scores_of
from evaluations.summaries.shares import running_shares

FORMAT = 1


def snapshot_of(round):
    scores = scores_of(round)
    programs = program_rows(round)
    return {
        "format": FORMAT,
        "regency": regency_row(round.regency),
        "round": round_row(round),
        "masterplan": {"title": round.masterplan.title, "vision": round.masterplan.vision},
        "instrument": instrument_row(round.instrument),
        "final": final_row(scores.final),
        "finals": {
            "self": text(scores.self_assessed.value),
            "verified": text(scores.verified.value),
            "computed": text(scores.final.value),
            "official": text(scores.official_final),
        },
        "aspects": aspect_rows(round, scores),
        "left_out": list(scores.final.left_out),
        "dimensions": dimension_rows(round, scores, programs),
        "items": indicator_rows(round),
        "programs": programs,
        "agencies": agency_rows(round),
        "findings": finding_rows(round),
        "ranks": list(round.ranks.values("scope", "position", "out_of", "source")),
        "peers": [
            row | {"value": text(row["value"])} for row in round.peers.values("name", "value", "source")
        ],
        "previous": previous_row(round),
        "trend": trend_rows(round),
    }


def text(value):
    """A Decimal as text, unrounded and without an exponent; None stays None, 0 stays "0"."""
    if value is None:
        return None
    return format(value.normalize() if value else Decimal(0), "f")


def time(value):
    return value.isoformat() if value else None


def regency_row(regency):
    agency = regency.coordinating_agency
    return {
        "code": regency.code,
        "name": regency.name,
        "ministry": regency.ministry_name,
        "time_zone": regency.time_zone,
        "coordinating_agency": agency.name if agency else "",
    }


def round_row(round):
    return {
        "address": round.address,
        "year": round.year,
        "kind": round.kind,
        "stage": round.stage,
        "state": round.state,
        "deadline": time(round.deadline),
        "is_sample": round.is_sample,
    }


def instrument_row(instrument):
    fields = ("name", "version", "letter", "note", "note_en", "is_reconstruction", "scale_max")
    return {field: getattr(instrument, field) for field in fields}


def final_row(final):
    return {"value": text(final.value), "level": final.level, "missing": final.missing}


def aspect_rows(round, scores):
    terms = {term.code: term for term in scores.final.terms}
    rows = []
    for weight, aspect in zip(round.aspects.select_related("aspect"), scores.aspects, strict=True):
        term = terms.get(aspect.code)
        rows.append(
            {
                "code": aspect.code,
                "name": weight.aspect.name,
                "name_en": weight.aspect.name_en,
                "aggregation": aspect.aggregation,
                "weight": text(aspect.weight),
                "share": text(term.share) if term else None,
                "value": text(term.figure.value) if term else None,
                "level": term.figure.level if term else None,
                "missing": term.figure.missing if term else 0,
                "product": text(term.product) if term else None,
                "official": text(aspect.official),
                "verified": column(scores, aspect, VERIFIED),
                "self": column(scores, aspect, SELF),
                "items": len(aspect.items),
            }
        )
    return rows


def column(scores, aspect, basis):
    figure = scores.figure(aspect, basis)
    return text(figure.value) if figure else None


def dimension_rows(round, scores, programs):
    shares = running_shares(round)
    rows = []
    for dimension in round.masterplan.dimensions.prefetch_related("sub_dimensions"):
        figure = scores.dimensions.get(dimension.code)
        share = shares.get(dimension.code)
        rows.append(
            {
                "code": dimension.code,
                "name": dimension.name,
                "name_en": dimension.name_en,
                "value": text(figure.value) if figure else None,
                "level": figure.level if figure else "missing",
                "missing": figure.missing if figure else 0,
                "programs_planned": share.planned if share else 0,
                "programs_running": share.reached if share else 0,
                "sub_dimensions": sub_dimension_rows(dimension, programs),
            }
        )
    return rows


def sub_dimension_rows(dimension, programs):
    """Sub-dimensions show progress only: nobody scores them."""
    rows = []
    for sub in dimension.sub_dimensions.all():
        own = [row for row in programs if row["sub_dimension_code"] == sub.code]
        physical = [Decimal(row["physical_progress"]) for row in own if row["physical_progress"] is not None]
        rows.append(
            {
                "code": sub.code,
                "name": sub.name,
                "name_en": sub.name_en,
                "programs": len(own),
                "running": sum(row["status"] in RUNNING_STATUSES for row in own),
                "physical_progress": text(sum(physical) / len(physical)) if physical else None,
            }
        )
    return rows


def indicator_rows(round):
    items = (
        Item.objects.filter(round=round, indicator__isnull=False)
        .with_answers()
        .annotate(official=Avg("marks__score"))
        .in_form_order()
    )
    return [indicator_row(item) for item in items]


def indicator_row(item):
    indicator, response = item.indicator, item.response
    return {
        "key": indicator.key,
        "item": item.pk,
        "aspect": indicator.aspect.code,
        "question": indicator.question,
        "question_en": indicator.question_en,
        "form_number": indicator.form_number,
        "weight": text(indicator.weight),
        "dimension": item.dimension.code if item.dimension else "",
        "program": item.program.key if item.program else "",
        "program_name": item.program.name if item.program else "",
        "agency": item.submission.agency.name,
        "state": item.state,
        "self": text(response.self_score),
        "verified": text(response.verified_score),
        "official": text(item.official),
        "is_not_applicable": response.is_not_applicable,
        "not_applicable_reason": response.not_applicable_reason,
        "narrative": response.narrative,
        "rubric": indicator.rubric,
        "rubric_en": indicator.rubric_en,
        "evidence": evidence_rows(item),
    }


def evidence_rows(item):
    return [
        {
            "version": use.version_id,
            "title": use.version.evidence.title,
            "agency": use.version.evidence.agency.label,
            "number": use.version.number,
            "name": use.version.original_name,
            "link": use.version.link,
            "sha256": use.version.sha256,
            "size_bytes": use.version.size_bytes,
            "document_date": time(use.version.document_date),
            "uploaded_at": time(use.version.uploaded_at),
            "withdrawn_at": time(use.version.withdrawn_at),
        }
        for use in item.uses.all()
    ]


def program_rows(round):
    items = (
        Item.objects.filter(round=round, indicator=None)
        .with_answers()
        .select_related("program__sub_dimension")
        .prefetch_related("program__budgets")
        .order_by("dimension__position", "program__sub_dimension__position", "program__key")
    )
    return [program_row(item) for item in items]


def program_row(item):
    program, progress = item.program, item.progress
    return {
        "key": program.key,
        "item": item.pk,
        "name": program.name,
        "dimension": item.dimension.code,
        "sub_dimension": program.sub_dimension.name,
        "sub_dimension_code": program.sub_dimension.code,
        "agency": item.submission.agency.name,
        "is_quick_win": program.is_quick_win,
        "state": item.state,
        "is_blank": item.is_blank,
        "status": progress.status if not item.is_blank else "",
        "physical_progress": text(progress.physical_progress) if not item.is_blank else None,
        "budget_ceiling": text(progress.budget_ceiling),
        "budget_realised": text(progress.budget_realised) if not item.is_blank else None,
        "sources": [row.source for row in program.budgets.all() if row.year == item.round.year],
        "output": progress.output,
        "outcome": progress.outcome,
        "obstacle_kind": progress.obstacle_kind,
        "obstacle": progress.obstacle,
        "follow_up": progress.follow_up,
        "targets": [
            {
                "indicator": row.indicator,
                "unit": row.unit,
                "direction": row.direction,
                "baseline": text(row.baseline),
                "target": text(row.target),
                "actual": text(row.actual),
                "is_met": row.is_met,
            }
            for row in progress.actuals.all()
        ],
        "evidence": evidence_rows(item),
    }


def agency_rows(round):
    rows = round.submissions.for_listing().order_by("agency__name")
    return [
        {
            "code": row.agency.code,
            "name": row.agency.name,
            "short_name": row.agency.label,
            "state": row.state,
            "items": row.item_count,
            "filled": row.filled_count,
            "verified": row.verified_count,
            "submitted_at": time(row.submitted_at),
            "is_on_time": row.submitted_at is not None and row.submitted_at <= round.deadline,
        }
        for row in rows
    ]


def finding_rows(round):
    findings = (
        Finding.objects.filter(round=round).select_related("dimension").prefetch_related("follow_ups__agency")
    )
    return [
        {
            "kind": row.kind,
            "text": row.text,
            "dimension": row.dimension.code if row.dimension else "",
            "follow_ups": [
                {
                    "agency": step.agency.name,
                    "due_on": time(step.due_on),
                    "state": step.state,
                    "progress": step.progress,
                }
                for step in row.follow_ups.all()
            ],
        }
        for row in findings
    ]


def earlier_results(round):
    """The newest publication of each earlier round of this kind, oldest first; samples stand outside of trends."""
    if round.is_sample:
        return []
    rows = (
        RoundResult.objects.publications()
        .filter(round__regency=round.regency_id, round__is_sample=False, round__kind=round.kind)
        .exclude(round=round)
        .select_related("round")
        .newest()
    )
    place = (round.year, round.stage)
    earlier = [row for row in rows if (row.round.year, row.round.stage) < place]
    return sorted(earlier, key=lambda row: (row.round.year, row.round.stage))


def headline(result):
    """The ministry's printed final where there is one, else the computed one."""
    return result.computed_final if result.official_final is None else result.official_final


def previous_row(round):
    earlier = earlier_results(round)
    if not earlier:
        return None
    result = earlier[-1]
    return {
        "address": result.round.address,
        "year": result.round.year,
        "stage": result.round.stage,
        "value": text(headline(result)),
        "aspects": {row["code"]: row["value"] for row in result.snapshot["aspects"]},
        "dimensions": {row["code"]: row["value"] for row in result.snapshot["dimensions"]},
    }


def trend_rows(round):
    return [
        {
            "address": result.round.address,
            "year": result.round.year,
            "stage": result.round.stage,
            "value": text(headline(result)),
            "level": result.snapshot["final"]["level"],
        }
        for result in earlier_results(round)
    ]
