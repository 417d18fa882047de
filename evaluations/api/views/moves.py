import re

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

REQUEST_KEY = "Idempotency-Key"


def move(url_path=None, *, takes=None):
    """Make a method answer `POST …/<id>/<url_path>/`. `takes` is the serializer of what the move is told."""

    def decorate(method):
        made = action(detail=True, methods=["post"], url_path=url_path)(method)
        return extend_schema(request=takes)(made)

    return decorate


class Moves:
    """For a view set whose rows move. Refused with 403 (not this person) or 409 (not now), and why."""

    def made(self, move, takes=None):
        row = self.get_object()
        values = self.told(takes, row) if takes else {}
        move(row, by=self.membership, request_key=request_key(self.request), **values)
        return Response(self.get_serializer(self.get_object()).data)

    def told(self, takes, row):
        serializer = takes(data=self.request.data, context={"row": row})
        serializer.is_valid(raise_exception=True)
        return serializer.validated_data


def request_key(request):
    key = request.headers.get(REQUEST_KEY, "")
    if not re.fullmatch(r"[!-~]{0,64}", key):
        raise ValidationError({REQUEST_KEY: [_("A request key has at most 64 letters, digits and signs.")]})
    return key
