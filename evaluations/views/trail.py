import csv

from django.core.paginator import Paginator
from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from agencies.choices import Role
from evaluations import formats
from evaluations.filters import TrailFilter
from evaluations.models import StateChange
from evaluations.neutral import csv_text
from evaluations.views.access import for_roles

PAGE_SIZE = 50
CHUNK = 500
BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for something else
SEPARATOR = ";"  # what Excel expects where the comma is in the numbers


@for_roles(Role.AUDITOR, Role.ADMINISTRATOR, Role.COORDINATOR)
def trail(request):
    """Who, when, from, to, why: every move of the regency's rounds, newest first; as a page or as CSV."""
    rows = StateChange.objects.visible_to(request.membership).with_parts()
    trail_filter = TrailFilter(request.GET, queryset=rows, membership=request.membership)
    if request.GET.get("format") == "csv":
        return as_csv(trail_filter.qs)
    page = Paginator(trail_filter.qs, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "evaluations/trail.html", {"page": page, "filter": trail_filter})


def as_csv(changes):
    response = StreamingHttpResponse(lines(changes), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="trail.csv"'
    return response


class Line:
    """What a csv writer writes to: `write` hands the line back instead of keeping it."""

    def write(self, line):
        return line


def lines(changes):
    write = csv.writer(Line(), delimiter=SEPARATOR).writerow
    headings = (_("When"), _("Who"), _("Office"), _("On behalf of"), _("Round"), _("Agency"), _("Answer"))
    yield BYTE_ORDER_MARK + write([*headings, _("Move"), _("From"), _("To"), _("Reason")])
    for change in changes.iterator(chunk_size=CHUNK):
        yield write([csv_text(str(cell)) for cell in cells(change)])


def cells(change):
    submission = change.submission
    return (
        formats.moment(change.at),
        change.by.user if change.by else _("The clock"),
        change.by.office if change.by else "",
        change.on_behalf_of or "",
        change.round,
        submission.agency if submission else "",
        change.item.title if change.item else "",
        change.get_move_display(),
        change.from_label,
        change.to_label,
        change.reason,
    )
