import pytest
from django.urls import reverse

from tests import factories
from tests.evaluations.views.clients import signed_in

pytestmark = pytest.mark.django_db

PROFILE = reverse("agencies:profile")
SWITCH = reverse("agencies:switch_membership")


def test_the_profile_names_every_role():
    operator = factories.operator()
    second = factories.head(operator.agency, user=operator.user)

    page = signed_in(operator).get(PROFILE).text

    assert operator.office in page
    assert second.office in page


def test_one_acts_as_the_role_one_chose():
    operator = factories.operator()
    second = factories.coordinator(operator.regency, user=operator.user)
    client = signed_in(operator)

    answer = client.post(SWITCH, {"membership": second.pk}, follow=True)

    assert answer.context["request"].membership == second


@pytest.mark.parametrize("membership", ["", "x", "0", None])
def test_nobody_acts_as_somebody_else(membership):
    stranger = factories.coordinator()
    chosen = stranger.pk if membership is None else membership

    assert signed_in(factories.operator()).post(SWITCH, {"membership": chosen}).status_code == 404


def test_a_name_is_changed():
    operator = factories.operator()
    client = signed_in(operator)
    fields = {field.name: field.value() or "" for field in client.get(PROFILE).context["form"]}

    client.post(PROFILE, fields | {"name": "Contoh: Nama Baru"})

    operator.user.refresh_from_db()
    assert operator.user.name == "Contoh: Nama Baru"
