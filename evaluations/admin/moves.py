"""Moves made from the admin: a page shows the effect, then the same action runs as on the portal's pages."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.admin.base import RegencyScopedAdmin
from evaluations.actions.moves import Refused

ANY_REASON = "…"  # asks a rule whether all but the reason is right
MOST_ROWS = 200


class MoveForm(forms.Form):
    """Nothing to fill in: the key makes a second click do nothing."""

    request_key = forms.CharField(max_length=32, widget=forms.HiddenInput, initial=lambda: uuid4().hex)

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = rows


class ReasonForm(MoveForm):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text=gettext_lazy("Kept in the history; those concerned read it."),
    )


@dataclass(frozen=True)
class AdminMove:
    """`run(row, by=…, **values)` is an action; `effect(row)` gives sentences, `refusal(row, by)` a reason."""

    name: str
    label: str
    roles: frozenset
    run: Callable
    refusal: Callable = lambda row, by: None
    effect: Callable = lambda row: []
    form: type = MoveForm
    is_grave: bool = False


class MovesAdmin(RegencyScopedAdmin):
    """Offers `moves` for the rows of a list, and as buttons on a row's page where nothing forbids them."""

    moves = ()
    change_form_template = "admin/change_form_with_moves.html"

    def moves_of(self, request):
        role = request.membership.role if request.membership else None
        return [move for move in self.moves if role in move.roles]

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_move"
        view = self.admin_site.admin_view(self.move_view)
        return [path("move/<slug:name>/", view, name=name), *super().get_urls()]

    def move_url(self, move, pks):
        address = reverse(
            f"admin:{self.opts.app_label}_{self.opts.model_name}_move", kwargs={"name": move.name}
        )
        return f"{address}?{urlencode({'id': pks}, doseq=True)}"

    def get_actions(self, request):
        asked = {}
        if "_popup" not in request.GET:
            asked = {
                move.name: (self.asking(move), move.name, capfirst(move.label))
                for move in self.moves_of(request)
            }
        return asked | super().get_actions(request)

    def asking(self, move):
        def ask(model_admin, request, rows):
            pks = list(rows.values_list("pk", flat=True)[:MOST_ROWS])
            return HttpResponseRedirect(self.move_url(move, pks))

        return ask

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None:
            context["moves"] = [
                (move, self.move_url(move, [obj.pk]))
                for move in self.moves_of(request)
                if not move.refusal(obj, request.membership)
            ]
        return super().render_change_form(request, context, add, change, form_url, obj)

    def move_view(self, request, name):
        move = next((move for move in self.moves_of(request) if move.name == name), None)
        pks = [
            pk
            for pk in request.GET.getlist("id")[:MOST_ROWS]
            if pk.isascii() and pk.isdigit() and len(pk) < 19
        ]
        rows = list(self.get_queryset(request).filter(pk__in=pks))
        if move is None or not rows:
            raise Http404
        form = move.form(request.POST or None, rows=rows)
        if form.is_valid():
            self.make(request, move, rows, form.cleaned_data)
            return HttpResponseRedirect(self.address_of(rows))
        return self.asking_page(request, move, rows, form)

    def asking_page(self, request, move, rows, form):
        context = {
            **self.admin_site.each_context(request),
            "title": capfirst(move.label),
            "opts": self.opts,
            "move": move,
            "rows": [(row, move.effect(row), move.refusal(row, request.membership)) for row in rows],
            "form": form,
            "back": self.address_of(rows),
        }
        context["is_possible"] = any(refusal is None for _row, _effect, refusal in context["rows"])
        return TemplateResponse(request, "admin/confirm_move.html", context)

    def make(self, request, move, rows, values):
        key = values.pop("request_key")
        done = []
        for row in rows:
            try:
                with transaction.atomic():
                    move.run(row, by=request.membership, request_key=f"{key}-{row.pk}", **values)
                    self.log_change(request, row, capfirst(str(move.label)))
            except Refused as refused:
                self.message_user(request, f"{row}: {refused}", messages.ERROR)
            else:
                done.append(str(row))
        if done:
            message = _("“%(move)s” done: %(rows)s.") % {"move": move.label, "rows": "; ".join(done[:20])}
            self.message_user(request, message, messages.SUCCESS)

    def address_of(self, rows):
        if len(rows) == 1:
            return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[rows[0].pk])
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
