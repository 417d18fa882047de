from functools import cached_property
from typing import NamedTuple
from uuid import uuid4

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET

from agencies.choices import Role
from evaluations.actions import submissions as actions
from evaluations.actions.moves import Incomplete, Refused
from evaluations.choices import State
from evaluations.formats import moment
from evaluations.forms.submissions import MoveForm, ReasonForm
from evaluations.models import Submission
from evaluations.rules import EDITABLE, PACKET_MOVES, latest_extension, packet_refusal
from evaluations.summaries.history import packet_events, packet_moves
from evaluations.summaries.packets import Packet, newest_returns
from evaluations.views.access import signed_in
from evaluations.views.refusals import status_of

SHORT_TEXT_WORDS = 20


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


@signed_in
@require_GET
def submission_detail(request, pk):
    packet = visible_packet(request, pk)
    shown = request.GET.get("state", "")
    context = {
        "packet": packet,
        "check": CheckPage(packet, request.membership),
        "shown": shown,
        "groups": packet.groups_in(shown),
        "history": packet_events(packet.submission),
    }
    return render(request, "evaluations/submission_detail.html", context)


@signed_in
@require_GET
def submission_check(request, pk):
    return show_check(request, visible_packet(request, pk))


@signed_in
def submission_move(request, pk, move):
    """Ask with the numbers; then do it once."""
    if move not in MOVES:
        raise Http404
    packet = visible_packet(request, pk)
    if request.method == "POST":
        return make_move(request, packet, move)
    check = CheckPage(packet, request.membership)
    if move == check.move and check.gaps:
        return redirect("evaluations:submission_check", pk)
    context = {"packet": packet, "confirm": ConfirmPage(packet, request.membership, move)}
    return render(request, "evaluations/submission_confirm.html", context)


def visible_packet(request, pk):
    submissions = Submission.objects.visible_to(request.membership).with_parts()
    submission = get_object_or_404(submissions.select_related("round__regency__coordinating_agency"), pk=pk)
    return Packet(submission, request.membership)


def make_move(request, packet, move):
    form = MoveForm(request.POST)
    form.is_valid()
    given = {"by": request.membership, "request_key": form.cleaned_data.get("request_key", "")}
    if PACKET_MOVES[move].needs_reason:
        given["reason"] = form.cleaned_data.get("reason", "")
    try:
        MOVES[move].action(packet.submission, **given)
    except Incomplete as refused:
        return show_check(request, packet, status=status_of(refused))
    except Refused as refused:
        messages.error(request, str(refused))
        return show_check(request, packet, status=status_of(refused))
    messages.success(request, MOVES[move].done)
    return redirect("evaluations:submission_detail", packet.submission.pk)


def show_check(request, packet, status=200):
    context = {"packet": packet, "check": CheckPage(packet, request.membership), "request_key": uuid4().hex}
    return render(request, "evaluations/submission_check.html", context, status=status)


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
        return MOVES[self.move].verb if self.move else ""

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

    @cached_property
    def suggestions(self):
        """[(item, field, sentence)] of what would help the verifier and hinders nothing."""
        return [found for row in self.rows for found in suggestions(row.item) if not row.gaps]

    @cached_property
    def refusal(self):
        """Why the next move may not be made now, gaps aside."""
        if not self.move:
            return None
        until = latest_extension(self.packet.extensions)
        move = rule_of(self.move, self.packet.round)
        extended = max((row.until for row in self.packet.extensions), default=until)
        return packet_refusal(
            move, self.packet.submission, self.membership, now=timezone.now(), extended_until=extended
        )

    @property
    def is_ready(self):
        return bool(self.move and self.rows) and not self.gaps and not self.refusal

    @property
    def approves(self):
        """The head reads here what the operators propose."""
        return self.move == "submit" and self.membership.role == Role.HEAD and self.needs_approval

    @property
    def may_withdraw(self):
        move = packet_refusal("withdraw", self.packet.submission, self.membership, now=timezone.now())
        return self.packet.count(State.SUBMITTED) and not self.packet.count(State.VERIFIED) and not move

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
        return [row for row in self.packet.rows if row.item.state in PACKET_MOVES[rule].origin]

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
        until = max((row.until for row in self.packet.extensions), default=None)
        rule = rule_of(self.name, self.packet.round)
        if not self.rows:
            return _("There is nothing to hand in.")
        return packet_refusal(
            rule,
            self.packet.submission,
            self.membership,
            now=timezone.now(),
            extended_until=until,
            reason="-",  # it is asked for on this very page
        )


def rule_of(move, round):
    return "submit_unapproved" if move == "submit" and not round.needs_approval else move


def effects_of(move, packet, rows):
    """[(icon, sentence)]: what this move will do."""
    evidence = len({use.version_id for row in rows for use in row.item.uses.all()})
    numbers = {"answers": len(rows), "evidence": evidence}
    locked = (
        "lock",
        _(
            "%(answers)d answers and %(evidence)d pieces of evidence are locked. Only what is returned opens again."
        )
        % numbers,
    )
    head = ("user-check", _("The head of your agency is asked for approval."))
    coordinator = packet.round.regency.coordinating_agency
    office = coordinator.label if coordinator else _("The coordinator")
    verified = ("checks", _("%(office)s verifies every answer after that.") % {"office": office})
    clock = (
        "clock",
        _("The time of the server counts. Deadline: %(when)s.")
        % {"when": moment(packet.deadline, weekday=True, zone=packet.round.regency.zone)},
    )
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
            (
                "clock",
                _("Hand in again before the deadline: %(when)s.")
                % {"when": moment(packet.deadline, weekday=True, zone=packet.round.regency.zone)},
            ),
        ],
    }[move]


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
