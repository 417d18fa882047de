from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from evaluations.summaries.tasks import DONE, TODO, WAITING, tasks_of
from evaluations.views.access import signed_in

MORNING_ENDS, NOON_ENDS, AFTERNOON_ENDS = 11, 15, 18


@signed_in
@require_GET
def task_list(request):
    membership = request.membership
    if not membership.works_for_agency:
        return redirect("evaluations:home")
    tasks = tasks_of(membership)
    shown = request.GET.get("show") if request.GET.get("show") in tasks.lists else TODO
    context = {
        "tasks": tasks,
        "shown": shown,
        "rows": tasks.lists[shown],
        "tabs": [(turn, label, tasks.counts[turn]) for turn, label in tab_labels()],
        "greeting": greeting(membership, timezone.now()),
        "step": tasks.next_step,
        "office": office_of(membership.regency),
        "packet": tasks.packets[0] if tasks.packets else None,
        "other_packets": tasks.packets[1:],
    }
    return render(request, "evaluations/task_list.html", context)


def office_of(regency):
    """Who verifies, by name."""
    agency = regency.coordinating_agency
    return agency.label if agency else _("The coordinator")


def tab_labels():
    return [(TODO, _("To do")), (WAITING, _("Waiting")), (DONE, _("Done"))]


def greeting(membership, now):
    hour = timezone.localtime(now, membership.regency.zone).hour
    name = {"name": membership.user}
    if hour < MORNING_ENDS:
        return _("Good morning, %(name)s") % name
    if hour < NOON_ENDS:
        return _("Good day, %(name)s") % name
    if hour < AFTERNOON_ENDS:
        return _("Good afternoon, %(name)s") % name
    return _("Good evening, %(name)s") % name
