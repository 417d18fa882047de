"""Sample answers: what a program achieved, what an agency says of an indicator. Same item, same answer."""

from decimal import Decimal
from zlib import crc32

from evaluations.choices import RUNNING_STATUSES, ComputedFrom, Direction, ProgramStatus
from evaluations.formats import number
from evaluations.scoring import banded
from evaluations.seed.files import DEMO, document, rows

MARK = "Contoh: "
WHOLE, CENT = Decimal(1), Decimal("0.01")


def luck(*words):
    """A number from 0 to 99 that depends on the words alone."""
    return crc32(" ".join(map(str, words)).encode()) % 100


class Answers:
    """The texts of the data files, filled in for the items of one round; nothing is saved here."""

    def __init__(self, items):
        self.texts = document(DEMO / "answers.toml")
        self.told = {row["program"]: row for row in rows(DEMO / "outcomes.csv")}
        self.running, self.met = {}, {}
        self.reached = {}
        for item in items:
            if item.is_program:
                self.progress(item)

    def progress(self, item):
        """Fill in an item's ProgramProgress and the actuals of its targets."""
        progress, program = item.progress, item.program
        chance = luck(program.key, item.round.address)
        progress.status = status_of(program, item.round.year, chance)
        runs = progress.status in RUNNING_STATUSES
        actuals = list(progress.actuals.all())
        for row in actuals:
            row.actual = reached(row, luck(row.indicator, item.round.address)) if runs else row.baseline
        self.remember(item, runs, actuals)
        progress.physical_progress = physical(progress.status, chance)
        progress.budget_realised = spent(progress, chance)
        if runs:
            told = self.told[program.key]
            progress.output, progress.outcome = MARK + told["output"], MARK + told["outcome"]
        if not runs or any(not row.is_met for row in actuals):
            self.hinder(progress, chance)

    def hinder(self, progress, chance):
        kinds = list(self.texts["obstacles"])
        progress.obstacle_kind = kinds[chance % len(kinds)]
        pairs = self.texts["obstacles"][progress.obstacle_kind]
        obstacle, follow_up = pairs[chance // len(kinds) % len(pairs)]
        progress.obstacle, progress.follow_up = MARK + obstacle, MARK + follow_up

    def remember(self, item, runs, actuals):
        """Keep, per dimension, which programs run and which targets are met: some indicators count them."""
        self.reached[item.program.key] = actuals[0]
        self.running.setdefault(item.dimension.code, []).append(runs)
        self.met.setdefault(item.dimension.code, []).extend(row.is_met for row in actuals)

    def counted(self, indicator):
        counts = {ComputedFrom.PROGRAMS_RUNNING: self.running, ComputedFrom.TARGETS_MET: self.met}
        return counts.get(indicator.computed_from, {}).get(indicator.dimension_code, [])

    def response(self, item):
        """Fill in an item's Response and return the score a verifier would give."""
        text = self.text_of(item.indicator)
        own, verified = map(Decimal, map(str, text["scores"]))
        chance = luck(item.key, item.round.address)
        if counted := self.counted(item.indicator):
            own = verified = banded(Decimal(sum(counted)) / len(counted), item.indicator.band)
        elif item.indicator.allows_decimals:
            own, verified = own + Decimal(chance % 40) / 100, verified + Decimal(chance % 35) / 100
        elif chance < 15:
            own, verified = own - 1, verified - 1
        item.response.self_score = own
        item.response.narrative = MARK + text["narrative"].format_map(self.words(item, counted))
        return min(own, verified)

    def text_of(self, indicator):
        code = indicator.dimension_code
        return self.texts["answers"][indicator.key.replace(code, "{code}") if code else indicator.key]

    def words(self, item, counted):
        words = {
            "name": item.dimension.name if item.dimension else "",
            "count": sum(counted),
            "planned": len(counted),
        }
        return words | (self.words_about(item.program) if item.program else {})

    def words_about(self, program):
        reached = self.reached[program.key]
        partners = [agency.label for agency in program.supporting_agencies.all()]
        return {
            "program": program.name.removeprefix(MARK),
            "problem": program.problem,
            "objective": program.objective,
            "measure": reached.indicator,
            "unit": reached.unit,
            "baseline": number(reached.baseline),
            "actual": number(reached.actual),
            "application": program.application or "aplikasi perangkat daerah",
            "partner": " dan ".join(partners[:2]) or "komunitas setempat",
        }


def status_of(program, year, chance):
    if program.end_year <= year:
        return ProgramStatus.COMPLETED
    if program.is_quick_win or chance >= 22:
        return ProgramStatus.RUNNING
    if chance >= 10:
        return ProgramStatus.PREPARING
    return ProgramStatus.STOPPED if chance >= 7 else ProgramStatus.NOT_STARTED


def reached(row, chance):
    """Three in four targets are met; the others are missed by up to a third of the way."""
    way = row.target - row.baseline
    share = Decimal(100 + chance % 9) if chance >= 27 else Decimal(66 + chance)
    actual = row.baseline + way * share / 100
    step = WHOLE if row.target == row.target.to_integral() else CENT
    rounded = actual.quantize(step)
    is_short = share < 100 and rounded == row.target.quantize(step)
    return rounded - step if is_short and row.direction == Direction.UP else rounded


def physical(status, chance):
    return {
        ProgramStatus.COMPLETED: Decimal(100),
        ProgramStatus.RUNNING: Decimal(48 + chance % 47) + Decimal(chance % 4) / 4,
        ProgramStatus.PREPARING: Decimal(5 + chance % 15),
        ProgramStatus.STOPPED: Decimal(10 + chance % 20),
    }.get(status, Decimal(0))


def spent(progress, chance):
    """Rupiah realised: somewhat behind the physical progress, never above the ceiling."""
    ceiling = progress.budget_ceiling or Decimal(0)
    share = progress.physical_progress * (88 + chance % 11) / 100
    return (ceiling * share / 100 / 1000).quantize(WHOLE) * 1000
