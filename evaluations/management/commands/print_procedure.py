from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import translation

from agencies.choices import Role
from evaluations.choices import RoundState, State
from evaluations.rules import ITEM_MOVES, PACKET_MOVES, ROUND_MOVES

PAGE = Path("docs") / "procedure.md"

HEAD = """# Procedure

Printed from the tables in `evaluations/rules.py` by `manage.py print_procedure --write`; a test keeps it true.
Pages, admin, API and worker call the same actions (`evaluations/actions/`), which ask these tables inside the
lock. A refusal is a sentence for the person who asked; each move leaves one row in the history.
"""

TAIL = """

## What else holds

- Handing in and editing end with the deadline, in the regency's time zone. An extension (for a packet or one
  answer, until a time, with a reason) and a returned answer stay open.
- The clock closes a round at its deadline, or when the last extension has run out.
- Nobody verifies what they filled in themselves. A coordinator does not verify the own agency's answers: an
  administrator, or a coordinator of another agency, does.
- A packet stands where its least finished answer stands; it is verified when all its answers are.
- Sending back and returning need a reason. Handing in lists every gap at once (`evaluations/gaps.py`).
- Handing over and publishing freeze a snapshot. A published figure never moves; reopening and publishing again
  makes the next version. Without scores of the ministry a round is published straight after verification.
- "Late", "overdue" and "not filled in" are computed, never stored. The same request key does a thing once.
"""


class Command(BaseCommand):
    help = "Print the procedure as Markdown, from the tables in code."

    def add_arguments(self, parser):
        parser.add_argument("--write", action="store_true", help=f"write {PAGE}")

    def handle(self, *args, write=False, **options):
        page = procedure()
        if write:
            (settings.BASE_DIR / PAGE).write_text(page)
        else:
            self.stdout.write(page)


def procedure():
    with translation.override("en"):
        rounds = [(name, rule, "") for name, rule in ROUND_MOVES.items()]
        return (
            "\n".join(
                [
                    HEAD,
                    "## Rounds\n",
                    table(rounds, RoundState),
                    "\n## Packets\n",
                    packets(),
                    "\n## Answers\n",
                    answers(),
                ]
            )
            + TAIL
        )


def packets():
    return table([(name, rule, during(rule)) for name, rule in PACKET_MOVES.items()], State)


def answers():
    return table([(name, rule, during(rule)) for name, rule in ITEM_MOVES.items()], State)


def table(moves, states):
    rows = [
        f"| {name} | {words(states, rule.origin)} | {target(states, rule)} | {words(Role, rule.by)} | {while_} |"
        for name, rule, while_ in moves
    ]
    return "\n".join(["| move | from | to | by | while the round is |", "|---|---|---|---|---|", *rows])


def target(states, rule):
    return states(rule.to).label if rule.to else "one step back"


def during(rule):
    bound = "; until the deadline" if rule.hands_in else ""
    return words(RoundState, rule.during) + bound


def words(choices, values):
    return ", ".join(str(choices(value).label) for value in choices if value in values)
