"""The few words in the header: what each role does, with the count of what waits for this person."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.choices import Role
from evaluations.choices import RoundState
from evaluations.models import Item, Round
from evaluations.summaries.tasks import TODO, tasks_of


class Word(NamedTuple):
    label: str
    icon: str
    url: str
    count: int = 0
    current: bool = False
    short: str = ""


class Choice(NamedTuple):
    label: str
    url: str
    current: bool


def round_in_hand(request, rounds):
    """The round the address names, else the newest running one, else the newest."""
    address = request.resolver_match.kwargs.get("address") if request.resolver_match else None
    running = (row for row in rounds if row.state != RoundState.PUBLISHED and not row.is_sample)
    return (
        next((row for row in rounds if row.address == address), None)
        or next(running, None)
        or next(iter(rounds), None)
    )


def visible_rounds(membership):
    return list(Round.objects.visible_to(membership).select_related("regency")[:12])


def words(request, round):
    """The role's words; the one whose address says most about this page is the current one."""
    built = WORDS[request.membership.role](request.membership, round)
    path = page("result_list") if is_result(request) else request.path
    if is_own_packet(request):
        path = page("task_list")
    here = max((word.url for word in built if path.startswith(word.url)), key=len, default=None)
    return [word._replace(current=word.url == here) for word in built]


def is_result(request):
    """A round's result stands below the round, but belongs to the word "Result" of those who have it."""
    has_word = request.membership.role in {Role.OPERATOR, Role.HEAD, Role.LEADER}
    return has_word and request.resolver_match and request.resolver_match.url_name == "round_result"


def is_own_packet(request):
    """Packets and answers belong to the word "My tasks" of those who fill them in."""
    return request.membership.works_for_agency and request.path.startswith(("/submissions/", "/items/"))


def page(name, *args):
    return reverse(f"evaluations:{name}", args=args)


def for_operator(membership, round):
    return [
        Word(
            _("My tasks"),
            "clipboard-check",
            page("task_list"),
            waiting_for(membership),
            short=_("Tasks"),
        ),
        Word(_("Evidence"), "paperclip", page("evidence_list")),
        *results(),
    ]


def for_head(membership, round):
    return [
        Word(_("Approval"), "user-check", page("task_list"), waiting_for(membership)),
        Word(_("Evidence"), "paperclip", page("evidence_list")),
        *results(),
    ]


def for_coordinator(membership, round):
    return [
        *in_round(membership, round),
        Word(_("Rounds"), "calendar-event", page("round_list")),
        Word(_("Masterplan"), "map", page("masterplan"), short=_("Plan")),
        *reports(),
    ]


def for_administrator(membership, round):
    return [
        *in_round(membership, round),
        Word(_("Masterplan"), "map", page("masterplan"), short=_("Plan")),
        *reports(),
        Word(_("Administration"), "settings", reverse("admin:index"), short=_("Admin")),
    ]


def for_reviewer(membership, round):
    scores = (
        [Word(_("Official scores"), "award", page("round_scores", round.address), short=_("Scores"))]
        if round
        else []
    )
    return [Word(_("Rounds"), "calendar-event", page("round_list")), *scores, *reports()]


def for_leader(membership, round):
    return [*results(), *control_room(round), *reports()]


def for_auditor(membership, round):
    return [
        Word(_("Trail"), "history", page("trail")),
        Word(_("Rounds"), "calendar-event", page("round_list")),
        *reports(),
    ]


WORDS = {
    Role.OPERATOR: for_operator,
    Role.HEAD: for_head,
    Role.COORDINATOR: for_coordinator,
    Role.ADMINISTRATOR: for_administrator,
    Role.REVIEWER: for_reviewer,
    Role.LEADER: for_leader,
    Role.AUDITOR: for_auditor,
}


def control_room(round):
    return (
        [Word(_("Control room"), "layout-grid", page("round_detail", round.address), short=_("Control"))]
        if round
        else []
    )


def in_round(membership, round):
    if round is None:
        return []
    waiting = Item.objects.filter(round=round).awaiting_verification().for_verifier(membership).count()
    return [
        *control_room(round),
        Word(_("Verification"), "checks", page("verification", round.address), waiting),
    ]


def results():
    return [Word(_("Result"), "chart-radar", page("result_list"))]


def reports():
    return [Word(_("Reports"), "file-text", page("report_list"))]


def waiting_for(membership):
    """As many as the page "My tasks" lists to do."""
    return tasks_of(membership).counts[TODO]
