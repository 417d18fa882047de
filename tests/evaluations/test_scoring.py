"""Scoring as tables: the published finals, and the ugly cases."""

from decimal import Decimal as D

import pytest

from evaluations.scoring import (
    MEAN_OF_DIMENSIONS,
    MEAN_OF_ITEMS,
    MISSING,
    OFFICIAL,
    SELF,
    VERIFIED,
    AspectInput,
    Figure,
    Scored,
    aspect_score,
    banded,
    final_score,
    group_scores,
)

CODES = ("BL", "OP", "OC", "IM", "QW")
WEIGHTS = (10, 20, 30, 20, 20)


def official(values, weights=WEIGHTS):
    return [
        AspectInput(code, D(weight), official=None if value is None else D(value))
        for code, weight, value in zip(CODES, weights, values, strict=True)
    ]


def output(*items, **fields):
    return AspectInput("OP", D(20), items=items, **fields)


@pytest.mark.parametrize(
    ("components", "weights", "final"),
    [
        # Kabupaten Bekasi 2023 stage II, published as 2.81
        (("3.48", "2.34", "3.00", "2.70", "2.75"), WEIGHTS, "2.806"),
        # Kabupaten Bekasi 2024 stage II: components published, final not
        (("3.60", "3.05", "3.30", "3.04", "3.33"), WEIGHTS, "3.234"),
        # One regency publishes 10/20/30/30/10: weights are data
        (("3.00", "3.00", "3.00", "4.00", "2.00"), (10, 20, 30, 30, 10), "3.20"),
        (("4", "4", "4", "4", "4"), WEIGHTS, "4"),
        (("0", "0", "0", "0", "0"), WEIGHTS, "0"),
    ],
)
def test_the_final_is_the_sum_of_weight_times_aspect(components, weights, final):
    result = final_score(official(components, weights))

    assert result.value == D(final)
    assert result.level == OFFICIAL
    assert sum(term.product for term in result.terms) == D(final)


def test_the_formula_adds_up_line_by_line():
    terms = final_score(official(("3.48", "2.34", "3.00", "2.70", "2.75"))).terms

    assert [term.product for term in terms] == [D("0.348"), D("0.468"), D("0.9"), D("0.54"), D("0.55")]


def test_an_aspect_with_weight_zero_adds_nothing():
    assert final_score(official(("4", "2", "2", "2", "2"), (0, 40, 20, 20, 20))).value == 2


def test_weights_that_are_all_zero_give_no_final():
    assert final_score(official(("4", "2", "2", "2", "2"), (0, 0, 0, 0, 0))).value is None


def test_an_aspect_in_which_nothing_applies_leaves_and_the_weights_are_divided_by_the_rest():
    excluded = AspectInput("QW", D(20), items=(Scored("QW-01", is_not_applicable=True),))

    result = final_score([*official(("3", "3", "3", "3", None))[:4], excluded])

    assert result.value == 3
    assert result.left_out == ("QW",)
    assert [term.share for term in result.terms] == [D(10) / 80, D(20) / 80, D(30) / 80, D(20) / 80]


def test_when_nothing_applies_anywhere_there_is_no_final():
    result = final_score([output(Scored("OP-01", is_not_applicable=True))])

    assert (result.value, result.level, result.left_out) == (None, MISSING, ("OP",))


def test_where_nothing_is_known_there_is_no_figure():
    result = final_score([output(Scored("OP-01"), Scored("OP-02"))])

    assert (result.value, result.level, result.missing) == (None, MISSING, 2)


def test_a_missing_answer_counts_zero_and_is_reported():
    figure = aspect_score(output(Scored("OP-01", verified=D(4)), Scored("OP-02")))

    assert figure == Figure(D(2), VERIFIED, missing=1)


def test_zero_and_empty_are_different():
    zero = aspect_score(output(Scored("OP-01", verified=D(0))))
    empty = aspect_score(output(Scored("OP-01")))

    assert (zero, empty) == (Figure(D(0), VERIFIED, 0), Figure(None, MISSING, 1))


def test_one_indicator_is_its_aspect():
    assert aspect_score(output(Scored("OP-01", verified=D("3.25")))).value == D("3.25")


def test_not_applicable_items_leave_the_mean():
    items = (Scored("OP-01", verified=D(3)), Scored("OP-02", verified=D(0), is_not_applicable=True))

    assert aspect_score(output(*items)).value == 3


def test_indicators_count_by_their_weight():
    items = (Scored("OP-01", D(3), verified=D(4)), Scored("OP-02", D(1), verified=D(0)))

    assert aspect_score(output(*items)).value == 3


def test_an_indicator_of_weight_zero_counts_nothing_not_even_as_missing():
    items = (Scored("OP-01", D(0)), Scored("OP-02", D(1), verified=D(2)))

    assert aspect_score(output(*items)) == Figure(D(2), VERIFIED, 0)


@pytest.mark.parametrize(
    ("item", "figure"),
    [
        (Scored("a", official=D(1), verified=D(2), self_score=D(3)), Figure(D(1), OFFICIAL)),
        (Scored("a", verified=D(2), self_score=D(3)), Figure(D(2), VERIFIED)),
        (Scored("a", self_score=D(3)), Figure(None, MISSING, 1)),
        (Scored("a", official=D(0), verified=D(2)), Figure(D(0), OFFICIAL)),
    ],
)
def test_the_official_value_counts_else_the_verified_else_it_is_missing(item, figure):
    assert aspect_score(output(item)) == figure


def test_a_mean_of_two_levels_carries_the_weaker_one():
    items = (Scored("a", official=D(4)), Scored("b", verified=D(2)))

    assert aspect_score(output(*items)) == Figure(D(3), VERIFIED)


def test_an_official_aspect_score_stands_above_its_items():
    assert aspect_score(output(Scored("a", official=D(4)), official=D("2.34"))) == Figure(D("2.34"), OFFICIAL)


def test_the_other_finals_read_their_own_column_alone():
    aspect = output(Scored("a", official=D(1), verified=D(2), self_score=D(3)), official=D(4))

    assert [aspect_score(aspect, basis).value for basis in (SELF, VERIFIED, OFFICIAL)] == [3, 2, 4]


def test_impact_is_the_plain_mean_of_the_dimension_scores():
    items = (
        Scored("IM-GOV-1", group="GOV", official=D(4)),
        Scored("IM-GOV-2", group="GOV", official=D(2)),
        Scored("IM-BRA", group="BRA", official=D(1)),
    )

    impact = AspectInput("IM", D(20), MEAN_OF_DIMENSIONS, items)

    assert aspect_score(impact).value == 2


def test_an_official_dimension_score_stands_above_its_indicators():
    items = (Scored("IM-GOV", group="GOV", verified=D(1)),)

    scores = group_scores(items, {"GOV": D("3.05"), "BRA": D("2.40")})

    assert scores == {"GOV": Figure(D("3.05"), OFFICIAL), "BRA": Figure(D("2.40"), OFFICIAL)}


def test_quick_wins_count_alike_however_many_indicators_each_has():
    items = (
        Scored("QW-01 · a", group="a", verified=D(4)),
        Scored("QW-02 · a", group="a", verified=D(4)),
        Scored("QW-01 · b", group="b", verified=D(1)),
    )

    assert aspect_score(AspectInput("QW", D(20), MEAN_OF_ITEMS, items)).value == D("2.5")


def test_a_quick_win_in_which_nothing_applies_leaves_the_mean():
    items = (
        Scored("QW-01 · a", group="a", verified=D(4)),
        Scored("QW-01 · b", group="b", is_not_applicable=True),
    )

    assert aspect_score(AspectInput("QW", D(20), MEAN_OF_ITEMS, items)).value == 4


def test_nothing_is_rounded_on_the_way():
    items = tuple(Scored(str(n), verified=D(value)) for n, value in enumerate((3, 3, 4)))

    value = aspect_score(output(*items)).value

    assert value == D(10) / 3
    assert abs(value * 3 - 10) < D("1e-24")


@pytest.mark.parametrize(
    ("share", "band", "score"),
    [
        ("0", "share", "0"),
        ("0.01", "share", "1"),
        ("0.2499", "share", "1"),
        ("0.25", "share", "2"),
        ("0.5", "share", "3"),
        ("0.7499", "share", "3"),
        ("0.75", "share", "4"),
        ("1", "share", "4"),
        ("0.6", "four_times", "2.4"),
        ("0", "four_times", "0"),
    ],
)
def test_a_share_becomes_a_score_by_its_band(share, band, score):
    assert banded(D(share), band) == D(score)


def test_an_unknown_share_has_no_score():
    assert banded(None, "share") is None
