from urllib.parse import unquote_to_bytes

from django.core.exceptions import BadRequest

from smartcity.views import healthz

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


class AnswerHealth:
    """`/healthz/`, before session and account are looked up in the database whose health is asked."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return healthz(request) if request.path == "/healthz/" else self.get_response(request)


class RefuseNul:
    """PostgreSQL stores no NUL character, so a text that has one is refused before it reaches a query."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\0" in request.path or b"\0" in unquote_to_bytes(request.META.get("QUERY_STRING", "")):
            raise BadRequest("The address contains a NUL character.")
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Form values are read here, after the body's limits have been set up."""
        if request.method == "POST" and request.content_type in FORMS and has_nul(request.POST):
            raise BadRequest("The form contains a NUL character.")


def has_nul(form):
    return any("\0" in text for name, values in form.lists() for text in (name, *values))
