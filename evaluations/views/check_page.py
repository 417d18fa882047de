from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agencies.choices import Role
from evaluations.choices import State
from evaluations.gaps import first_field
from evaluations.rules import EDITABLE
from evaluations.summaries.history import packet_moves
from evaluations.summaries.packets import newest_returns
from evaluations.views.confirm_page import MOVES, effects_of, evidence_count, rule_of

SHORT_TEXT_WORDS = 20


class CheckPage:
    """Where the packet stands and what this person may do with it now."""

    def __init__(self, packet, membership):
        self.packet = packet
        self.membership = membership

    @property
    def needs_approval(self):
        return self.packet.round.needs_approval

    @cached_property
    def move(self):
        """The move that comes next for this person: "propose", "submit", or "" when it is not their turn."""
        held, waiting = self.packet.count(*EDITABLE), self.packet.count(State.AWAITING_APPROVAL)
        if self.membership.agency_id != self.packet.submission.agency_id:
            return ""
        if self.membership.role == Role.HEAD and waiting:
            return "submit"
        if held and not self.needs_approval and self.membership.works_for_agency:
            return "submit"
        return "propose" if held and self.membership.role == Role.OPERATOR else ""

    @property
    def verb(self):
        if self.approves:
            return _("Approve & submit")
        return MOVES[self.move].verb if self.move else ""

    @property
    def title(self):
        """The situation, in one line."""
        if self.approves:
            count = len(self.rows)
            waiting = ngettext(
                "%(count)d answer waits for your approval", "%(count)d answers wait for your approval", count
            )
            return waiting % {"count": count}
        if self.gaps and self.move:
            count = len(self.gaps)
            left = ngettext(
                "%(count)d thing left before you can hand in",
                "%(count)d things left before you can hand in",
                count,
            )
            return left % {"count": count}
        if self.is_ready:
            return _("Ready to be handed in")
        return {
            2: _("The agency is still filling this in"),
            3: _("With the head for approval") if self.needs_approval else _("Handed in, being verified"),
            4: _("Handed in, being verified") if self.needs_approval else _("Every answer has been accepted"),
            5: _("Every answer has been accepted"),
        }[self.step]

    @cached_property
    def rows(self):
        """What the next move takes along; for everybody else what the agency still holds."""
        if self.move:
            return self.packet.handed_in_by(rule_of(self.move, self.packet.round))
        return [row for row in self.packet.rows if row.item.state in EDITABLE]

    @cached_property
    def gaps(self):
        return [gap for row in self.rows for gap in row.gaps]

    @property
    def gap_items(self):
        return sum(bool(row.gaps) for row in self.rows)

    @cached_property
    def complete(self):
        return [row for row in self.rows if not row.gaps]

    @cached_property
    def late(self):
        """Held by the agency, past the deadline, without an extension: left out of the next move."""
        held = [row for row in self.packet.rows if row.item.state in EDITABLE]
        return [row for row in held if not self.packet.is_in_time(row.item)]

    @property
    def evidence_count(self):
        return evidence_count(self.rows)

    @cached_property
    def suggestions(self):
        """[(item, field, sentence)] of what would help the verifier and hinders nothing."""
        complete = [row.item for row in self.rows if not row.gaps]
        untouched = [item for item in complete if is_untouched(item, self.returns)]
        return [
            *((item, first_field(item), _("Returned and not changed since.")) for item in untouched),
            *(found for item in complete for found in suggestions(item)),
        ]

    @cached_property
    def refusal(self):
        """Why the next move may not be made now, gaps aside."""
        if not self.move:
            return None
        return self.packet.refusal(rule_of(self.move, self.packet.round), self.membership)

    @property
    def is_ready(self):
        return bool(self.move and self.rows) and not self.gaps and not self.refusal

    @property
    def approves(self):
        """The head reads here what the operators propose."""
        return self.move == "submit" and self.membership.role == Role.HEAD and self.needs_approval

    @property
    def may_withdraw(self):
        submitted, verified = self.packet.count(State.SUBMITTED), self.packet.count(State.VERIFIED)
        return submitted and not verified and not self.packet.refusal("withdraw", self.membership)

    @property
    def steps(self):
        approval = [_("Head's approval")] if self.needs_approval else []
        return [_("Fill in"), _("Check"), *approval, _("Submitted")]

    @property
    def step(self):
        """The number of the present step on the check page, from 1; past the last when all is verified."""
        last = len(self.steps)
        if self.packet.count(*EDITABLE):
            return 2
        if self.packet.count(State.AWAITING_APPROVAL):
            return 3
        return last if self.packet.count(State.SUBMITTED) else last + 1

    @property
    def place(self):
        """The number of the present step on the packet's page."""
        return 1 if self.packet.count(*EDITABLE) else self.step

    @property
    def effects(self):
        return effects_of(self.move, self.packet, self.rows) if self.move else []

    @cached_property
    def sent_back(self):
        """The head's newest note, while the operators have the packet again."""
        if not self.packet.count(*EDITABLE):
            return None
        newest = packet_moves(self.packet.submission).filter(move__in=["send_back", "propose"]).first()
        return newest if newest and newest.move == "send_back" else None

    @cached_property
    def returns(self):
        return newest_returns([row.item for row in self.packet.returned]) if self.packet.returned else {}


def is_untouched(item, returns):
    returned = returns.get(item.pk)
    return returned is not None and (item.edited_at is None or item.edited_at < returned.at)


def suggestions(item):
    answer = item.answer
    if (
        not item.is_program
        and not answer.is_not_applicable
        and len(answer.narrative.split()) < SHORT_TEXT_WORDS
    ):
        words = {"count": SHORT_TEXT_WORDS}
        yield (
            item,
            "narrative",
            _("Explanation shorter than %(count)d words: reviewers often ask for details.") % words,
        )
    if any(use.version.document_date is None for use in item.uses.all()):
        yield item, "evidence", _("Evidence without a document date.")
