"""The result over the API: the frozen snapshot, unrounded, whatever happens beneath it later."""

from decimal import Decimal

import pytest

from evaluations.actions.rounds import publish_round
from evaluations.choices import OfficialScope, RoundState
from tests.evaluations.api.clients import client_of, get
from tests.factories import (
    OfficialScoreFactory,
    RoundAspectFactory,
    administrator,
    coordinator,
    leader,
    operator,
    ready_round,
    reviewer,
)

pytestmark = pytest.mark.django_db

GOLDEN = {"BL": "3.48", "OP": "2.34", "OC": "3.00", "IM": "2.70", "QW": "2.75"}


@pytest.fixture
def round():
    """Kabupaten Bekasi 2023 stage II, as the ministry's letter gave it, in assessment."""
    round = ready_round(year=2023, stage=2, state=RoundState.ASSESSMENT)
    for code, value in GOLDEN.items():
        OfficialScoreFactory(round=round, code=code, value=Decimal(value))
    OfficialScoreFactory(round=round, scope=OfficialScope.FINAL, code="", value=Decimal("2.81"))
    return round


def result(membership, address="2023-2"):
    return get(client_of(membership), f"rounds/{address}/result/").json()


def test_the_published_result_of_bekasi_2023(round):
    publish_round(round, by=administrator(round.regency))

    answer = result(leader(round.regency))

    assert (answer["computed_final"], answer["official_final"]) == ("2.806", "2.81")
    assert (answer["self_final"], answer["verified_final"]) == (None, None)
    assert (answer["is_provisional"], answer["version"], answer["level"]) == (False, 1, "official")
    assert answer["frozen_at"]
    assert [
        (row["code"], Decimal(row["weight"]), row["score"], row["level"]) for row in answer["aspects"]
    ] == [
        ("BL", 10, "3.48", "official"),
        ("OP", 20, "2.34", "official"),
        ("OC", 30, "3", "official"),
        ("IM", 20, "2.7", "official"),
        ("QW", 20, "2.75", "official"),
    ]
    assert answer["formula"] == "0.1 × 3.48 + 0.2 × 2.34 + 0.3 × 3 + 0.2 × 2.7 + 0.2 × 2.75"
    assert [row["code"] for row in answer["dimensions"]] == ["GOV", "BRA", "ECO", "LIV", "SOC", "ENV"]
    assert {row["score"] for row in answer["dimensions"]} == {None}


def test_a_published_figure_never_moves(round):
    publish_round(round, by=administrator(round.regency))
    before = result(leader(round.regency))

    round.official_scores.update(value=0)
    round.aspects.update(weight=20)
    round.instrument.aspects.update(name="Contoh", name_en="Sample")
    round.masterplan.dimensions.update(name="Contoh")

    assert result(leader(round.regency)) == before


def test_before_publication_the_result_is_provisional(round):
    for role in (coordinator, reviewer):
        answer = result(role(round.regency))
        assert (answer["is_provisional"], answer["version"], answer["frozen_at"]) == (True, None, None)
        assert answer["computed_final"] == "2.806"


def test_a_corrected_result_has_a_new_version(round):
    chief = administrator(round.regency)
    publish_round(round, by=chief)
    round.state = RoundState.ASSESSMENT
    round.save()
    round.official_scores.filter(code="QW").update(value=Decimal("2.76"))
    publish_round(round, by=chief)

    answer = result(operator(regency=round.regency, agency=round.regency.coordinating_agency))

    assert (answer["version"], answer["computed_final"]) == (2, "2.808")


def test_thirds_are_not_rounded():
    round = ready_round(year=2023, stage=2, state=RoundState.OPEN)
    round.aspects.all().delete()
    for code, weight in (("BL", 1), ("OP", 2)):
        aspect = round.instrument.aspects.get(code=code)
        RoundAspectFactory(round=round, aspect=aspect, weight=weight)
    OfficialScoreFactory(round=round, code="BL", value=1)
    OfficialScoreFactory(round=round, code="OP", value=0)

    answer = result(coordinator(round.regency))

    assert answer["computed_final"].startswith("0.333333333333333333333333")
    assert [row["score"] for row in answer["aspects"]] == ["1", "0"]


@pytest.mark.parametrize(("kind", "address"), [("evaluation", "2023-2"), ("monitoring", "2023-tw2")])
def test_a_round_that_has_just_been_prepared_has_an_empty_result(kind, address):
    round = ready_round(year=2023, stage=2, kind=kind)

    answer = result(coordinator(round.regency), address)

    assert (answer["round"], answer["computed_final"], answer["official_final"]) == (address, None, None)
    assert answer["is_provisional"]
