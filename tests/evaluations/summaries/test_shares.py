from decimal import Decimal

import pytest

from evaluations.choices import ComputedFrom, Direction, ProgramStatus
from evaluations.models import Item, ProgramProgress, TargetActual
from evaluations.summaries.shares import Share, running_shares, suggestion_for, target_shares
from tests.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    office = Office()
    office.fill()
    return office


def test_running_programs_are_counted_out_of_those_planned(office):
    first = office.program_item()
    ProgramProgress.objects.filter(item=first).update(status=ProgramStatus.STOPPED)

    assert running_shares(office.round) == {"LIV": Share(2, 3)}


def test_progress_that_was_only_carried_over_does_not_count(office):
    Item.objects.filter(pk=office.program_item().pk).update(is_blank=True)

    assert running_shares(office.round)["LIV"] == Share(2, 3)


def test_a_target_is_met_in_its_own_direction(office):
    lower, unknown, _higher = TargetActual.objects.order_by("pk")
    TargetActual.objects.filter(pk=lower.pk).update(direction=Direction.DOWN, target=10, actual=12)
    TargetActual.objects.filter(pk=unknown.pk).update(actual=None)

    assert target_shares(office.round) == {"LIV": Share(1, 3)}


def test_the_portal_suggests_what_it_counted_and_gives_no_score_itself(office):
    indicator = office.round.instrument.aspects.get(code="OC").indicators.get()
    indicator.computed_from, indicator.band, indicator.dimension_code = (
        ComputedFrom.PROGRAMS_RUNNING,
        "share",
        "LIV",
    )
    indicator.save()
    item = Item.objects.with_answers().get(indicator=indicator)

    share, score = suggestion_for(item)

    assert (share, score) == (Share(3, 3), Decimal(4))
    assert item.response.self_score is None


def test_where_nothing_can_be_counted_there_is_no_suggestion(office):
    assert suggestion_for(office.response_item()) is None
    assert Share(0, 0).value is None
