"""What waits for this person, split by whose turn it is."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agencies.choices import Role
from evaluations.choices import ClarificationState, FollowUpState, State
from evaluations.formats import long_date, moment
from evaluations.models import Clarification, Contribution, FollowUp, Item, Round, Submission
from evaluations.rules import EDITABLE
from evaluations.summaries.packets import EMPTY, FULL, Packet, newest_returns, rows_of

TODO, WAITING, DONE = "todo", "waiting", "done"

NOTES = {
    FULL: gettext_lazy("Complete. It goes along when the packet is handed in."),
    State.AWAITING_APPROVAL: gettext_lazy("With the head of your agency for approval."),
    State.SUBMITTED: gettext_lazy("With the coordinator for verification."),
    State.VERIFIED: gettext_lazy("Accepted by the coordinator."),
}
HEAD_NOTES = {
    State.AWAITING_APPROVAL: gettext_lazy("Read them on one page, then approve or send back."),
    State.RETURNED: gettext_lazy("Returned by the coordinator; the operators mend them."),
    State.DRAFT: gettext_lazy("The operators are still filling them in."),
    State.SUBMITTED: gettext_lazy("With the coordinator for verification."),
    State.VERIFIED: gettext_lazy("Accepted by the coordinator."),
}


class Task(NamedTuple):
    """One line of the list. `state` is a key of portal.STATES; `label` replaces its word."""

    title: str
    note: str
    state: str
    path: str
    label: str = ""
    round: Round | None = None


class Step(NamedTuple):
    """The one thing to do next, and why."""

    title: str
    reason: str
    path: str
    action: str


STEP_TITLES = {
    State.RETURNED: gettext_lazy("Mend “%(title)s”"),
    State.DRAFT: gettext_lazy("Complete “%(title)s”"),
    EMPTY: gettext_lazy("Fill in “%(title)s”"),
}


class Tasks:
    """Everything of the running rounds that concerns one agency: eight queries, whatever its size."""

    def __init__(self, membership):
        self.membership = membership
        self.packets = packets_of(membership)
        self.clarifications = open_clarifications(membership)
        self.follow_ups = open_follow_ups(membership)
        self.invitations = invitations_of(membership)
        returned = [row.item for packet in self.packets for row in packet.returned]
        self.returns = newest_returns(returned) if returned else {}
        self.lists = {TODO: [], WAITING: [], DONE: []}
        for packet in self.packets:
            self.sort(packet)
        self.lists[TODO] = [*self.questions(), *self.lists[TODO], *self.promises()]

    def sort(self, packet):
        if self.membership.role == Role.HEAD:
            self.sort_for_head(packet)
        else:
            self.sort_for_operator(packet)

    def sort_for_operator(self, packet):
        for row in sorted(packet.rows, key=urgency):
            if row.item.state in {State.AWAITING_APPROVAL, State.SUBMITTED}:
                turn = WAITING
            elif is_late(packet, row):
                turn = TODO
            elif row.state in {FULL, State.VERIFIED} or self.is_mended(row):
                turn = DONE
            else:
                turn = TODO
            self.lists[turn].append(self.item_task(packet, row))

    def sort_for_head(self, packet):
        """A head is asked for approval, packet by packet; single answers are the operators' matter."""
        for state, turn in (
            (State.AWAITING_APPROVAL, TODO),
            (State.RETURNED, WAITING),
            (State.DRAFT, WAITING),
            (State.SUBMITTED, WAITING),
            (State.VERIFIED, DONE),
        ):
            if count := packet.count(state):
                self.lists[turn].append(packet_task(packet, state, count))

    def is_mended(self, row):
        """Returned, and since then saved without a gap: only handing in is left."""
        returned = self.returns.get(row.item.pk)
        saved_since = returned and row.item.edited_at and row.item.edited_at > returned.at
        return row.item.state == State.RETURNED and bool(saved_since) and not row.gaps

    def item_task(self, packet, row):
        state, note, label = self.reading(packet, row)
        return Task(str(row.item.title), str(note), state, f"/items/{row.item.pk}/", label, packet.round)

    def reading(self, packet, row):
        """(state, note, other word for the state) of a row."""
        if row.item.state == State.RETURNED:
            return row.state, self.return_note(row), ""
        if is_late(packet, row):
            return "late", _("The deadline has passed. Ask the coordinator for an extension."), ""
        if row.state == State.DRAFT:
            gaps = len(row.gaps)
            return (
                row.state,
                first_gap(row),
                ngettext("%(count)d gap", "%(count)d gaps", gaps) % {"count": gaps},
            )
        return row.state, NOTES.get(row.state) or first_gap(row), ""

    def return_note(self, row):
        returned = self.returns.get(row.item.pk)
        if self.is_mended(row):
            return _("Mended. Hand the packet in again.")
        if not returned:
            return first_gap(row)
        return _("Returned %(day)s: “%(reason)s”") % {
            "day": long_date(returned.at),
            "reason": returned.reason or returned.get_reason_kind_display(),
        }

    def questions(self):
        for row in self.clarifications:
            yield Task(
                row.question,
                _("Question of the ministry. Answer by %(when)s.") % {"when": moment(row.due_at)},
                "asked",
                f"/items/{row.item_id}/" if row.item_id else "",
                _("Question"),
                row.round,
            )

    def promises(self):
        for row in self.follow_ups:
            note = _("Follow-up of a finding.")
            if row.due_on:
                note += " " + _("Due on %(day)s.") % {"day": long_date(row.due_on)}
            yield Task(row.finding.text, note, State.DRAFT, "", row.get_state_display(), row.finding.round)

    @property
    def todo(self):
        return self.lists[TODO]

    @property
    def next_step(self):
        """What this person does first, or None when it is others' turn."""
        if self.membership.role == Role.HEAD:
            return approval_step(self.todo[0]) if self.todo and self.todo[0].state != "late" else None
        task = next((task for task in self.todo if task.path and task.state != "late"), None)
        if task:
            title = STEP_TITLES.get(task.state, "%(title)s") % {"title": task.title}
            return Step(title, task.note, task.path, _("Continue"))
        return handing_in_step(self.ready[0]) if self.ready else None

    @property
    def ready(self):
        """Packets of which everything still in hand is complete: only handing in is left."""
        return [packet for packet in self.packets if self.is_ready(packet)]

    def is_ready(self, packet):
        held = [row for row in packet.rows if row.item.state in EDITABLE and packet.is_in_time(row.item)]
        return bool(held) and all(row.state == FULL or self.is_mended(row) for row in held)

    @property
    def counts(self):
        return {turn: len(tasks) for turn, tasks in self.lists.items()}


def tasks_of(membership):
    """Gathered once per request: the header says how many, the page which."""
    if not hasattr(membership, "tasks"):
        membership.tasks = Tasks(membership)
    return membership.tasks


def approval_step(task):
    return Step(
        _("Approve %(answers)s") % {"answers": task.title}, task.note, task.path, _("Read and decide")
    )


def handing_in_step(packet):
    return Step(
        _("Check and hand in your packet"),
        _("Everything is complete. Deadline: %(when)s.")
        % {"when": moment(packet.deadline, zone=packet.round.regency.zone)},
        f"/submissions/{packet.submission.pk}/check/",
        _("Check & submit"),
    )


def packets_of(membership):
    """The agency's packets of running rounds with their items, in as many queries for ten as for one."""
    submissions = (
        Submission.objects.visible_to(membership)
        .filter(round__in=Round.objects.running(), agency=membership.agency_id)
        .with_parts()
        .prefetch_related("extensions")
        .order_by("round__is_sample", "round__deadline")
    )
    packets = {row.pk: Packet(row, membership) for row in submissions}
    held = {pk: [] for pk in packets}
    for row in rows_of(Item.objects.filter(submission__in=held).with_answers()):
        held[row.item.submission_id].append(row)
    for pk, packet in packets.items():
        packet.rows = held[pk]
    return [packet for packet in packets.values() if packet.rows]


def open_clarifications(membership):
    rows = Clarification.objects.visible_to(membership).filter(state=ClarificationState.ROUTED)
    return list(rows.select_related("round__regency"))


def open_follow_ups(membership):
    rows = FollowUp.objects.filter(agency=membership.agency_id).exclude(state=FollowUpState.DONE)
    return list(rows.select_related("finding__round__regency"))


def invitations_of(membership):
    """Other agencies' open answers that this one may add to and has not yet."""
    rows = Contribution.objects.filter(agency=membership.agency_id, text="", item__state__in=EDITABLE)
    rows = rows.filter(item__round__in=Round.objects.running())
    return list(rows.select_related("item__submission__agency", "item__indicator", "item__program"))


def is_late(packet, row):
    return row.item.state == State.DRAFT and not packet.is_in_time(row.item)


def urgency(row):
    order = (State.RETURNED, State.DRAFT, EMPTY, FULL)
    return order.index(row.state) if row.state in order else len(order)


def first_gap(row):
    if not row.gaps:
        return ""
    gap = row.gaps[0]
    return f"{gap.message}. {gap.detail}" if gap.detail else f"{gap.message}."


def packet_task(packet, state, count):
    return Task(
        ngettext("%(count)d answer", "%(count)d answers", count) % {"count": count},
        str(HEAD_NOTES[state]),
        state,
        f"/submissions/{packet.submission.pk}/check/",
        "",
        packet.round,
    )
