from django.shortcuts import redirect, render

from evaluations.choices import ReportState
from evaluations.models import Report
from evaluations.summaries.figures import Figures
from evaluations.summaries.reports import newest_results, verdict_of

LONGEST_SHOWN = 40


def genuine(request):
    """Anyone who holds a report's paper types its code here; no account is needed."""
    code = request.GET.get("code", "")
    if code.strip():
        return redirect("evaluations:genuine_code", tidy(code) or "-")
    return render(request, "evaluations/genuine.html")


def tidy(code):
    """As printed: upper case, in three groups of four, whatever was typed between them."""
    letters = "".join(letter for letter in code.upper() if letter.isascii() and letter.isalnum())[:12]
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def genuine_code(request, code):
    report = (
        Report.objects.filter(code=tidy(code), state=ReportState.READY)
        .select_related("round__regency__coordinating_agency", "result")
        .first()
    )
    if report is None:
        shown = "".join(letter for letter in code if letter.isprintable())[:LONGEST_SHOWN]
        return render(request, "evaluations/genuine_unknown.html", {"code": shown}, status=404)
    context = {
        "report": report,
        "figures": Figures(report.result.snapshot) if report.result else None,
        "verdict": verdict_of(report),
        "replaced_by": replacement(report),
    }
    return render(request, "evaluations/genuine_code.html", context)


def replacement(report):
    """The report of the result in force with the same format and language, if one was made."""
    return (
        Report.objects.filter(
            result__in=newest_results([report]),
            state=ReportState.READY,
            format=report.format,
            language=report.language,
        )
        .exclude(pk=report.pk)
        .first()
    )
