"""The broker is away: the portal goes on, and nobody waits for it."""

import time

import pytest
from celery import Celery
from django.conf import settings as portal
from django.core.cache import cache
from kombu.exceptions import OperationalError

from tests.evaluations.views.clients import signed_in
from tests.factories import PASSWORD
from tests.office import Office

NOBODY_LISTENS = "redis://127.0.0.1:1/0"
SHORT_SECONDS = 2


@pytest.fixture
def away(settings):
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": NOBODY_LISTENS}}


def sign_in(client, person, password):
    return client.post("/accounts/login/", {"login": person.user.username, "password": password})


@pytest.mark.django_db
def test_people_sign_in_while_the_cache_is_away(client, away):
    assert sign_in(client, Office().operator, PASSWORD).url == "/"


@pytest.mark.django_db
def test_wrong_passwords_are_counted_while_the_cache_is_away(client, away):
    operator = Office().operator
    for _ in range(5):
        sign_in(client, operator, "salah")

    assert sign_in(client, operator, PASSWORD).status_code == 429


@pytest.mark.django_db
def test_answers_are_verified_while_the_cache_is_away(away):
    office = Office()
    office.hand_in()

    assert signed_in(office.coordinator).get("/rounds/2024-2/verification/").status_code == 200


def test_what_is_not_remembered_is_missing(away):
    cache.set("kunci", "1")

    assert cache.add("kunci", "1") is True
    assert cache.get("kunci", "lain") == "lain"
    assert cache.get_many(["kunci"]) == {}
    assert cache.delete("kunci") is False


def test_nobody_waits_for_a_broker_that_is_away():
    app = Celery("away", broker=NOBODY_LISTENS, set_as_current=False)
    app.conf.broker_transport_options = portal.CELERY_BROKER_TRANSPORT_OPTIONS
    begun = time.monotonic()

    with pytest.raises(OperationalError):
        app.send_task("evaluations.tasks.make_report", retry=False)

    assert time.monotonic() - begun < SHORT_SECONDS
