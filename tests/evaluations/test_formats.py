"""How the office writes numbers, money and dates, and what it may type."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from evaluations import formats
from evaluations.formats import FormatError

HANDED_IN = datetime(2025, 11, 7, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _indonesian():
    with translation.override("id"), timezone.override("Asia/Jakarta"):
        yield


def plain(text):
    return text.replace("\u00a0", " ")


# Printing


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("2.806"), "2,81"),
        (Decimal("2.805"), "2,81"),
        (Decimal("2.8049999999"), "2,80"),
        (Decimal("0"), "0,00"),
        (Decimal("-0.055"), "−0,06"),
        (4, "4,00"),
        (2.5, "2,50"),
        (None, "–"),
        ("", "–"),
        (Decimal("NaN"), "–"),
        ("bukan angka", "–"),
    ],
)
def test_a_score_is_shown_half_up_with_two_places(value, shown):
    assert formats.score(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("2.8060000000"), "2,806"),
        (Decimal("4.0000000000"), "4"),
        (Decimal("2.3333333333"), "2,3333333333"),
        (Decimal("1E+1"), "10"),
        (None, "–"),
    ],
)
def test_an_exact_score_keeps_what_was_computed(value, shown):
    assert formats.exact(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("1234567.89"), "Rp1.234.567,89"),
        (Decimal("1250000000.00"), "Rp1.250.000.000"),
        (Decimal("10.5"), "Rp10,50"),
        (0, "Rp0"),
        (Decimal("-1500"), "−Rp1.500"),
        (None, "–"),
    ],
)
def test_money_shows_cents_only_when_there_are_any(value, shown):
    assert formats.money(value) == shown


@pytest.mark.parametrize(
    ("printing", "value", "shown"),
    [
        (formats.number, Decimal("1234.50"), "1.234,5"),
        (formats.number, 1500, "1.500"),
        (formats.percent, Decimal("62.50"), "62,5%"),
        (formats.percent, Decimal("62.00"), "62%"),
        (formats.percent, None, "–"),
        (formats.signed_score, Decimal("0.15"), "+0,15"),
        (formats.signed_score, Decimal("-0.05"), "−0,05"),
        (formats.signed_score, Decimal("-0.001"), "0,00"),
        (formats.file_size, 812, "812 B"),
        (formats.file_size, 1468006, "1,4 MB"),
        (formats.file_size, 300 * 1024, "300 KB"),
        (formats.file_size, 20 * 1024**2, "20 MB"),
        (formats.file_size, 5 * 1024**4, "5.120 GB"),
        (formats.for_input, Decimal("62.5"), "62,5"),
        (formats.for_input, Decimal("1500"), "1500"),
        (formats.for_input, Decimal("2.806"), "2,8060"),
        (formats.money_for_input, Decimal("1500000"), "1.500.000"),
    ],
)
def test_figures_are_written_as_in_the_regency(printing, value, shown):
    assert plain(printing(value)) == shown


def test_english_screens_use_english_marks():
    with translation.override("en"):
        shown = [
            formats.score(Decimal("2.806")),
            formats.money(Decimal("1234567.89")),
            formats.percent(Decimal("62.5")),
            formats.change_words(Decimal("-0.05")),
            formats.clock(HANDED_IN),
            formats.long_date(HANDED_IN, weekday=True),
            formats.remaining(HANDED_IN, HANDED_IN + timedelta(days=3)),
            formats.short_money(1_250_000_000),
        ]

    assert [plain(one) for one in shown] == [
        *("2.81", "Rp1,234,567.89", "62.5%", "down 0.05", "16:00 WIB"),
        *("Friday, 7 November 2025", "3 days late", "Rp1.25 billion"),
    ]


def test_dates_and_times_are_written_out_and_never_break_across_lines():
    assert formats.long_date(HANDED_IN) == "7\u00a0November\u00a02025"
    assert formats.clock(HANDED_IN) == "16.00\u00a0WIB"
    assert plain(formats.long_date(HANDED_IN, weekday=True)) == "Jumat, 7 November 2025"
    assert plain(formats.moment(HANDED_IN)) == "7 November 2025, 16.00 WIB"
    assert plain(formats.long_date(date(2024, 3, 1))) == "1 Maret 2024"
    assert formats.long_date(None) == formats.clock(None) == formats.moment(None) == "–"


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Asia/Jakarta", "16.00 WIB"),
        ("Asia/Makassar", "17.00 WITA"),
        ("Asia/Jayapura", "18.00 WIT"),
    ],
)
def test_a_regency_reads_the_clock_of_its_own_zone(zone, shown):
    assert plain(formats.clock(HANDED_IN, zone)) == shown

    with timezone.override(zone):
        assert plain(formats.clock(HANDED_IN)) == shown


def test_the_day_is_the_regencys_day_not_that_of_greenwich():
    assert plain(formats.long_date(datetime(2025, 11, 7, 18, 0, tzinfo=UTC))) == "8 November 2025"


def test_minutes_of_a_meeting_spell_the_date():
    assert formats.date_in_words(HANDED_IN) == (
        "Jumat, tanggal tujuh, bulan November, tahun dua ribu dua puluh lima"
    )


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "nol"),
        (11, "sebelas"),
        (14, "empat belas"),
        (100, "seratus"),
        (119, "seratus sembilan belas"),
        (1000, "seribu"),
        (2025, "dua ribu dua puluh lima"),
        (1_500_000, "satu juta lima ratus ribu"),
        (2_000_000_001, "dua miliar satu"),
    ],
)
def test_numbers_are_spelled_out(count, words):
    assert formats.in_words(count) == words


@pytest.mark.parametrize("name", ["change_words", "clock", "exact", "long_date", "money", "number", "score"])
def test_templates_print_with_the_same_words(name):
    value = HANDED_IN if name in ("clock", "long_date") else Decimal("2.806")
    template = Template("{% load formats %}{{ value|" + name + " }}")

    assert template.render(Context({"value": value})) == getattr(formats, name)(value)


# Reading


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("3,48", "3.48"),
        ("3.48", "3.48"),
        (" 3,48 ", "3.48"),
        ("1500000", "1500000"),
        ("1.500.000", "1500000"),
        ("1,500,000", "1500000"),
        ("1 500 000", "1500000"),
        ("1\u00a0500,5", "1500.5"),
        ("1.500.000,50", "1500000.50"),
        ("1,500,000.50", "1500000.50"),
        ("1.500,5", "1500.5"),
        ("0,125", "0.125"),
        ("0.806", "0.806"),
        ("1234,567", "1234.567"),
        ("2,8060", "2.8060"),
        (",5", "0.5"),
        ("5,", "5"),
        ("-1,5", "-1.5"),
        ("−1,5", "-1.5"),
        ("+4", "4"),
        ("007", "7"),
        (3, "3"),
        (2.5, "2.5"),
        (0.1 + 0.2, "0.3"),
        (1e6, "1000000"),
        (Decimal("2.50"), "2.5"),
    ],
)
def test_numbers_may_be_typed_in_either_style(typed, read):
    assert formats.parse_number(typed) == Decimal(read)


@pytest.mark.parametrize("nothing", [None, "", "   ", "\u00a0"])
def test_an_empty_field_is_nothing_rather_than_zero(nothing):
    assert formats.parse_number(nothing) is None
    assert formats.parse_money(nothing) is None
    assert formats.parse_percent(nothing) is None
    assert formats.parse_date(nothing) is None


@pytest.mark.parametrize("typed", ["1.500", "1,500", "12.345", "-1.500"])
def test_a_number_that_may_be_read_in_two_ways_is_refused(typed):
    with pytest.raises(FormatError) as refusal:
        formats.parse_number(typed)

    assert f"“{typed}”" in str(refusal.value)


def test_the_limits_of_a_field_settle_what_is_meant():
    assert formats.parse_number("2,806", minimum=0, maximum=4) == Decimal("2.806")
    assert formats.parse_number("1.500", places=2) == Decimal("1500")
    assert formats.parse_number("1.500", minimum=100) == Decimal("1500")


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "abc",
            "1.50.000",
            "1,500.000.50",
            "1,2,3",
            "1..5",
            ",",
            ".",
            "-",
            "--1",
            "1e5",
            "1e999",
            "0x10",
            "١٢",
            "１２",
        ),
        *("NaN", "Infinity", "inf", "1_000", "1/2", "½", "12 34", "=1+1", "<b>1</b>", "1\x002", "9" * 500),
        *(float("nan"), float("inf"), -float("inf"), Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity")),
        *(10**15, 1e300, Decimal("1e999999"), True, [], {}, object, HANDED_IN, time(1), timedelta(1), b"1"),
    ],
)
def test_nonsense_is_refused_with_one_sentence(typed):
    for parse in (formats.parse_number, formats.parse_money, formats.parse_percent):
        with pytest.raises(FormatError) as refusal:
            parse(typed)
        assert str(refusal.value).endswith(".")
        assert len(str(refusal.value)) < 200


@pytest.mark.parametrize(
    ("typed", "limits"),
    [
        ("5", {"minimum": 0, "maximum": 4}),
        ("-1", {"minimum": 0}),
        ("11", {"maximum": 10}),
        ("1", {"minimum": 2}),
        ("1,5", {"places": 0}),
        ("1,23456", {"places": 4}),
    ],
)
def test_a_number_outside_its_limits_is_refused(typed, limits):
    with pytest.raises(FormatError):
        formats.parse_number(typed, **limits)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Rp1.500.000", "1500000"),
        ("Rp 1.500.000,-", "1500000"),
        ("Rp. 1.234.567,89", "1234567.89"),
        ("rp1.500", "1500"),
        ("1.500", "1500"),
        ("1,500", "1500"),
        ("IDR 1,500,000.50", "1500000.50"),
        ("1,5 miliar", "1500000000"),
        ("Rp2 juta", "2000000"),
        ("750 ribu", "750000"),
        ("1,25 triliun", "1250000000000"),
        ("0", "0"),
        (1500000.0, "1500000"),
        (1234567.89, "1234567.89"),
    ],
)
def test_money_may_be_typed_as_on_paper(typed, read):
    assert formats.parse_money(typed) == Decimal(read)


@pytest.mark.parametrize("typed", ["-5", "Rp-5", "Rp", "1,234", "1,005 ribu", "2 M", "1.500 juta", "USD 5"])
def test_money_that_is_negative_unclear_or_foreign_is_refused(typed):
    if typed == "1,234":
        assert formats.parse_money(typed) == 1234
        return
    with pytest.raises(FormatError):
        formats.parse_money(typed)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("62,5%", "62.5"),
        ("62.5 %", "62.5"),
        ("62,5 persen", "62.5"),
        ("100", "100"),
        (62.5, "62.5"),
        (0, "0"),
    ],
)
def test_percent_may_be_typed_with_or_without_its_sign(typed, read):
    assert formats.parse_percent(typed) == Decimal(read)


@pytest.mark.parametrize("typed", ["101%", "-1%", "%", 0.625, 1, "5%%"])
def test_percent_out_of_range_or_from_a_formatted_cell_is_refused(typed):
    with pytest.raises(FormatError):
        formats.parse_percent(typed)


@pytest.mark.parametrize(
    "typed",
    [
        *("12 Maret 2025", "12 maret 2025", "12 Mar 2025", "12 March 2025", "12-Mar-2025", "12 Mar. 2025"),
        *("12/03/2025", "12-3-2025", "12.03.2025", "2025-03-12", "2025/3/12", "2025-03-12 00:00:00"),
        *("Rabu, 12 Maret 2025", "  12   Maret   2025 ", "2025-03-12T00:00"),
        *(date(2025, 3, 12), datetime(2025, 3, 12), 45728, 45728.0),
    ],
)
def test_dates_may_be_typed_in_many_ways(typed):
    assert formats.parse_date(typed) == date(2025, 3, 12)


@pytest.mark.parametrize(
    "typed",
    [
        *("12/25/2025", "31/02/2025", "29 Februari 2025", "12/03/25", "7 nov 25", "besok", "2025", "12 2025"),
        *("00/00/0000", "2025-13-01", "1 Maret 1800", "1/1/9999", "12 Foo 2025", "1" * 500, "\x00"),
        *(0, 1.5, -1, 10**9, float("nan"), float("inf"), True, [], date(1, 1, 1), datetime(9999, 1, 1)),
    ],
)
def test_dates_that_are_none_are_refused(typed):
    with pytest.raises(FormatError) as refusal:
        formats.parse_date(typed)

    assert str(refusal.value).endswith(".")


# What is printed reads back

amounts = st.decimals(min_value=-(10**14), max_value=10**14, places=4, allow_nan=False, allow_infinity=False)
rupiah = st.decimals(min_value=0, max_value=10**14, places=2, allow_nan=False, allow_infinity=False)
days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
languages = st.sampled_from(["id", "en"])


@given(amounts, languages)
def test_what_a_number_field_shows_reads_back_exactly(amount, language):
    with translation.override(language):
        assert formats.parse_number(formats.for_input(amount)) == amount


@given(rupiah, languages)
def test_what_a_money_field_shows_reads_back_exactly(amount, language):
    with translation.override(language):
        assert formats.parse_money(formats.money_for_input(amount)) == amount
        assert formats.parse_money(formats.money(amount)) == amount


@given(st.decimals(min_value=0, max_value=4, places=10), languages)
def test_every_exact_score_reads_back_within_the_scale(score, language):
    with translation.override(language):
        assert formats.parse_number(formats.exact(score), minimum=0, maximum=4) == score


@given(days, languages)
def test_every_printed_date_reads_back(day, language):
    with translation.override(language):
        assert formats.parse_date(formats.long_date(day)) == day
        assert formats.parse_date(formats.long_date(day, weekday=True)) == day
        assert formats.parse_date(day.isoformat()) == day


@given(st.one_of(st.text(), st.floats(), st.integers(), st.decimals(allow_nan=True), st.binary(), st.none()))
def test_nothing_that_can_be_typed_breaks_the_reader(typed):
    for parse in (formats.parse_number, formats.parse_money, formats.parse_percent, formats.parse_date):
        with suppress(FormatError):
            parse(typed)


@given(st.one_of(st.text(), st.floats(), st.integers(), st.decimals(allow_nan=True), st.none()))
def test_nothing_that_is_stored_breaks_the_printer(value):
    for show in (formats.score, formats.exact, formats.money, formats.percent, formats.signed_score):
        assert isinstance(show(value), str)
