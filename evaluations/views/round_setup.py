"""A round being prepared: what is asked, by when, with which weights, of whom."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from evaluations.actions.moves import Refused
from evaluations.actions.rounds import checklist, set_weights
from evaluations.actions.setup import assign, set_terms
from evaluations.forms.rounds import AssignmentsForm, TermsForm, WeightsForm
from evaluations.rules import setup_refusal
from evaluations.views.control_room import possible_moves
from evaluations.views.refusals import status_of

FORMS = {"terms": TermsForm, "weights": WeightsForm, "assignments": AssignmentsForm}


def round_setup(request, round):
    """Three forms on one page; `part` says which of them was sent."""
    part = request.POST.get("part", "")
    forms = {name: form(request.POST if name == part else None, round=round) for name, form in FORMS.items()}
    status = 200
    if request.method == "POST":
        status = 400
        if part in forms and forms[part].is_valid():
            try:
                keep(part, round, forms[part], by=request.membership)
            except Refused as refused:
                forms[part].add_error(None, str(refused))
                status = status_of(refused)
            else:
                messages.success(request, _("Saved."))
                return redirect("evaluations:round_detail", round.address)
    checks = checklist(round)
    context = {
        "round": round,
        **forms,
        "checks": checks,
        "is_ready": all(check.is_ok for check in checks),
        "refusal": setup_refusal(round, request.membership),
        "moves": possible_moves(round, request.membership),
    }
    return render(request, "evaluations/round_setup.html", context, status=status)


def keep(part, round, form, *, by):
    if part == "terms":
        set_terms(round, by=by, **form.cleaned_data)
    elif part == "weights":
        set_weights(round, form.cleaned_data, by=by)
    else:
        assign(round, form.agencies(), by=by)
