import logging

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import defaults
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from smartcity import health

LONGEST_REPORT_BYTES = 8 * 1024
API = "/api/"

csp_log = logging.getLogger("smartcity.csp")


@never_cache
@require_safe
def healthz(request):
    parts = health.report()
    well = all(parts.values())
    answer = {name: "ok" if up else "down" for name, up in {"status": well, **parts}.items()}
    return JsonResponse(answer, status=200 if well else 503)


@csrf_exempt
@require_POST
def csp_report(request):
    """A browser tells of something the content security policy stopped."""
    csp_log.warning("%s", request.read(LONGEST_REPORT_BYTES).decode(errors="replace"))
    return HttpResponse(status=204)


def csrf_failure(request, reason=""):
    return render(request, "403.html", {"exception": "csrf"}, status=403)


def bad_request(request, exception):
    """What was refused before any view saw it: JSON to a program, a page to a person."""
    if not request.path.startswith(API):
        return defaults.bad_request(request, exception)
    return JsonResponse({"detail": _("This request cannot be read."), "code": "bad_request"}, status=400)


def server_error(request):
    if not request.path.startswith(API):
        return defaults.server_error(request)
    return JsonResponse({"detail": _("Something went wrong on our side."), "code": "error"}, status=500)
