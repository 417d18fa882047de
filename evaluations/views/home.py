from django.shortcuts import redirect

from agencies.choices import Role
from evaluations.navigation import round_in_hand, visible_rounds
from evaluations.views.access import signed_in

FIRST_PAGE = {
    Role.OPERATOR: "task_list",
    Role.HEAD: "task_list",
    Role.REVIEWER: "round_list",
    Role.LEADER: "result_list",
    Role.AUDITOR: "trail",
}


@signed_in
def home(request):
    """Send everyone to the page their day begins on."""
    name = FIRST_PAGE.get(request.membership.role)
    if name:
        return redirect(f"evaluations:{name}")
    round = round_in_hand(request, visible_rounds(request.membership))
    return (
        redirect("evaluations:round_detail", round.address) if round else redirect("evaluations:round_list")
    )
