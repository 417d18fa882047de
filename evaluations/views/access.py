"""Who comes in: signed in, with a membership in force. What they then see is `visible_to`'s matter."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django_htmx.http import HttpResponseClientRedirect

from evaluations.models import Round


def signed_in(view):
    """Ask for sign-in; without a membership say so, with whom to talk to."""

    @wraps(view)
    @login_required
    def wrapper(request, *args, **kwargs):
        if request.membership is None:
            return render(request, "evaluations/no_membership.html", status=403)
        return view(request, *args, **kwargs)

    @wraps(view)
    def door(request, *args, **kwargs):
        if request.htmx and not request.user.is_authenticated:
            return to_sign_in(request)
        return wrapper(request, *args, **kwargs)

    return door


def to_sign_in(request):
    """A fragment is asked for after the session ended: the whole page goes to sign in, and comes back here."""
    here = request.htmx.current_url_abs_path or "/"
    return HttpResponseClientRedirect(f"{reverse('account_login')}?{urlencode({'next': here})}")


def for_roles(*roles):
    """`signed_in`, and a 403 page for every other role."""

    def decorator(view):
        @wraps(view)
        def wrapper(request, *args, **kwargs):
            if request.membership.role not in roles:
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return signed_in(wrapper)

    return decorator


def visible_round(request, address):
    """The round of that address in the membership's regency, or 404."""
    rounds = Round.objects.visible_to(request.membership).with_parts().at(address)
    return get_object_or_404(rounds)
