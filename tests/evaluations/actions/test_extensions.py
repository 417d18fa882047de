from datetime import timedelta

import pytest
from django.utils import timezone

from evaluations.actions.extensions import grant_extension
from evaluations.actions.moves import Refused
from evaluations.models import Extension, Notice
from tests.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return Office()


def in_days(days):
    return timezone.now() + timedelta(days=days)


def test_an_agency_is_given_more_time_and_told(office):
    Notice.objects.all().delete()

    grant_extension(office.packet(), by=office.coordinator, until=in_days(3), reason="Contoh: banjir.")

    assert Extension.objects.get().reason == "Contoh: banjir."
    assert {notice.recipient for notice in Notice.objects.all()} == {office.operator.user, office.head.user}
    assert office.packet().state_changes.get(move="extend").reason == "Contoh: banjir."


@pytest.mark.parametrize(("days", "reason"), [(-1, "Contoh"), (3, "  ")])
def test_more_time_lies_ahead_and_has_a_reason(office, days, reason):
    with pytest.raises(Refused):
        grant_extension(office.packet(), by=office.coordinator, until=in_days(days), reason=reason)

    assert not Extension.objects.exists()


def test_an_agency_does_not_give_itself_more_time(office):
    with pytest.raises(Refused):
        grant_extension(office.packet(), by=office.head, until=in_days(3), reason="Contoh")


def test_one_request_gives_it_once(office):
    for _ in range(2):
        grant_extension(
            office.packet(), by=office.coordinator, until=in_days(3), reason="Contoh", request_key="klik"
        )

    assert Extension.objects.count() == 1
