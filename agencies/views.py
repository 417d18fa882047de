from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agencies.forms import ProfileForm
from agencies.memberships import switch_membership


@require_POST
@login_required
def switch(request):
    """Act as another of one's own memberships from the next page on."""
    chosen = request.POST.get("membership", "")
    membership = next((m for m in request.memberships if str(m.pk) == chosen), None)
    if membership is None:
        raise Http404
    switch_membership(request.session, membership)
    messages.success(request, _("You are now: %(office)s.") % {"office": membership.office})
    return redirect("evaluations:home")


@login_required
def profile(request):
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your profile is saved."))
        return redirect("agencies:profile")
    return render(request, "agencies/profile.html", {"form": form})
