"""Every list of the admin: what it shows, whom it shows it to, and at what price."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.evaluations.admin.ground import MAKERS

MODELS = sorted(MAKERS, key=lambda model: model._meta.label)


def address(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def queries_of(client, url):
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
    assert response.status_code == 200
    return len(queries)


def test_every_model_of_the_portal_is_in_the_admin():
    models = [*apps.get_app_config("agencies").get_models(), *apps.get_app_config("evaluations").get_models()]

    shown = {model for model in models if admin.site.is_registered(model)}

    assert {model for model in models if not model.__name__.startswith("Historical")} - shown == {
        through for through in models if through._meta.auto_created
    }
    assert shown == set(MODELS)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_list_asks_as_much_for_three_hundred_rows_as_for_one(model, ground, office):
    ground.rows(model, 1)
    url = address(model, "changelist")
    office.get(url)
    few = queries_of(office, url)

    ground.rows(model, 299)

    assert queries_of(office, url) == few
