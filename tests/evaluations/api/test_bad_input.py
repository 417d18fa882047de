"""Whatever is sent, the answer is a sentence in JSON and never a 500."""

import pytest

from tests.evaluations.api.clients import client_of, get, post
from tests.factories import ResponseFactory, RoundFactory, coordinator

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return client_of(coordinator())


@pytest.mark.parametrize(
    "path",
    [
        "submissions/99999999999999999999999999/",
        "items/" + "9" * 5000 + "/",
        "items/0/",
        "items/-1/",
        "items/٣/",
        "programs/abc/",
        "reports/1.0/",
        "rounds/2023/",
        "rounds/2023-9/",
        "rounds/99999-1/",
        "rounds/2023-2'--/",
        "rounds/٢٠٢٣-2/",
        "rounds/2023-2/unknown/",
        "nothing/",
        "nothing/at/all/",
        "rounds/?page=0",
        "rounds/?page=99999999999999999999",
        "rounds/?page=x",
    ],
)
def test_what_is_not_there_is_a_404_in_json(client, path):
    answer = get(client, path)

    assert answer.status_code == 404
    assert answer.json()["code"] == "not_found"


@pytest.mark.parametrize("accept", ["text/html", "application/xml", "nonsense", "a/b;q=x", ";", "\xff", "*"])
def test_a_client_that_accepts_no_json_is_told_so_in_json(client, accept):
    answer = client.get("/api/v1/rounds/", HTTP_ACCEPT=accept)

    assert answer.status_code in (200, 406)
    assert answer["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "[]",
        "null",
        "1",
        '"reason"',
        "[" * 100_000,
        "[" * 600 + "]" * 600,
        '{"reason": ' * 450 + "1" + "}" * 450,
        '{"reason": "a\\u0000b"}',
        '{"reason": "\\ud800"}',
        '{"reason": NaN}',
        '{"reason": ' + "9" * 5000 + "}",
        '{"reason": ["x"]}',
        '{"reason": "   "}',
        '{"reason": "' + "x" * 2001 + '"}',
        "\xff",
    ],
)
def test_a_body_that_is_no_reason_is_refused(client, body):
    round = RoundFactory(masterplan__regency=coordinator_of(client).regency)

    answer = client.post(
        f"/api/v1/rounds/{round.address}/reopen/", body.encode("latin-1"), content_type="application/json"
    )

    assert answer.status_code == 400
    assert answer.json()["code"] in ("invalid", "parse_error")


def coordinator_of(client):
    from agencies.models import ApiToken

    return ApiToken.objects.select_related("membership__regency").get().membership


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded", "x"])
def test_only_json_is_read(client, media_type):
    answer = client.post("/api/v1/reports/", b"round=2023-2", content_type=media_type)

    assert answer.status_code == 415
    assert answer.json()["code"] == "unsupported_media_type"


def test_a_verb_that_is_not_offered_is_refused(client):
    for verb in ("put", "patch", "delete", "post"):
        assert getattr(client, verb)("/api/v1/rounds/").status_code == 405


@pytest.mark.parametrize("score", ["NaN", "Infinity", "-1", 4.001, 5, "tiga", [], {}, True, 10**400, "3,5"])
def test_a_score_off_the_scale_is_refused(client, score):
    regency = coordinator_of(client).regency
    item = ResponseFactory(item__submission__round=RoundFactory(masterplan__regency=regency)).item

    answer = post(client, f"items/{item.pk}/verify/", {"score": score})

    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == ["score"]


@pytest.mark.parametrize("key", ["x" * 65, "a b", "\xe9"])
def test_a_request_key_that_is_none_is_refused(client, key):
    round = RoundFactory(masterplan__regency=coordinator_of(client).regency)

    answer = client.post(f"/api/v1/rounds/{round.address}/open/", headers={"Idempotency-Key": key})

    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == ["Idempotency-Key"]


@pytest.mark.parametrize("path", ["rounds/?search=a%00b", "rounds/%00/", "items/?round=%00"])
def test_a_nul_is_refused_in_json(client, path):
    answer = get(client, path)

    assert answer.status_code == 400
    assert answer.json()["code"] == "bad_request"


@pytest.mark.parametrize("search", ["%", "_", "'", '"', "\\", "%F0%9F%98%80", "%FF", "a " * 90])
def test_search_takes_any_text(client, search):
    assert get(client, f"programs/?search={search}").status_code == 200


@pytest.mark.parametrize("path", ["", "schema/", "rounds/", "reports/", "items/1/", "items/1/verify/"])
def test_what_an_address_offers_may_be_asked(client, path):
    assert client.options(f"/api/v1/{path}").status_code in (200, 404)
