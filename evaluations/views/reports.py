from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from evaluations.actions.moves import Refused
from evaluations.actions.reports import (
    cancel_report,
    log_download,
    request_report,
    retry_report,
)
from evaluations.choices import ReportState
from evaluations.downloads import file_response
from evaluations.forms.reports import ReportForm
from evaluations.models import Report, Round
from evaluations.summaries.reports import newest_results, steps
from evaluations.views.access import signed_in

PAGE_SIZE = 20
MAKING_SHOWN = 5
LONGEST_SEARCH = 100


@signed_in
def report_list(request):
    """The desk: ask for a report, follow the ones being made, take away the ones that are ready."""
    rounds = reportable_rounds(request.membership)
    form = ReportForm(request.POST or None, rounds=rounds, initial=initial(request, rounds))
    status = 200
    if request.method == "POST" and not form.is_valid():
        status = 400
    elif request.method == "POST":
        try:
            report = request_report(by=request.membership, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
            status = 409
        else:
            return redirect("evaluations:report_detail", report.pk)
    q = request.GET.get("q", "")[:LONGEST_SEARCH]
    reports = visible_reports(request)
    page = Paginator(reports.finished().search(q), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "making": [(report, steps(report)) for report in reports.unfinished()[:MAKING_SHOWN]],
        "page": page,
        "newest": newest_results(page.object_list),
        "can_ask": bool(form.fields["round"].queryset),
        "q": q,
    }
    return render(request, "evaluations/report_list.html", context, status=status)


def reportable_rounds(membership):
    rounds = Round.objects.visible_to(membership)
    return rounds.published() if membership.works_for_agency else rounds.exclude(state="draft")


def initial(request, rounds):
    wanted = rounds.at(request.GET.get("round", "")).first() or rounds.first()
    return {"round": wanted.pk if wanted else None, "language": request.LANGUAGE_CODE}


def visible_reports(request):
    return Report.objects.visible_to(request.membership).with_parts()


@signed_in
@never_cache
def report_detail(request, pk):
    """One report with its progress; htmx fetches the same address for the moving part alone."""
    report = get_object_or_404(visible_reports(request), pk=pk)
    template = (
        "evaluations/partials/report_progress.html" if request.htmx else "evaluations/report_detail.html"
    )
    context = {
        "report": report,
        "steps": steps(report),
        "newest": newest_results([report]),
        "downloads": report.downloads.select_related("by__user", "by__agency", "by__regency")[:20],
    }
    return render(request, template, context)


@signed_in
@never_cache
def report_download(request, pk):
    """The file, after asking for rights once more; who took it is kept."""
    report = get_object_or_404(visible_reports(request), pk=pk)
    if report.state != ReportState.READY:
        messages.error(request, _("This report is not ready yet."))
        return redirect("evaluations:report_detail", report.pk)
    if not report.file.storage.exists(report.file.name):
        messages.error(
            request, _("The file of this report is missing from the store. Tell the administrator.")
        )
        return redirect("evaluations:report_detail", report.pk)
    log_download(report, by=request.membership)
    return file_response(report.file, report.download_name)


MOVES = {"cancel": cancel_report, "retry": retry_report}


@require_POST
@signed_in
def report_move(request, pk, move):
    if move not in MOVES:
        raise Http404
    report = get_object_or_404(visible_reports(request), pk=pk)
    try:
        MOVES[move](report, by=request.membership)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("evaluations:report_detail", report.pk)
