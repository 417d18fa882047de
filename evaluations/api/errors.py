"""Every answer that is not a success has one shape: a sentence, a code, and what they are about."""

from django.core.exceptions import ValidationError as ModelValidationError
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.fields import get_error_detail
from rest_framework.response import Response
from rest_framework.settings import api_settings
from rest_framework.views import exception_handler, set_rollback

from evaluations.actions.moves import Incomplete, Refused
from evaluations.rules import Forbidden

GENERAL = api_settings.NON_FIELD_ERRORS_KEY


def handle(error, context):
    """What the framework calls for each exception; None lets it rise, as only our own mistakes may."""
    if isinstance(error, Refused):
        set_rollback()
        return refusal(error)
    if isinstance(error, ModelValidationError):
        error = exceptions.ValidationError(get_error_detail(error))
    response = exception_handler(error, context)
    if response is not None:
        response.data = body(error, response)
    return response


def refusal(error):
    is_forbidden = isinstance(error.reason, Forbidden)
    data = {"detail": str(error), "code": "forbidden" if is_forbidden else "conflict"}
    if isinstance(error, Incomplete):
        data |= {"code": "incomplete", "gaps": [gap_data(gap) for gap in error.gaps]}
    return Response(data, status=403 if is_forbidden else 409)


def gap_data(gap):
    return {
        "item": gap.item.pk,
        "key": gap.item.key,
        "title": str(gap.item.title),
        "field": gap.field,
        "message": str(gap.message),
        "detail": str(gap.detail),
    }


def body(error, response):
    if isinstance(error, exceptions.ValidationError):
        fields = response.data if isinstance(response.data, dict) else {GENERAL: response.data}
        sentence = fields[GENERAL][0] if set(fields) == {GENERAL} else _("Some values do not fit.")
        return {"detail": sentence, "code": "invalid", "errors": fields}
    return {"detail": response.data["detail"], "code": response.data["detail"].code}
