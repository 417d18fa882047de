from decimal import Decimal
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from django.utils.safestring import SafeString

from evaluations import charts
from evaluations.charts import PERCENTAGES, Mark, Point
from evaluations.charts.svg import wrapped

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</text><script>alert(1)</script>&\"'\x00\x1b\u202e😀 " + "W" * 10_000

ASPECTS = [
    Mark("Baseline", Decimal("3.48"), Decimal("3.30")),
    Mark("Output", None),
    Mark("Outcome", Decimal(0)),
]
SIX = [
    Mark(name, Decimal(number) / 2) for number, name in enumerate(("Gov", "Bra", "Eco", "Liv", "Soc", "Env"))
]


def every_chart(label="Contoh", value=Decimal("2.806")):
    marks = [Mark(label, value, value, note=label)] * 6
    points = [Point(label, value), Point(label, None), Point(label, value, official=False, current=True)]
    for compact in (False, True):
        yield charts.bar(label, marks, before_label=label, compact=compact)
        yield charts.radar(label, marks, before_label=label, compact=compact)
        yield charts.trend(label, points, compact=compact)
        yield charts.heat(label, [(label, marks[:3])] * 6, compact=compact)
    yield charts.matrix(label, [label] * 3, [(label, [value, None, value])])
    yield charts.sparkline(label, [value, None, value])
    yield charts.flower(label, marks)
    yield charts.flower(label)
    yield charts.ring(label, 7, 25, below=label)


def texts(svg: str) -> list[str]:
    return [element.text for element in fromstring(svg).iter(f"{SVG}text")]


def described(svg: str) -> str:
    return fromstring(svg).find(f"{SVG}desc").text


def shapes(svg: str, name: str, css: str) -> list[Element]:
    return [
        element for element in fromstring(svg).iter(SVG + name) if css in element.get("class", "").split()
    ]


def test_every_chart_is_well_formed_and_tells_what_it_shows():
    for svg in every_chart():
        root = fromstring(svg)

        assert isinstance(svg, SafeString)
        assert root.get("role") == "img"
        named = [root.find(f"{SVG}title"), root.find(f"{SVG}desc")]
        assert root.get("aria-labelledby").split() == [element.get("id") for element in named]
        assert all(element.text for element in named)


def test_foreign_text_is_never_markup():
    for svg in every_chart(label=HOSTILE):
        assert not list(fromstring(svg).iter(f"{SVG}script"))
        assert not {"\x00", "\x1b", "\u202e"} & set(svg)
        assert "on" not in {name[:2] for element in fromstring(svg).iter() for name in element.attrib}


def test_no_text_is_smaller_than_eleven_pixels():
    for svg in every_chart(label="Dinas Komunikasi, Informatika, Persandian dan Statistik"):
        sizes = [float(element.get("font-size")) for element in fromstring(svg).iter(f"{SVG}text")]
        assert min(sizes, default=11) >= 11


def test_two_charts_on_one_page_share_no_id_and_one_chart_is_always_the_same():
    drawn = [*every_chart()]
    ids = [element.get("id") for svg in drawn for element in fromstring(svg).iter() if element.get("id")]

    assert len(ids) == len(set(ids))
    assert drawn == [*every_chart()]


def test_colours_are_attributes_on_paper_and_classes_on_screen():
    (bar,) = shapes(charts.bar("Contoh", ASPECTS[:1]), "rect", "f-brand")

    assert (bar.get("fill"), bar.get("class")) == ("#23458A", "f-brand")


def test_a_missing_value_is_a_dash_and_an_empty_track_and_zero_is_a_figure():
    svg = charts.bar("Lima aspek", ASPECTS)

    assert texts(svg) == ["Baseline", "3,48", "Output", "–", "Outcome", "0,00"]
    assert len(shapes(svg, "rect", "s-ink-3")) == 1
    assert described(svg) == "Baseline: 3,48 (3,30); Output: –; Outcome: 0,00."


def test_last_round_is_a_tick_only_where_it_is_known():
    assert len(shapes(charts.bar("Lima aspek", ASPECTS), "rect", "f-warn")) == 1


def test_a_long_name_wraps_and_the_drawing_grows():
    long = Mark("Peningkatan kualitas layanan administrasi kependudukan terpadu", Decimal(2))
    svg = charts.bar("Contoh", [long], compact=True)

    assert len(texts(svg)) == 4
    height = float(fromstring(svg).get("height"))
    assert height > float(fromstring(charts.bar("Contoh", ASPECTS[:1], compact=True)).get("height"))


def test_text_past_the_last_line_ends_in_an_ellipsis():
    assert wrapped("satu dua tiga empat lima enam", 60, size=12, lines=2) == ["satu dua", "tiga…"]
    assert wrapped("W" * 100, 60, size=12, lines=2) == ["WWWWWWWW", "WWWWWWW…"]


def test_radar_prints_values_with_their_change():
    svg = charts.radar("Enam dimensi", [Mark("Governance", Decimal("3.05"), Decimal("2.80")), *SIX[1:]])

    assert "3,05 (+0,25)" in texts(svg)


def test_radar_breaks_where_a_value_is_missing():
    whole = charts.radar("Enam dimensi", SIX)
    broken = charts.radar("Enam dimensi", [*SIX[:2], Mark("Eco", None), *SIX[3:]])

    assert len(shapes(whole, "circle", "f-brand")) == 6
    assert len(shapes(broken, "circle", "f-brand")) == 5
    assert not shapes(broken, "path", "f-brand"), "no filled area over a gap"
    assert "–" in texts(broken)


def test_trend_is_solid_between_official_finals_and_dashed_where_computed():
    svg = charts.trend(
        "Perkembangan",
        [
            Point("2022 II", Decimal("2.58")),
            Point("2023 II", Decimal("2.806"), current=True),
            Point("2024 II", Decimal("3.23"), official=False),
        ],
    )
    lines = [
        line.get("stroke-dasharray") for line in shapes(svg, "path", "s-brand") if line.get("fill") == "none"
    ]

    assert lines == [None, "5 5"]
    assert len(shapes(svg, "circle", "s-brand")) == 2, "official finals are round"
    assert {"2,58", "2,81", "3,23"} <= set(texts(svg))


def test_trend_with_a_gap_draws_no_line_across_it():
    svg = charts.trend("P", [Point("a", Decimal(2)), Point("b", None), Point("c", Decimal(3))])

    assert not [line for line in shapes(svg, "path", "s-brand") if line.get("fill") == "none"]
    assert "–" in texts(svg)


def test_trend_leaves_out_names_that_would_collide_but_never_the_current_one():
    points = [Point(f"{2000 + year}", Decimal(2), current=year == 7) for year in range(40)]

    names = [text for text in texts(charts.trend("P", points)) if text.startswith("20")]

    assert len(names) < 14
    assert {"2007", "2039"} <= set(names)


def test_heat_gets_darker_in_steps_and_leaves_the_unknown_without_shade():
    cells = [Mark("a", Decimal("1.99")), Mark("b", Decimal("2.5")), Mark("c", None), Mark("d", Decimal(4))]
    svg = charts.heat("Subdimensi", [("Governance", cells)])

    assert [len(shapes(svg, "rect", f"f-q{step}")) for step in range(5)] == [1, 0, 1, 0, 1]
    assert len(shapes(svg, "rect", "f-sunken")) == 1
    assert texts(svg)[1:] == ["1,99", "a", "2,50", "b", "–", "c", "4,00", "d"]


def test_percentages_have_their_own_scale():
    assert "62,5%" in texts(charts.bar("Program", [Mark("GOV", Decimal("62.5"))], scale=PERCENTAGES))


def test_flower_has_a_petal_per_known_value_and_keeps_the_outline_of_the_rest():
    svg = charts.flower("Indeks", [Mark("Gov", Decimal(3)), Mark("Bra", None), Mark("Eco", Decimal(0))])

    assert len(shapes(svg, "path", "f-white")) == 1
    assert [path.get("stroke-dasharray") for path in shapes(svg, "path", "s-white")] == [None, "4 5", None]


def test_flower_of_nothing_known_is_six_outlines():
    svg = charts.flower("Indeks", on_dark=False)

    assert (len(shapes(svg, "path", "f-brand")), len(shapes(svg, "path", "s-brand"))) == (0, 6)


@pytest.mark.parametrize(
    ("done", "of", "arcs"), [(0, 25, 0), (7, 25, 1), (25, 25, 1), (30, 25, 1), (0, 0, 0)]
)
def test_ring_shows_what_is_done(done, of, arcs):
    svg = charts.ring("Isian", done, of, below="dari 25")

    assert len(shapes(svg, "circle", "s-brand")) == arcs
    assert texts(svg) == [str(done), "dari 25"]


def test_ornaments_are_well_formed():
    assert len(list(fromstring(charts.sign()).iter(f"{SVG}path"))) == 6
    assert list(fromstring(charts.pattern(400, 300)).iter(f"{SVG}circle"))


def test_charts_of_nothing_do_not_fail():
    for svg in (charts.bar("x", []), charts.radar("x", []), charts.trend("x", []), charts.sparkline("x", []),
                charts.heat("x", []), charts.matrix("x", [], [])):  # fmt: skip
        fromstring(svg)


def test_a_pair_holds_the_wide_and_the_phone_drawing():
    pair = fromstring(charts.responsive(charts.radar, "Enam dimensi", SIX))

    assert [svg.get("class") for svg in pair] == ["chart chart-radar", "chart chart-radar chart-compact"]
