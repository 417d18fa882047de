from django.utils import timezone
from rest_framework.test import APIClient

from agencies.models import ApiToken


def client_of(membership, **fields):
    """A client with a fresh token of this membership, used a moment ago."""
    token, secret = ApiToken.objects.issue(membership)
    ApiToken.objects.filter(pk=token.pk).update(last_used_at=timezone.now(), **fields)
    return APIClient(HTTP_AUTHORIZATION=f"Token {secret}")


def get(client, path, **parameters):
    return client.get(f"/api/v1/{path}", parameters)


def post(client, path, data=None, **headers):
    return client.post(f"/api/v1/{path}", data, format="json", headers=headers)


def ids(answer):
    assert answer.status_code == 200, answer.content
    return [row["id"] for row in answer.json()["results"]]
