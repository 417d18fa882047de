"""Finding the table and its columns in a stranger's sheet."""

import pytest

from evaluations.spreadsheets.columns import find_header, scale
from evaluations.spreadsheets.masterplan_columns import COLUMNS
from evaluations.spreadsheets.workbook import Sheet

BASIC = ["Sub Dimensi", "Nama Program", "OPD Penanggung Jawab"]


def header(*rows, merged=()):
    return find_header(Sheet("Rencana", [list(row) for row in rows], merged), COLUMNS)


def test_columns_may_stand_in_any_order():
    found = header(["OPD Penanggung Jawab", "No", "Nama Program", "Sub Dimensi"])

    assert found.fields == {"lead_agency": 0, "name": 2, "sub_dimension": 3}
    assert (found.row, found.first_row, found.missing, found.unknown) == (0, 1, (), ())


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("PROGRAM / RENCANA AKSI", "name"),
        ("Nama  Program*", "name"),
        ("Rencana Aksi", "name"),
        ("Program/Kegiatan", "name"),
        ("Program name", "name"),
        ("OPD", "lead_agency"),
        ("Leading Sector", "lead_agency"),
        ("Perangkat Daerah (Penanggung Jawab)", "lead_agency"),
        ("SKPD Pengampu", "lead_agency"),
        ("Lead agency *", "lead_agency"),
        ("OPD Terkait", "supporting_agencies"),
        ("SUBDIMENSI", "sub_dimension"),
        ("Sub-Dimensi", "sub_dimension"),
        ("Dimensi Smart City", "dimension"),
        ("Indikator Kinerja", "indicator"),
        ("Satuan", "unit"),
        ("Sumber Pendanaan", "budget_source"),
        ("Quick Win", "is_quick_win"),
        ("Indikatr", "indicator"),
        ("Periode Pelaksanaan / Tahun", "period"),
        ("Kode Sub Kegiatan", "sub_activity_codes"),
    ],
)
def test_titles_are_understood_in_many_spellings(title, field):
    assert header(["Lokasi", title]).fields == {"location": 0, field: 1}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Target 2024", "targets"),
        ("2024", "targets"),
        (2024.0, "targets"),
        ("Target Tahun 2024", "targets"),
        ("Target (2024)", "targets"),
        ("TA 2024", "targets"),
        ("Anggaran 2024", "budgets"),
        ("Pagu TA 2024 (Rp)", "budgets"),
        ("Kebutuhan Anggaran Th. 2024 (juta Rp)", "budgets"),
        ("Budget 2024", "budgets"),
    ],
)
def test_columns_per_year_are_known_by_their_year(title, name):
    assert header([*BASIC, title]).yearly == {name: {2024: 3}}


@pytest.mark.parametrize(
    "title", ["Realisasi 2024", "Capaian 2024", "Target 2024-2026", "Target 1999", "Target 20245"]
)
def test_what_looks_like_a_year_column_but_is_none_is_not_read(title):
    found = header([*BASIC, title])

    assert (found.yearly, found.unknown) == ({}, (3,))


@pytest.mark.parametrize(
    ("title", "power"),
    [("Pagu 2024", 0), ("Pagu 2024 (juta Rp)", 6), ("Anggaran (dalam ribuan)", 3), ("Pagu (Rp Miliar)", 9)],
)
def test_a_title_may_announce_thousands_or_millions(title, power):
    assert scale(title) == power


def test_titles_above_the_table_are_skipped():
    found = header(["RENCANA AKSI SMART CITY"], ["Kabupaten Bekasi", "2023-2027"], [], BASIC, ["x", "y", "z"])

    assert (found.row, found.first_row) == (3, 4)


def test_a_header_may_take_two_rows_with_merged_titles():
    found = header(
        [*BASIC, "Target", "", "Anggaran", ""],
        ["", "", "", 2024.0, 2025.0, 2024.0, 2025.0],
        merged=[(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 0, 4), (0, 5, 0, 6)],
    )

    assert found.fields == {"sub_dimension": 0, "name": 1, "lead_agency": 2}
    assert found.yearly == {"targets": {2024: 3, 2025: 4}, "budgets": {2024: 5, 2025: 6}}
    assert found.first_row == 2


def test_a_title_above_years_counts_for_all_of_them_though_nothing_is_merged():
    found = header(
        [*BASIC, "Target", "", "Anggaran (Rp)", "", "Lokasi"],
        ["", "", "", 2024.0, 2025.0, 2024.0, 2025.0, ""],
        ["x", "y", "z", 1.0, 2.0, 3.0, 4.0, "w"],
    )

    assert found.yearly == {"targets": {2024: 3, 2025: 4}, "budgets": {2024: 5, 2025: 6}}
    assert found.fields == {"sub_dimension": 0, "name": 1, "lead_agency": 2, "location": 7}
    assert found.doubled == ()


def test_unknown_and_repeated_and_missing_columns_are_told():
    found = header(["Nama Program", "Catatan", "Nama Program", "Kegiatan", "Target 2024", "Sasaran"])

    assert found.unknown == (1, 3)  # "Kegiatan" is a weaker word for what "Nama Program" already says
    assert found.doubled == ((0, 2),)
    assert [column.field for column in found.missing] == ["lead_agency"]


@pytest.mark.parametrize("rows", [[], [[]], [["a"]], [["a", "b"]], [[1.0, 2.0], [3.0, 4.0]], [[True, False]]])
def test_a_sheet_without_a_table_has_no_header(rows):
    assert header(*rows) is None
