"""What stands between an answer and handing it in, as a table."""

from decimal import Decimal

import pytest

from evaluations.choices import ProgramStatus
from evaluations.gaps import gaps, gaps_of
from evaluations.models import EvidenceUse, Item
from tests.office import Office

pytestmark = pytest.mark.django_db


def fields(item):
    """The fields of its gaps; an actual without its number."""
    found = gaps(Item.objects.with_answers().get(pk=item.pk))
    return [gap.field.partition("_")[0] if gap.field.startswith("actual_") else gap.field for gap in found]


@pytest.fixture
def office():
    office = Office()
    office.fill()
    return office


def test_a_filled_packet_has_no_gaps(office):
    assert gaps_of(office.items()) == []


def test_an_answer_nobody_has_opened_is_one_gap():
    office = Office()

    assert {(gap.item.is_program, gap.field) for gap in gaps_of(office.items())} == {
        (True, "status"),
        (False, "self_score"),
    }


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"status": ""}, ["status"]),
        ({"physical_progress": None}, ["physical_progress"]),
        ({"physical_progress": Decimal(0)}, []),
        ({"budget_realised": None}, ["budget_realised"]),
        ({"budget_realised": Decimal(0)}, []),
        ({"budget_realised": Decimal(2_000_000_000)}, ["budget_realised"]),
        ({"status": ProgramStatus.STOPPED}, ["obstacle"]),
        ({"status": ProgramStatus.STOPPED, "obstacle": "Banjir.", "follow_up": "Dilanjutkan."}, []),
        ({"status": ProgramStatus.NOT_STARTED, "budget_realised": None, "physical_progress": None}, []),
    ],
)
def test_what_a_program_lacks(office, change, expected):
    item = office.program_item()
    for field, value in change.items():
        setattr(item.progress, field, value)
    item.progress.save()

    assert fields(item) == expected


def test_an_actual_left_empty_is_a_gap_and_zero_is_not(office):
    item = office.program_item()
    item.progress.actuals.update(actual=None)
    assert fields(item) == ["actual"]

    item.progress.actuals.update(actual=0)
    assert fields(item) == ["obstacle"]  # zero misses the target: say why


def test_a_running_program_needs_evidence(office):
    item = office.program_item()
    EvidenceUse.objects.filter(item=item).delete()

    assert fields(item) == ["evidence"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"self_score": None}, ["self_score"]),
        ({"self_score": Decimal(0)}, []),
        ({"narrative": ""}, ["narrative"]),
        ({"is_not_applicable": True, "self_score": None, "narrative": ""}, ["not_applicable_reason"]),
        ({"is_not_applicable": True, "not_applicable_reason": "Tidak ada pantai."}, []),
    ],
)
def test_what_an_indicator_lacks(office, change, expected):
    item = office.response_item()
    for field, value in change.items():
        setattr(item.response, field, value)
    item.response.save()

    assert fields(item) == expected


@pytest.mark.parametrize(("score", "expected"), [(2, []), (3, ["evidence"]), (4, ["evidence"])])
def test_high_scores_need_evidence(office, score, expected):
    item = office.response_item()
    item.response.self_score = Decimal(score)
    item.response.save()
    EvidenceUse.objects.filter(item=item).delete()

    assert fields(item) == expected
