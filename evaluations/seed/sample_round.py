"""The sample round 2024-1, worked through to publication: answers, scores, marks, findings, all invented."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from evaluations.actions.rounds import close_round, hand_over_round, open_round, prepare_round, publish_round
from evaluations.choices import ClarificationState
from evaluations.models import Clarification, Finding, FollowUp, Item, Mark, Notice, Round
from evaluations.seed.answers import MARK, Answers, luck
from evaluations.seed.assignments import assign
from evaluations.seed.clock import at, wib
from evaluations.seed.files import DEMO, document
from evaluations.seed.packets import items_of, packets_of, propose_and_submit, save_answers, verify


@transaction.atomic
def seed_sample_round(masterplan, instrument, people, shelf):
    if Round.objects.filter(regency=masterplan.regency).at("2024-1").exists():
        return
    coordinator, administrator = people["koordinator"], people["admin"]
    with at(wib(2024, 5, 6, 9)):
        round = prepare_round(
            by=coordinator,
            masterplan=masterplan,
            instrument=instrument,
            year=2024,
            stage=1,
            deadline=wib(2024, 5, 31, 16),
            is_sample=True,
        )
        assign(round)
        open_round(round, by=coordinator)
    answer(round, people, shelf)
    with at(wib(2024, 6, 12, 10)):
        hand_over_round(round, by=coordinator)
        ask(round, people)
    with at(wib(2024, 6, 20, 14)):
        mark(round, people.reviewers)
        find(round)
    with at(wib(2024, 7, 2, 9)):
        publish_round(round, by=administrator)
    Notice.objects.filter(round=round).delete()


def answer(round, people, shelf):
    """Every agency fills in, submits and is verified; then the round closes."""
    items = items_of(round)
    with at(wib(2024, 5, 20, 13, 30)):
        scores = save_answers(items, Answers(items), people)
        shelf.fill(items, date(2024, 5, 17))
        shelf.use(items)
    packets = packets_of(round, items)
    for day in range(8):
        with at(wib(2024, 5, 22 + day, 8 + day, 7 * day)):
            propose_and_submit(packets[day::8], people)
    with at(wib(2024, 5, 31, 16, 1)):
        close_round(round, by=None)
    verifiers = {people["koordinator"].agency_id: people["admin"]}
    for day in range(4):
        with at(wib(2024, 6, 3 + day, 9 + day, 11 * day)):
            verify(packets[day::4], scores, lambda row: verifiers.get(row.agency_id, people["koordinator"]))


def ask(round, people):
    for row in document(DEMO / "findings.toml")["clarifications"]:
        item = Item.objects.select_related("submission").get(round=round, indicator__key=row["item"])
        Clarification.objects.create(
            round=round,
            item=item,
            question=row["question"],
            asked_by=people["asesor"],
            due_at=wib(2024, 6, 13, 10),
            agency_id=item.submission.agency_id,
            state=ClarificationState.CONVEYED,
            answer=row["answer"],
            answered_by=people.head(item.submission.agency_id),
            answered_at=wib(2024, 6, 12, 17),
        )


def mark(round, reviewers):
    """Whole marks, most of them the verified score, some a step beside it."""
    items = Item.objects.filter(round=round, indicator__isnull=False).select_related("response", "indicator")
    Mark.objects.bulk_create(
        Mark(item=item, reviewer=reviewer, score=score, comment=remark(score, item))
        for item in items
        for reviewer in reviewers
        for score in [marked(item, reviewer)]
    )


def marked(item, reviewer):
    step = {0: -1, 1: 1, 2: 1}.get(luck(item.indicator.key, item.program_id, reviewer.user.username) % 10, 0)
    return min(Decimal(4), max(Decimal(0), item.response.verified_score.quantize(Decimal(1)) + step))


def remark(score, item):
    return f"{MARK}bukti perlu dilengkapi." if score < item.response.verified_score else ""


def find(round):
    dimensions = {row.code: row for row in round.masterplan.dimensions.all()}
    agencies = {row.code: row for row in round.regency.agencies.all()}
    for position, row in enumerate(document(DEMO / "findings.toml")["findings"], start=1):
        finding = Finding.objects.create(
            round=round,
            kind=row["kind"],
            text=row["text"],
            dimension=dimensions.get(row.get("dimension")),
            position=position,
        )
        if plan := row.get("follow_up"):
            FollowUp.objects.create(
                finding=finding,
                agency=agencies[plan["agency"]],
                due_on=date.fromisoformat(plan["due"]),
                state=plan["state"],
                progress=plan["progress"],
            )
