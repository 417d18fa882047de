"""The round 2024-2, open and half filled. Its dates hang on the day of seeding, so that it looks alive."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from evaluations.actions.extensions import grant_extension
from evaluations.actions.items import return_item
from evaluations.actions.rounds import open_round, prepare_round
from evaluations.choices import State
from evaluations.models import Notice, Response, Round, TargetActual
from evaluations.seed.answers import Answers, luck
from evaluations.seed.assignments import assign
from evaluations.seed.clock import WIB, at
from evaluations.seed.files import DEMO, document
from evaluations.seed.packets import (
    items_of,
    move,
    packets_of,
    propose_and_submit,
    save_answers,
    verify,
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
        self.plan, self.people, self.shelf = plan, people, shelf
        self.coordinator = people["koordinator"]
        self.stages = {code: stage for stage, codes in plan["stages"].items() for code in codes}
        self.items = items_of(round)
        self.packets = packets_of(round, self.items)

    def stage(self, packet):
        return self.stages.get(packet.agency.code, "submitted")

    def standing(self, *stages):
        return [(packet, items) for packet, items in self.packets if self.stage(packet) in stages]

    def work(self, deadline, today):
        with at(deadline - timedelta(days=10)):
            scores = self.fill_in((deadline - timedelta(days=12)).date())
        self.hand_in(deadline)
        with at(deadline - timedelta(hours=6)):
            self.extend(today)
        with at(today - timedelta(hours=22)):
            self.check(scores)

    def fill_in(self, date):
        """Save the answers of whoever has begun, with evidence beside them."""
        begun = [item for packet, items in self.packets for item in self.begun(packet, items)]
        scores = save_answers(begun, Answers(self.items), self.people)
        self.shelf.fill(begun, date)
        self.shelf.use([item for item in begun if not self.lacks_evidence(item)])
        for _, items in self.standing("begun"):
            leave_gaps(items)
        return scores

    def begun(self, packet, items):
        if self.stage(packet) == "not_begun":
            return []
        left = len(items) // 7 if self.stage(packet) == "begun" else 0
        return items[: len(items) - left]

    def lacks_evidence(self, item):
        return self.stage(item.submission) == "begun" and luck(item.key) % 5 == 0

    def hand_in(self, deadline):
        packets = self.standing("submitted", "verified", "partly_verified", "returned")
        for day in range(1, 9):
            with at(deadline - timedelta(days=day, hours=day % 5, minutes=7 * day)):
                propose_and_submit(packets[day - 1 :: 8], self.people)
        waiting = self.standing("awaiting_approval")
        with at(deadline - timedelta(hours=3)):
            move(waiting, "propose", State.AWAITING_APPROVAL, lambda row: self.people.operator(row.agency_id))

    def check(self, scores):
        verify(self.standing("verified"), scores, lambda packet: self.coordinator)
        verify(self.standing("partly_verified"), scores, lambda packet: self.coordinator, share=0.7)
        for packet, items in self.standing("returned"):
            count, kind, reason = self.plan["returns"][packet.agency.code]
            for item in items[:count]:
                return_item(item, by=self.coordinator, reason=f"Contoh: {reason}", reason_kind=kind)

    def extend(self, today):
        for packet, _ in self.packets:
            if packet.agency.code in self.plan["extensions"]:
                days, reason = self.plan["extensions"][packet.agency.code]
                until = today + timedelta(days=days)
                grant_extension(packet, by=self.coordinator, until=until, reason=reason)


def leave_gaps(items):
    """An actual or an explanation here and there is left to fill in."""
    programs = [item for item in items if item.is_program][::5]
    responses = [item for item in items if not item.is_program][2::6]
    TargetActual.objects.filter(progress__item__in=programs).update(actual=None)
    Response.objects.filter(item__in=responses).update(narrative="")
