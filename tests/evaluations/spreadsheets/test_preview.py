"""What an import would do, told before it is done."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils import translation

from evaluations.spreadsheets.preview import compare
from evaluations.spreadsheets.rows import ProgramRow

from .making import BUREAUCRACY, HEALTH, SCHOOLS, SERVICES, read, xlsx

TITLES = ["Sub Dimensi", "Program", "OPD"]
ANTREAN = ProgramRow(
    key="antrean",
    code="A.1",
    name="Contoh: Antrean",
    sub_dimension=SERVICES,
    lead_agency=HEALTH,
    start_year=2024,
    end_year=2026,
    indicator="Waktu antre",
    targets={2024: Decimal("45.0000"), 2025: Decimal(30)},
    budgets={2024: Decimal("1500000.00")},
)
ARSIP = ProgramRow(
    key="arsip",
    name="Contoh: Arsip",
    sub_dimension=BUREAUCRACY,
    lead_agency=SCHOOLS,
    start_year=2023,
    end_year=2027,
)


@pytest.fixture(autouse=True)
def _indonesian():
    with translation.override("id"):
        yield


def preview(*rows, existing=(ANTREAN, ARSIP)):
    return compare(read(xlsx(rows)), existing)


def test_rows_are_new_changed_unchanged_or_missing():
    found = preview(
        TITLES,
        ["Pelayanan Publik", "contoh:  antrean", "Dinkes"],
        ["Birokrasi", "Contoh: Baru", "Dinkes"],
    )

    assert [row.key for row in found.new] == ["contoh-baru"]
    assert [change.old.key for change in found.changed] == ["antrean"]
    assert found.missing == [ARSIP]
    assert found.is_committable


def test_what_the_file_has_no_column_for_stays_as_it_is():
    found = preview(TITLES, ["Pelayanan Publik", "Contoh: Antrean", "Dinkes"])

    assert (found.changed, found.unchanged) == ([], [ANTREAN])
    assert not found.is_committable


def test_a_change_tells_the_field_the_old_and_the_new():
    found = preview(
        ["Kode", *TITLES, "Target 2024", "Pagu 2024", "OPD Pendukung"],
        ["a.1", "Birokrasi", "Contoh: Antrean Daring", "Disdik", 40, 2_000_000, "Dinkes"],
    )
    (change,) = found.changed

    assert [(one.field, one.old, one.new) for one in change.differences] == [
        ("name", "Contoh: Antrean", "Contoh: Antrean Daring"),
        ("sub_dimension", "Pelayanan Publik", "Birokrasi"),
        ("lead_agency", "Dinas Kesehatan", "Dinas Pendidikan"),
        ("code", "A.1", "a.1"),
        ("supporting_agencies", "–", "Dinas Kesehatan"),
        ("targets", "45", "40"),
        ("budgets", "Rp1.500.000", "Rp2.000.000"),
    ]
    assert change.row.targets == {2024: 40, 2025: 30}
    assert (change.row.key, change.row.indicator, change.row.start_year) == ("antrean", "Waktu antre", 2024)


def test_an_emptied_cell_takes_the_value_away():
    (change,) = preview(
        ["Kode", *TITLES, "Target 2025"], ["", "Pelayanan Publik", "Contoh: Antrean", "Dinkes", ""]
    ).changed

    assert (change.row.code, change.row.targets) == ("", {2024: 45})


def test_a_key_outlives_a_new_name_and_code():
    (change,) = preview(
        ["Kunci", "Kode", *TITLES], ["antrean", "B.9", "Pelayanan Publik", "Nama baru", "Dinkes"]
    ).changed

    assert (change.row.key, change.row.name) == ("antrean", "Nama baru")


def test_new_programs_get_keys_of_their_own():
    found = preview(
        ["Kunci", *TITLES],
        ["", "Birokrasi", "Arsip", "Dinkes"],
        ["", "Birokrasi", "Arsip!", "Dinkes"],
        ["kunci-sendiri", "Birokrasi", "Lain", "Dinkes"],
        ["", "Birokrasi", "…", "Dinkes"],
        ["", "Birokrasi", "!!!", "Dinkes"],
        existing=[ARSIP],
    )

    assert [row.key for row in found.new] == ["arsip-2", "arsip-3", "kunci-sendiri", "program"]


def test_two_rows_for_one_program_are_an_error():
    found = preview(
        ["Kunci", *TITLES],
        ["antrean", "Birokrasi", "Nama baru", "Dinkes"],
        ["", "Birokrasi", "Contoh: Antrean", "Dinkes"],
    )

    assert [error.cell for error in found.errors] == ["A3"]
    assert not found.is_committable


def test_errors_of_the_reading_stop_the_import():
    found = preview(TITLES, ["Birokrasi", "Contoh: Baru", "Entah"], ["Birokrasi", "Contoh: Lain", "Dinkes"])

    assert len(found.errors) == 1
    assert not found.is_committable


def test_twins_among_the_existing_are_never_mistaken():
    twins = [replace(ARSIP, key="satu"), replace(ARSIP, key="dua")]

    found = preview(TITLES, ["Birokrasi", "Contoh: Arsip", "Disdik"], existing=twins)

    assert len(found.new) == 1
    assert found.missing == twins
