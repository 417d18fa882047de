import pytest

from evaluations.reports.printable import BREAK, HYPHEN, SEAM, printable


def test_signs_no_font_has_become_one_box_a_run():
    assert printable("Layanan 😀🇮🇩 中文 selesai") == "Layanan □ □ selesai"


@pytest.mark.parametrize("text", ["≥ 75% → Σ ✓ “kutip” – Rp1.000,00", "Ελληνικά", "Кириллица", "العربية"])
def test_signs_the_fonts_have_stay(text):
    assert printable(text) == text


def test_a_word_wider_than_its_column_may_break_between_syllables():
    assert printable("penyelenggaraan", 8).split(HYPHEN) == ["pe", "nye", "leng", "ga", "raan"]


def test_a_hash_breaks_in_groups_without_signs_that_are_copied():
    assert printable("a" * 64) == SEAM.join(["a" * 8] * 8)


def test_endless_words_break_anywhere():
    assert printable("W" * 10_000).replace(BREAK, "") == "W" * 10_000
    assert max(map(len, printable("W" * 10_000).split(BREAK))) == 8


def test_short_words_are_left_alone():
    assert printable("Dinas Komunikasi, Informatika, Persandian dan Statistik") == (
        "Dinas Komunikasi, Informatika, Persandian dan Statistik"
    )
