"""The round 2024-2, open and half filled: its dates hang on the day of seeding, so that it always looks alive."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from evaluations.actions.extensions import grant_extension
from evaluations.actions.items import return_item
from evaluations.actions.rounds import open_round, prepare_round
from evaluations.choices import State
from evaluations.models import Item, Notice, Response, Round, Submission, TargetActual
from evaluations.seed.answers import Answers, luck
from evaluations.seed.assignments import assign
from evaluations.seed.clock import WIB, at
from evaluations.seed.files import DEMO, document
from evaluations.seed.packets import (
    items_of,
    move_packet,
    propose_and_submit,
    save_answers,
    verify_items,
)

DAYS_PAST_DEADLINE = 2
DAYS_OPEN = 30


@transaction.atomic
def seed_running_round(masterplan, instrument, people, shelf):
    if Round.objects.filter(regency=masterplan.regency).at("2024-2").exists():
        return
    plan = document(DEMO / "open_round.toml")
    today = timezone.now().astimezone(WIB).replace(hour=16, minute=0, second=0, microsecond=0)
    deadline = today - timedelta(days=DAYS_PAST_DEADLINE)
    round = opened(masterplan, instrument, people["koordinator"], deadline)
    Office(round, plan, people, shelf).work(deadline, today)
    Notice.objects.filter(round=round, created_at__lt=deadline).update(read_at=deadline)


def opened(masterplan, instrument, by, deadline):
    with at(deadline - timedelta(days=DAYS_OPEN)):
        round = prepare_round(
            by=by, masterplan=masterplan, instrument=instrument, year=2024, stage=2, deadline=deadline
        )
        assign(round)
        return open_round(round, by=by)


class Office:
    """The agencies at work in one round, each as far as the plan says."""

    def __init__(self, round, plan, people, shelf):
        self.round, self.plan, self.people, self.shelf = round, plan, people, shelf
        self.stages = {code: stage for stage, codes in plan["stages"].items() for code in codes}
        self.packets = list(Submission.objects.filter(round=round).select_related("agency"))
        self.items = items_of(round)

    def stage(self, packet):
        return self.stages.get(packet.agency.code, "submitted")

    def work(self, deadline, today):
        own = {packet.pk: [] for packet in self.packets}
        for item in self.items:
            own[item.submission_id].append(item)
        scores = self.fill_in(own, deadline)
        for number, packet in enumerate(self.packets):
            packet.round = self.round
            with at(deadline - timedelta(days=number % 9, hours=number % 7, minutes=number)):
                self.hand_in(packet, own[packet.pk])
        for number, packet in enumerate(self.packets):
            with at(today - timedelta(hours=20 + number % 8, minutes=number)):
                self.check(packet, own[packet.pk], scores)
        with at(deadline - timedelta(hours=6)):
            self.extend(today)

    def fill_in(self, own, deadline):
        """Save the answers of whoever has begun, with evidence beside them."""
        begun = [item for packet in self.packets for item in self.begun(packet, own[packet.pk])]
        with at(deadline - timedelta(days=10)):
            scores = save_answers(begun, Answers(self.items), self.people)
            self.shelf.fill(begun, (deadline - timedelta(days=12)).date())
            self.shelf.use([item for item in begun if not self.lacks_evidence(item)])
        for packet in self.packets:
            if self.stage(packet) == "begun":
                self.leave_gaps(own[packet.pk])
        return scores

    def begun(self, packet, items):
        if self.stage(packet) == "not_begun":
            return []
        left = len(items) // 7 if self.stage(packet) == "begun" else 0
        return items[: len(items) - left]

    def lacks_evidence(self, item):
        return self.stage(item.submission) == "begun" and luck(item.key) % 5 == 0

    def leave_gaps(self, items):
        """An actual or an explanation here and there is left to fill in."""
        programs = [item for item in items if item.is_program][::5]
        responses = [item for item in items if not item.is_program][2::6]
        TargetActual.objects.filter(progress__item__in=programs).update(actual=None)
        Response.objects.filter(item__in=responses).update(narrative="")

    def hand_in(self, packet, items):
        stage = self.stage(packet)
        if stage in {"begun", "not_begun"}:
            return
        if stage == "awaiting_approval":
            operator = self.people.operator(packet.agency_id)
            move_packet(packet, items, "propose", State.AWAITING_APPROVAL, operator)
        else:
            propose_and_submit(packet, items, self.people)

    def check(self, packet, items, scores):
        stage, code = self.stage(packet), packet.agency.code
        if stage == "verified":
            verify_items(packet, items, scores, self.people["koordinator"])
        elif stage == "partly_verified":
            verify_items(packet, items[: len(items) * 2 // 3], scores, self.people["koordinator"])
        elif stage == "returned":
            count, kind, reason = self.plan["returns"][code]
            for item in items[:count]:
                return_item(item, by=self.people["koordinator"], reason=f"Contoh: {reason}", reason_kind=kind)

    def extend(self, today):
        for packet in self.packets:
            if packet.agency.code in self.plan["extensions"]:
                days, reason = self.plan["extensions"][packet.agency.code]
                until = today + timedelta(days=days)
                grant_extension(packet, by=self.people["koordinator"], until=until, reason=reason)
