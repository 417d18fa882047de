from django.core.paginator import Paginator
from django.shortcuts import render

from agencies.choices import Role
from evaluations.filters import TrailFilter
from evaluations.models import StateChange
from evaluations.views.access import for_roles

PAGE_SIZE = 50


@for_roles(Role.AUDITOR, Role.ADMINISTRATOR, Role.COORDINATOR)
def trail(request):
    """Who, when, from, to, why: every move of the regency's rounds, newest first."""
    rows = StateChange.objects.visible_to(request.membership).with_parts()
    trail_filter = TrailFilter(request.GET, queryset=rows, membership=request.membership)
    page = Paginator(trail_filter.qs, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "evaluations/trail.html", {"page": page, "filter": trail_filter})
