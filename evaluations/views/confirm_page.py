"""The words around the moves of a packet: what is asked, what will happen, what has happened."""

from functools import cached_property
from typing import NamedTuple
from uuid import uuid4

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from evaluations.actions import submissions as actions
from evaluations.formats import moment
from evaluations.forms.submissions import ReasonForm
from evaluations.rules import PACKET_MOVES


class MovePage(NamedTuple):
    """The words of a move's confirming page, and the action behind it."""

    action: object
    title: object
    button: object
    verb: str
    done: str


MOVES = {
    "propose": MovePage(
        actions.propose,
        lambda count: ngettext(
            "Send %(count)d answer to the head for approval?",
            "Send %(count)d answers to the head for approval?",
            count,
        ),
        lambda count: ngettext("Send %(count)d answer", "Send %(count)d answers", count),
        gettext_lazy("Send to the head"),
        gettext_lazy("Sent to the head of your agency for approval."),
    ),
    "submit": MovePage(
        actions.submit,
        lambda count: ngettext("Submit %(count)d answer?", "Submit %(count)d answers?", count),
        lambda count: ngettext("Submit %(count)d answer", "Submit %(count)d answers", count),
        gettext_lazy("Submit"),
        gettext_lazy("Submitted. The coordinator verifies every answer."),
    ),
    "send_back": MovePage(
        actions.send_back,
        lambda count: ngettext(
            "Send %(count)d answer back to the operators?",
            "Send %(count)d answers back to the operators?",
            count,
        ),
        lambda count: ngettext("Send %(count)d answer back", "Send %(count)d answers back", count),
        gettext_lazy("Send back"),
        gettext_lazy("Sent back to the operators with your note."),
    ),
    "withdraw": MovePage(
        actions.withdraw,
        lambda count: ngettext("Withdraw %(count)d answer?", "Withdraw %(count)d answers?", count),
        lambda count: ngettext("Withdraw %(count)d answer", "Withdraw %(count)d answers", count),
        gettext_lazy("Withdraw"),
        gettext_lazy("Withdrawn. The operators can change the answers again."),
    ),
}


class ConfirmPage:
    def __init__(self, packet, membership, move):
        self.packet = packet
        self.membership = membership
        self.name = move
        self.hidden = [("request_key", uuid4().hex)]

    @cached_property
    def rows(self):
        rule = rule_of(self.name, self.packet.round)
        if PACKET_MOVES[rule].hands_in:
            return self.packet.handed_in_by(rule)
        return self.packet.held_for(rule)

    @property
    def title(self):
        count = len(self.rows)
        return MOVES[self.name].title(count) % {"count": count}

    @property
    def button(self):
        """The verb once more, with the number."""
        return MOVES[self.name].button(len(self.rows)) % {"count": len(self.rows)}

    @property
    def effects(self):
        return effects_of(self.name, self.packet, self.rows)

    @property
    def form(self):
        return ReasonForm() if PACKET_MOVES[self.name].needs_reason else None

    @property
    def refusal(self):
        if not self.rows:
            return _("There is nothing to hand in.")
        rule = rule_of(self.name, self.packet.round)
        return self.packet.refusal(rule, self.membership, reason="-")  # it is asked for on this very page


def rule_of(move, round):
    return "submit_unapproved" if move == "submit" and not round.needs_approval else move


def effects_of(move, packet, rows):
    """[(icon, sentence)]: what this move will do."""
    numbers = {"answers": len(rows), "evidence": evidence_count(rows)}
    office = packet.round.regency.coordinating_agency
    verifier = {"office": office.label if office else _("The coordinator")}
    lock = _(
        "%(answers)d answers and %(evidence)d pieces of evidence are locked."
        " Only what is returned opens again."
    )
    locked = ("lock", lock % numbers)
    head = ("user-check", _("The head of your agency is asked for approval."))
    verified = ("checks", _("%(office)s verifies every answer after that.") % verifier)
    clock = ("clock", time_sentence(packet))
    return {
        "propose": [locked, head, verified, clock],
        "submit": [locked, verified, clock],
        "send_back": [
            ("lock-open", _("%(answers)d answers open again for the operators.") % numbers),
            ("messages", _("They read your note.")),
            clock,
        ],
        "withdraw": [
            ("lock-open", _("%(answers)d answers open again; nothing counts as submitted.") % numbers),
            clock,
        ],
    }[move]


def time_sentence(packet):
    if packet.deadline < timezone.now():
        return _("The deadline has passed: only what was returned or given more time may still be handed in.")
    when = moment(packet.deadline, weekday=True, zone=packet.round.regency.zone)
    return _("The time of the server counts. Deadline: %(when)s.") % {"when": when}


def evidence_count(rows):
    return len({use.version_id for row in rows for use in row.item.uses.all()})
