from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter

from evaluations.api.serializers.errors import ConflictSerializer, ErrorSerializer, InvalidSerializer

REGENCY = OpenApiParameter(
    "regency", str, description="Code of the regency, such as `32.16`: for those who see several."
)
REQUEST_KEY = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "maxLength": 64, "pattern": "^[!-~]*$"},
    OpenApiParameter.HEADER,
    description="At most 64 characters of your own: the same key does a thing once.",
)
REFUSALS = {
    "400": InvalidSerializer,
    "401": ErrorSerializer,
    "403": ErrorSerializer,
    "404": ErrorSerializer,
    "406": ErrorSerializer,
}
REFUSED_MOVES = {"409": ConflictSerializer, "415": ErrorSerializer}


class PortalSchema(AutoSchema):
    """Says of every operation how it may be refused, and which regency it is about."""

    def get_override_parameters(self):
        return [REGENCY] if self.method == "GET" else [REGENCY, REQUEST_KEY]

    def _get_response_bodies(self, direction="response"):
        refusals = REFUSALS if self.method == "GET" else REFUSALS | REFUSED_MOVES
        answers = super()._get_response_bodies(direction)
        for code, serializer in refusals.items():
            if code not in answers:
                answers[code] = self._get_response_for_code(serializer, code, direction=direction)
        return answers
