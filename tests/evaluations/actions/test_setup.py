from datetime import timedelta

import pytest
from django.utils import timezone

from evaluations.actions.moves import Refused
from evaluations.actions.rounds import open_round
from evaluations.actions.setup import assign, set_terms
from evaluations.models import Indicator, Item, Round
from tests.office import Office

pytestmark = pytest.mark.django_db


def terms(**changes):
    deadline = timezone.now() + timedelta(days=3)
    return {"deadline": deadline, "needs_approval": False, "has_official_scores": True, **changes}


def test_terms_may_change_while_the_round_is_prepared():
    office = Office(opened=False)
    values = terms()

    set_terms(office.round, by=office.coordinator, **values)

    office.round.refresh_from_db()
    assert (office.round.deadline, office.round.needs_approval) == (values["deadline"], False)


def test_terms_are_fixed_once_the_round_is_open():
    office = Office()
    before = Round.objects.values().get()

    with pytest.raises(Refused, match=r"dibuka|opened"):
        set_terms(office.round, by=office.coordinator, **terms())

    assert Round.objects.values().get() == before


def test_an_assigned_indicator_is_asked_of_that_agency():
    office = Office(opened=False)
    indicator = Indicator.objects.get(key="OP-01")

    assign(office.round, {indicator: office.dishub}, by=office.coordinator)
    open_round(office.round, by=office.coordinator)

    assert Item.objects.get(indicator=indicator).submission.agency == office.dishub


def test_taking_an_assignment_back_leaves_it_to_the_coordinating_agency():
    office = Office(opened=False)
    indicator = Indicator.objects.get(key="OP-01")
    assign(office.round, {indicator: office.dishub}, by=office.coordinator)

    assign(office.round, {indicator: None}, by=office.coordinator)
    open_round(office.round, by=office.coordinator)

    assert Item.objects.get(indicator=indicator).submission.agency == office.diskominfo


def test_an_operator_prepares_nothing():
    office = Office(opened=False)

    with pytest.raises(Refused):
        assign(office.round, {Indicator.objects.first(): office.dishub}, by=office.operator)

    assert not office.round.assignments.exists()
