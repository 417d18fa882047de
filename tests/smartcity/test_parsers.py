from io import BytesIO

import pytest
from rest_framework.exceptions import ParseError

from smartcity.parsers import JSONParser


def parse(body):
    return JSONParser().parse(BytesIO(body))


def test_json_is_read():
    assert parse(b'{"round": "2023-2", "tags": ["a"]}') == {"round": "2023-2", "tags": ["a"]}


@pytest.mark.parametrize(
    "body", [b"[" * 100_000, b'{"a":' * 100_000, b'{"a": "\\u0000"}', b'["\\u0000"]', b"{", b"\xff", b"NaN"]
)
def test_whatever_is_wrong_with_it_is_the_senders_mistake(body):
    with pytest.raises(ParseError):
        parse(body)
