from decimal import Decimal

import pytest

from evaluations.actions.findings import record_finding
from evaluations.actions.moves import Refused
from evaluations.actions.rounds import close_round, hand_over_round
from evaluations.actions.scores import mark_item, record_official
from evaluations.choices import FindingKind
from evaluations.models import Finding, Mark, OfficialScore
from evaluations.summaries.scores import scores_of
from tests import factories
from tests.office import Office

pytestmark = pytest.mark.django_db

GOLDEN = {"BL": "3.48", "OP": "2.34", "OC": "3.00", "IM": "2.70", "QW": "2.75"}


@pytest.fixture
def office():
    office = Office()
    office.hand_in()
    close_round(office.round, by=office.coordinator)
    hand_over_round(office.round, by=office.coordinator)
    office.round.refresh_from_db()
    return office


def golden():
    return {code: Decimal(value) for code, value in GOLDEN.items()}


def test_the_letters_five_aspects_make_the_published_final(office):
    record_official(office.round, by=office.coordinator, aspects=golden(), final=Decimal("2.81"))

    scores = scores_of(office.round)
    assert (scores.final.value, scores.final.level) == (Decimal("2.806"), "official")
    assert scores.official_final == Decimal("2.81")


def test_ten_decimals_are_kept(office):
    record_official(office.round, by=office.coordinator, aspects={"OP": Decimal("2.3456789012")})

    assert OfficialScore.objects.get(code="OP").value == Decimal("2.3456789012")


def test_zero_is_a_score_and_empty_takes_one_back(office):
    record_official(office.round, by=office.coordinator, aspects={"OP": Decimal(0), "BL": Decimal(1)})
    record_official(office.round, by=office.coordinator, aspects={"BL": None})

    assert list(OfficialScore.objects.values_list("code", "value")) == [("OP", 0)]


def test_before_the_hand_over_there_is_no_letter():
    office = Office()

    with pytest.raises(Refused):
        record_official(office.round, by=office.coordinator, aspects=golden())

    assert not OfficialScore.objects.exists()


def test_an_agency_never_records_the_letter(office):
    with pytest.raises(Refused):
        record_official(office.round, by=office.head, aspects=golden())


def test_the_official_score_of_an_answer_is_the_unrounded_mean_of_the_marks(office):
    item = office.response_item()
    for score in (3, 3, 4):
        mark_item(item, by=factories.reviewer(office.regency), score=Decimal(score))

    (quick_win,) = next(aspect.items for aspect in scores_of(office.round).aspects if aspect.code == "QW")
    assert quick_win.official.quantize(Decimal("1e-9")) == (Decimal(10) / 3).quantize(Decimal("1e-9"))


def test_a_reviewer_who_marks_again_changes_the_own_mark(office):
    item = office.response_item()

    mark_item(item, by=office.reviewer, score=Decimal(2))
    mark_item(item, by=office.reviewer, score=Decimal(3), comment="Contoh: bukti baru.")

    assert list(Mark.objects.values_list("score", "comment")) == [(3, "Contoh: bukti baru.")]


def test_only_reviewers_mark_and_only_indicators(office):
    with pytest.raises(Refused):
        mark_item(office.response_item(), by=office.coordinator, score=Decimal(3))
    with pytest.raises(Refused):
        mark_item(office.program_item(), by=office.reviewer, score=Decimal(3))

    assert not Mark.objects.exists()


def test_findings_keep_the_order_in_which_the_letter_gives_them(office):
    for text in ("Contoh: pertama", "Contoh: kedua"):
        record_finding(office.round, by=office.coordinator, kind=FindingKind.STRENGTH, text=text)

    assert list(Finding.objects.values_list("text", "position")) == [
        ("Contoh: pertama", 1),
        ("Contoh: kedua", 2),
    ]
