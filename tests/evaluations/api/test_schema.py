"""The OpenAPI description is complete, and every answer to generated requests keeps what it promises."""

import json

import pytest
import schemathesis
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer
from hypothesis import HealthCheck, settings
from rest_framework.test import APIClient
from rest_framework.throttling import AnonRateThrottle
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from agencies.models import ApiToken
from evaluations.choices import ReportState, RoundState, State
from smartcity.wsgi import application
from tests.factories import (
    EvidenceUseFactory,
    ExtensionFactory,
    ProgressFactory,
    ReportFactory,
    ResponseFactory,
    administrator,
    ready_round,
)

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


operations = schemathesis.openapi.from_dict(
    json.loads(OpenApiJsonRenderer().render(SchemaGenerator().get_schema(public=True)))
)
operations.app = application


@pytest.fixture
def one_connection(db):
    """A request through the WSGI door would end the test's transaction; Django's own client does the same."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def key(one_connection):
    """A token of an administrator, and a row of everything to be found."""
    round = ready_round(year=2023, stage=2, state=RoundState.OPEN)
    progress = ProgressFactory(item__submission__round=round, item__state=State.SUBMITTED)
    response = ResponseFactory(item__submission=progress.item.submission)
    EvidenceUseFactory(item=response.item)
    ExtensionFactory(submission=progress.item.submission)
    ReportFactory(round=round, state=ReportState.FAILED, error="Contoh")
    return ApiToken.objects.issue(administrator(round.regency))[1]


@operations.parametrize()
@settings(
    max_examples=6,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_keeps_what_the_schema_promises(case, key):
    case.call_and_validate(headers={"Authorization": f"Token {key}"}, checks=CHECKS)


def test_the_schema_is_valid_and_complete(tmp_path):
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", str(tmp_path / "schema.yml"))


@pytest.mark.django_db
def test_the_schema_is_open_to_tools_and_tells_of_refusals():
    answer = APIClient().get("/api/v1/schema/")

    schema = json.loads(answer.content)
    operation = schema["paths"]["/api/v1/rounds/{address}/publish/"]["post"]
    assert answer.status_code == 200
    assert list(operation["responses"]) == ["200", "400", "401", "403", "404", "406", "409", "415"]
    assert [parameter["name"] for parameter in operation["parameters"]] == [
        "Idempotency-Key",
        "address",
        "regency",
    ]
    assert schema["components"]["securitySchemes"]["token"]["name"] == "Authorization"


@pytest.mark.django_db
def test_a_stranger_reads_the_schema_sixty_times_a_minute():
    client = APIClient()
    limit, _seconds = AnonRateThrottle().parse_rate(AnonRateThrottle().rate)
    answers = [client.options("/api/v1/schema/").status_code for _ in range(limit + 1)]

    assert (answers[0], answers[-1]) == (200, 429)
