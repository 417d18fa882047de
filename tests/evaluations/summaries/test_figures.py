from decimal import Decimal

import pytest

from evaluations.summaries.figures import Figures, adds_up
from evaluations.summaries.snapshot import snapshot_of
from tests import factories
from tests.evaluations.published import letter_round, published_office
from tests.office import Office

pytestmark = pytest.mark.django_db


def test_the_letter_of_2023_adds_up_in_sight():
    figures = Figures(snapshot_of(letter_round()))

    assert (figures.computed, figures.official, figures.index) == (
        Decimal("2.806"),
        Decimal("2.81"),
        Decimal("2.81"),
    )
    assert [row.product for row in figures.aspects] == [
        Decimal(text) for text in ("0.348", "0.468", "0.9", "0.54", "0.55")
    ]
    assert (figures.places, figures.adds_up, figures.has_readings) == (3, True, False)


@pytest.mark.parametrize(
    ("terms", "total", "places", "expected"),
    [
        (("0.348", "0.468"), "0.816", 3, True),
        (("0.3525", "0.3525"), "0.705", 3, False),
        (("0.3525", "0.3525"), "0.705", 4, True),
        ((), "0", 3, True),
    ],
)
def test_terms_add_up_at_as_many_places_as_they_need(terms, total, places, expected):
    assert adds_up([Decimal(term) for term in terms], Decimal(total), places) is expected


def test_a_round_is_compared_with_the_one_published_before():
    earlier = letter_round()
    later = letter_round(regency=earlier.regency, year=2024, publish=False)
    later.official_scores.filter(code="BL").update(value=Decimal("3.58"))
    later.official_scores.filter(code="").delete()

    figures = Figures(snapshot_of(later))

    assert (figures.previous_label, figures.change) == ("2023 II", Decimal("0.006"))
    assert [point.label for point in figures.trend] == ["2023 II", "2024 II"]


def test_half_a_sum_is_compared_with_nothing():
    office = Office()
    letter_round(regency=office.regency)

    figures = Figures(snapshot_of(office.round))

    assert (figures.previous_label, figures.is_complete, figures.change) == ("2023 II", False, None)
    assert [point.label for point in figures.trend] == ["2023 II"]


def test_agencies_are_named_as_they_were_called_then():
    office = published_office()
    figures = Figures(office.round.results.get(kind="publication").snapshot)
    office.dishub.short_name = "Baru"
    office.dishub.save()

    assert figures.label_of(office.dishub.name) == "Dishub"
    assert figures.label_of("Contoh: tidak ditanya") == "Contoh: tidak ditanya"


def test_who_is_awaited_is_whoever_has_not_handed_in():
    office = Office()
    office.hand_in()

    figures = Figures(snapshot_of(office.round))

    assert [row["short_name"] for row in figures.agencies_awaited] == ["Diskominfosantik"]
    assert (figures.agencies_handed_in, figures.agencies_on_time) == (1, 1)


def test_ranks_and_neighbours_keep_their_source():
    round = letter_round(publish=False)
    factories.RankFactory(round=round, position=3, out_of=27)
    factories.PeerFinalFactory(round=round, name="Contoh: tetangga")

    figures = Figures(snapshot_of(round))

    assert [(row.position, row.out_of, row.source) for row in figures.ranks] == [(3, 27, "Contoh: sumber")]
    assert [(row["name"], row["value"]) for row in figures.peers] == [("Contoh: tetangga", Decimal(3))]
