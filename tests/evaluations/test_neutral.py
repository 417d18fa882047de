import csv
import io

import pytest

from evaluations.neutral import CELL_LIMIT, csv_text, is_formula, plain, sheet_text


@pytest.mark.parametrize(
    ("typed", "visible"),
    [
        ("Dinas Kesehatan", "Dinas Kesehatan"),
        ("a\x00b\x07c\x1bd\x7f", "abcd"),
        ("\u202egpj.exe\u202c", "gpj.exe"),
        ("nol\u200blebar\u2060", "nollebar"),
        ("baris satu\r\nbaris dua\rbaris tiga\u2028empat", "baris satu\nbaris dua\nbaris tiga\nempat"),
        ("e\u0301", "é"),
        ("lepas \ud83d", "lepas "),
        ("\U000e0041tag", "tag"),
    ],
)
def test_only_what_can_be_seen_is_kept(typed, visible):
    assert plain(typed) == visible


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "  =HYPERLINK()",
        "\n=1",
        "＝1+1",
        "＠x",
        "|calc",
    ],
)
def test_a_formula_gets_an_apostrophe_in_csv(text):
    assert is_formula(text)
    assert csv_text(text) == f"'{plain(text)}"


@pytest.mark.parametrize(
    "text", ["", "2,81", "-2,81", "+0,15", "-1.234,5", "62,5%", "a=b", "Rp10", "'quoted"]
)
def test_figures_and_words_stay_as_they_are_in_csv(text):
    assert csv_text(text) == text


def test_a_neutral_cell_survives_a_csv_reader():
    written = io.StringIO()
    csv.writer(written).writerow([csv_text('=HYPERLINK("http://x";"y")\n,;"')])

    assert next(csv.reader(io.StringIO(written.getvalue()))) == ['\'=HYPERLINK("http://x";"y")\n,;"']


def test_a_cell_longer_than_the_format_allows_is_cut_with_a_sign():
    cut = sheet_text("x" * 40_000)

    assert len(cut) == CELL_LIMIT
    assert cut.endswith("x…")
