from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from evaluations.actions.moves import Refused
from evaluations.actions.rounds import (
    checklist,
    close_due_rounds,
    close_round,
    effect_of,
    hand_over_round,
    open_round,
    publish_round,
    reopen_round,
    set_weights,
)
from evaluations.choices import ResultKind, RoundKind, RoundState
from evaluations.models import Item, Notice
from evaluations.rules import Conflict, Forbidden
from tests.office import Office

pytestmark = pytest.mark.django_db


def test_opening_asks_every_program_and_every_indicator_of_its_agency():
    Office()

    asked = sorted((item.submission.agency.short_name, item.key) for item in Item.objects.with_parts())

    assert asked == [
        ("Dishub", "QW-01 · bus-0"),
        ("Dishub", "bus-0"),
        ("Dishub", "bus-1"),
        ("Dishub", "bus-2"),
        ("Diskominfosantik", "BL-01"),
        ("Diskominfosantik", "IM-01"),
        ("Diskominfosantik", "OC-01"),
        ("Diskominfosantik", "OP-01"),
    ]


def test_opening_copies_target_and_ceiling_of_the_year():
    progress = Office().program_item().progress

    (row,) = progress.actuals.all()
    assert (row.target, row.actual, row.baseline) == (25, None, 10)
    assert progress.budget_ceiling == 1_500_000_000


def test_monitoring_asks_for_progress_only():
    office = Office(kind=RoundKind.MONITORING, stage=3)

    assert office.round.address == "2024-tw3"
    assert {item.is_program for item in office.round.items.all()} == {True}


def test_a_program_that_starts_later_is_not_asked_about():
    office = Office(opened=False)
    later = office.masterplan.programs.get(key="bus-2")
    later.start_year = 2025
    later.save()

    open_round(office.round, by=office.coordinator)

    assert not Item.objects.filter(program=later).exists()


def test_a_new_round_opens_with_the_newest_progress_to_confirm_or_to_change():
    office = Office()
    office.hand_in()
    from tests.factories import RoundAspectFactory, RoundFactory

    second = RoundFactory(
        masterplan=office.masterplan, instrument=office.round.instrument, year=2025, stage=1
    )
    for aspect in second.instrument.aspects.all():
        RoundAspectFactory(round=second, aspect=aspect, weight=aspect.weight)

    open_round(second, by=office.coordinator)

    item = second.items.select_related("progress").get(program__key="bus-1", indicator=None)
    assert (item.progress.physical_progress, item.progress.status) == (60, "running")
    assert (item.is_blank, item.state) == (True, "draft")


@pytest.mark.parametrize("change", ["weights", "deadline", "programs", "coordinating agency"])
def test_a_round_that_is_not_ready_stays_a_draft(change):
    office = Office(opened=False)
    if change == "weights":
        set_weights(office.round, {"OP": Decimal(30)}, by=office.coordinator)
    elif change == "deadline":
        office.pass_deadline()
    elif change == "programs":
        office.masterplan.programs.all().delete()
    else:
        office.regency.coordinating_agency = None
        office.regency.save()
        office.round.refresh_from_db()

    with pytest.raises(Refused) as refused:
        open_round(office.round, by=office.coordinator)

    office.round.refresh_from_db()
    assert isinstance(refused.value.reason, Conflict)
    assert office.round.state == RoundState.DRAFT
    assert not office.round.items.exists()
    assert [check.is_ok for check in checklist(office.round)].count(False) == 1


def test_weights_are_fixed_once_the_round_is_open():
    office = Office()

    with pytest.raises(Refused):
        set_weights(office.round, {"OP": Decimal(30)}, by=office.coordinator)

    assert office.round.aspects.get(aspect__code="OP").weight == 20


def test_an_operator_cannot_close_a_round():
    office = Office()

    with pytest.raises(Refused) as refused:
        close_round(office.round, by=office.operator)

    office.round.refresh_from_db()
    assert isinstance(refused.value.reason, Forbidden)
    assert office.round.state == RoundState.OPEN


def test_closing_marks_the_packets_that_were_not_handed_in():
    office = Office()
    office.hand_in()

    close_round(office.round, by=office.coordinator)

    assert office.packet().not_handed_in is False
    assert office.packet(office.diskominfo).not_handed_in is True


def test_the_clock_closes_a_round_at_its_deadline_once():
    office = Office()
    office.pass_deadline()

    assert (close_due_rounds(), close_due_rounds()) == (1, 0)

    office.round.refresh_from_db()
    change = office.round.state_changes.get(move="close")
    assert office.round.state == RoundState.VERIFICATION
    assert (change.by, change.from_state, change.to_state) == (None, "open", "verification")


def test_a_round_is_carried_from_opening_to_publication():
    office = Office()
    office.hand_in(score=4)
    office.hand_in(office.diskominfo, score=2)
    close_round(office.round, by=office.coordinator)
    office.verify_all()
    hand_over_round(office.round, by=office.coordinator)
    publish_round(office.round, by=office.administrator)

    result = office.round.results.get(kind=ResultKind.PUBLICATION)
    # Baseline, Output, Outcome and Impact 2, Quick Win 4: 2 × 0.8 + 4 × 0.2
    assert result.computed_final == Decimal("2.4")
    assert result.official_final is None
    assert result.snapshot["final"] == {"value": "2.4", "level": "verified", "missing": 0}


def test_reopening_goes_one_step_back_and_publishing_again_makes_version_two():
    office = Office()
    close_round(office.round, by=office.coordinator)
    hand_over_round(office.round, by=office.coordinator)
    publish_round(office.round, by=office.administrator)

    reopen_round(office.round, by=office.administrator, reason="Contoh: surat ralat.")
    assert office.round.state == RoundState.ASSESSMENT

    publish_round(office.round, by=office.administrator)
    versions = office.round.results.filter(kind=ResultKind.PUBLICATION).values_list("version", flat=True)
    assert sorted(versions) == [1, 2]
    assert office.round.state_changes.get(move="reopen").reason == "Contoh: surat ralat."


def test_one_request_key_closes_once():
    office = Office()

    close_round(office.round, by=office.coordinator, request_key="klik-1")
    close_round(office.round, by=office.coordinator, request_key="klik-1")

    assert office.round.state_changes.filter(move="close").count() == 1


def test_a_second_key_is_a_second_request_and_is_refused():
    office = Office()
    close_round(office.round, by=office.coordinator, request_key="klik-1")

    with pytest.raises(Refused):
        close_round(office.round, by=office.coordinator, request_key="klik-2")


def test_the_effect_of_opening_is_told_before_it_is_confirmed():
    office = Office(opened=False)

    sentences = effect_of("open", office.round)

    assert any("3 program" in sentence for sentence in sentences)


def test_everybody_of_the_regency_is_told_of_a_move():
    office = Office()
    Notice.objects.all().delete()

    close_round(office.round, by=office.coordinator)

    assert Notice.objects.filter(recipient=office.operator.user).count() == 1


def test_an_opened_round_keeps_the_time_it_opened():
    office = Office()

    assert abs(timezone.now() - office.round.opens_at) < timedelta(minutes=1)
