import logging

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from smartcity import health

LONGEST_REPORT_BYTES = 8 * 1024

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
