"""A masterplan workbook read into rows, with everything wrong in it found at once."""

from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluations.choices import BudgetSource, Direction, RoadmapTerm
from evaluations.spreadsheets.errors import SpreadsheetError
from evaluations.spreadsheets.rows import ProgramRow

from .making import BUREAUCRACY, HEALTH, INDUSTRY, SCHOOLS, SECRETARIAT, SERVICES, csv, read, with_sheet, xlsx

TITLES = ["Sub Dimensi", "Program", "OPD"]


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def only_row(reading):
    assert reading.errors == []
    (row,) = reading.rows
    return row


def errors(reading):
    return [(error.cell, error.message) for error in reading.errors]


def test_three_columns_are_enough():
    reading = read(xlsx([TITLES, ["Pelayanan Publik", "Contoh: Antrean Daring", "Dinkes"]]))

    assert reading.rows == [
        ProgramRow(
            row_number=2,
            name="Contoh: Antrean Daring",
            sub_dimension=SERVICES,
            lead_agency=HEALTH,
            start_year=2023,
            end_year=2027,
        )
    ]
    assert (reading.errors, reading.notes) == ([], [])
    assert reading.fields == {"sub_dimension", "name", "lead_agency"}


def test_a_full_row_is_read_with_the_regencys_own_words():
    titles = [
        *("No", "Kode", "Dimensi", "Sub Dimensi", "Program / Rencana Aksi", "Permasalahan", "Sasaran"),
        *(
            "OPD Penanggung Jawab",
            "OPD Pendukung",
            "Periode",
            "Jangka Waktu",
            "Quick Win",
            "Indikator",
            "Satuan",
        ),
        *("Arah", "Kondisi Awal", "Target 2024", "Target 2025", "Pagu 2024", "Anggaran 2025 (juta Rp)"),
        *("Sumber Dana", "Lokasi", "Aplikasi", "Kode Sub Kegiatan"),
    ]
    row = [
        *(
            1,
            "A.1",
            "1. Smart Governance",
            "a) Pelayanan Publik",
            "Contoh: Antrean",
            "Antrean panjang",
            "Antre singkat",
        ),
        *(
            "DINAS KESEHATAN KAB. BEKASI",
            "Disdik; Diskominfo",
            "2024 s.d. 2026",
            "Jangka Pendek",
            "v",
            "Waktu antre",
        ),
        *(
            "menit",
            "Turun",
            "60",
            "45,5",
            30,
            "Rp1.500.000.000",
            "2,5",
            "APBD Provinsi",
            "Cikarang Pusat",
            "Antre",
        ),
        "2.16.02.2.01.08; 2.16.02.2.01.0024",
    ]

    assert only_row(read(xlsx([titles, row]))) == ProgramRow(
        row_number=2,
        code="A.1",
        sub_dimension=SERVICES,
        name="Contoh: Antrean",
        problem="Antrean panjang",
        objective="Antre singkat",
        lead_agency=HEALTH,
        supporting_agencies=(SCHOOLS, SECRETARIAT),
        start_year=2024,
        end_year=2026,
        roadmap_term=RoadmapTerm.SHORT,
        is_quick_win=True,
        indicator="Waktu antre",
        unit="menit",
        direction=Direction.DOWN,
        baseline=Decimal(60),
        targets={2024: Decimal("45.5"), 2025: Decimal(30)},
        budgets={2024: Decimal(1_500_000_000), 2025: Decimal(2_500_000)},
        budget_source=BudgetSource.APBD_PROVINCE,
        location="Cikarang Pusat",
        application="Antre",
        sub_activity_codes=("2.16.02.2.01.08", "2.16.02.2.01.0024"),
    )


def test_every_error_is_found_at_once_and_names_its_cell():
    reading = read(
        xlsx(
            [
                [
                    *TITLES,
                    "Target 2024",
                    "Anggaran 2024",
                    "Quick Win",
                    "Sumber Dana",
                    "Tahun Mulai",
                    "Tahun Selesai",
                ],
                ["Pelayanan", "", "Dinas Kesehatn", "1.500", "-5", "mungkin", "APBD/APBN", "lama", 2025],
                ["", "Contoh", "Entah", "abc", "1e9", "Ya", "APBD", 2026, 2024],
                ["Birokrasi", "Contoh lain", "Disdik", "", "", "", "", "", ""],
            ]
        )
    )

    assert errors(reading) == [
        ("B2", "This cell is empty; fill in “Program”."),
        ("C2", "“Dinas Kesehatn” is not clear; write Dinas Kesehatan."),
        ("F2", "“mungkin” is neither yes nor no; write one of them."),
        ("G2", "“APBD/APBN” is not known here; write APBD, Provincial APBD, APBN, Village fund, CSR, Other."),
        ("H2", "“lama” is no year; write it as 2024."),
        (
            "A2",
            "“Pelayanan” is no sub-dimension of this masterplan; "
            "write Pelayanan Publik, Birokrasi or Ekosistem Industri.",
        ),
        ("D2", "“1.500” may mean 1500 or 1.5; write 1500 or 1.5."),
        ("E2", "“-5” is below zero; write 0 or a larger number."),
        ("C3", "“Entah” is no agency known here; write its official or short name."),
        ("A3", "The sub-dimension is missing; write Pelayanan Publik, Birokrasi or Ekosistem Industri."),
        ("I3", "The last year lies before the first; swap or correct them."),
        ("D3", "“abc” cannot be read as a number; write digits, such as 1,234.5."),
        ("E3", "“1e9” cannot be read as a number; write digits, such as 1,234.5."),
    ]
    assert [row.name for row in reading.rows] == ["Contoh lain"]


@pytest.mark.parametrize(
    ("titles", "rows", "found"),
    [
        (["Kode", *TITLES], [["A", "Birokrasi", "X", "Dinkes"], ["a", "Birokrasi", "Y", "Dinkes"]], "A3"),
        (TITLES, [["Birokrasi", "X  y", "Dinkes"], ["Birokrasi", "x Y", "Disdik"]], "B3"),
        (["Kunci", *TITLES], [["k", "Birokrasi", "X", "Dinkes"], ["k", "Birokrasi", "Y", "Dinkes"]], "A3"),
    ],
)
def test_twins_are_refused_and_both_rows_named(titles, rows, found):
    reading = read(xlsx([titles, *rows]))

    assert [error.cell for error in reading.errors] == [found]
    assert "row 2" in reading.errors[0].message


def test_a_dimension_and_a_sub_dimension_that_disagree_are_refused():
    reading = read(xlsx([["Dimensi", *TITLES], ["Smart Economy", "Birokrasi", "Contoh", "Dinkes"]]))

    assert errors(reading) == [
        ("B2", "“Birokrasi” belongs to Smart Governance; correct the dimension or the sub-dimension.")
    ]


@pytest.mark.parametrize(
    ("dimension", "sub_dimension", "found"),
    [
        ("GOV", "GOV-1", SERVICES),
        ("Governance", "PELAYANAN PUBLIK", SERVICES),
        ("II. Ekonomi", "1. Ekosistem Industri", INDUSTRY),
        ("", "Birokrasi", BUREAUCRACY),
    ],
)
def test_dimensions_are_known_by_code_and_by_name(dimension, sub_dimension, found):
    row = only_row(read(xlsx([["Dimensi", *TITLES], [dimension, sub_dimension, "Contoh", "Dinkes"]])))

    assert row.sub_dimension == found


def test_a_row_with_nothing_but_a_dimension_counts_for_those_below():
    reading = read(
        xlsx(
            [
                ["No", "Program", "OPD"],
                ["A", "Smart Governance"],
                ["1", "Pelayanan Publik"],
                [1, "Contoh satu", "Dinkes"],
                ["2", "Birokrasi"],
                [1, "Contoh dua", "Disdik"],
            ]
        )
    )

    assert [(row.name, row.sub_dimension) for row in reading.rows] == [
        ("Contoh satu", SERVICES),
        ("Contoh dua", BUREAUCRACY),
    ]
    assert "sub_dimension" in reading.fields


def test_cells_merged_down_count_for_each_row():
    rows = [
        TITLES,
        ["Birokrasi", "Contoh satu", "Dinkes"],
        ["", "Contoh dua", ""],
        ["", "Contoh tiga", "Disdik"],
    ]
    reading = read(xlsx(rows, merged=[(1, 0, 3, 0), (1, 2, 2, 2)]))

    assert [(row.name, row.sub_dimension, row.lead_agency) for row in reading.rows] == [
        ("Contoh satu", BUREAUCRACY, HEALTH),
        ("Contoh dua", BUREAUCRACY, HEALTH),
        ("Contoh tiga", BUREAUCRACY, SCHOOLS),
    ]


def test_titles_counting_rows_totals_and_blank_rows_are_no_programs():
    reading = read(
        xlsx(
            [
                ["RENCANA AKSI SMART CITY KABUPATEN BEKASI"],
                [],
                [*TITLES, "Anggaran 2024"],
                [1, 2, 3, 4],
                ["Birokrasi", "Contoh", "Dinkes", 5],
                [],
                ["", "JUMLAH", "", 5],
            ]
        )
    )

    assert [(row.row_number, row.name) for row in reading.rows] == [(5, "Contoh")]
    assert reading.errors == []


def test_signatures_below_the_table_are_left_out_with_a_note_but_stray_amounts_are_not():
    rows = [
        [*TITLES, "Pagu 2024"],
        ["Birokrasi", "Contoh", "Dinkes", 5],
        ["", "", "", "Cikarang, 12 Maret 2025"],
    ]

    signed, stray = read(xlsx(rows)), read(xlsx([*rows, ["", "", "", "1.000.000"]]))

    assert only_row(signed).name == "Contoh"
    assert [note.cell for note in signed.notes] == ["D3"]
    assert {error.cell for error in stray.errors} == {"A4", "B4", "C4"}


def test_a_column_may_hold_dimensions_and_sub_dimensions():
    titles = ["Dimensi / Sub Dimensi", "Program", "OPD"]
    reading = read(
        xlsx(
            [
                titles,
                ["Smart Governance"],
                ["Pelayanan Publik", "Contoh satu", "Dinkes"],
                ["Birokrasi"],
                ["", "Contoh dua", "Disdik"],
            ]
        )
    )

    assert [row.sub_dimension for row in reading.rows] == [SERVICES, BUREAUCRACY]


def test_the_best_sheet_is_read():
    upload = xlsx(
        [["Petunjuk"], ["Program", "isi nama"]], Program=[TITLES, ["Birokrasi", "Contoh", "Dinkes"]]
    )

    assert only_row(read(upload)).name == "Contoh"


def test_csv_is_read_as_well():
    text = "OPD;Program;Subdimensi;Target 2024;Pagu 2024\nDinkes;Contoh;Birokrasi;12,5;Rp1.500.000,-\n"
    row = only_row(read(csv(text)))

    assert (row.targets, row.budgets) == ({2024: Decimal("12.5")}, {2024: Decimal(1_500_000)})


def test_columns_nobody_reads_are_told_but_stop_nothing():
    reading = read(
        xlsx([[*TITLES, "Catatan", "Target 2031"], ["Birokrasi", "Contoh", "Dinkes", "halo", "abc"]])
    )

    assert only_row(reading).targets == {}
    assert [(note.cell, note.column) for note in reading.notes] == [("D1", "Catatan"), ("E1", "Target 2031")]


def test_a_column_without_a_year_counts_where_a_program_lasts_one_year():
    titles = [*TITLES, "Tahun", "Target", "Anggaran"]
    reading = read(
        xlsx(
            [
                titles,
                ["Birokrasi", "Contoh satu", "Dinkes", 2024, 5, 1_000_000],
                ["Birokrasi", "Contoh dua", "Dinkes", "2024-2025", 5, 1_000_000],
            ]
        )
    )

    assert [(row.targets, row.budgets) for row in reading.rows] == [({2024: 5}, {2024: 1_000_000}), ({}, {})]
    assert [note.cell for note in reading.notes] == ["E1", "F1"]


def test_missing_and_repeated_columns_stop_the_import():
    assert errors(read(xlsx([["Program", "Sub Dimensi"], ["Contoh", "Birokrasi"]]))) == [
        ("A1", "There is no column “Lead agency”; add it.")
    ]
    assert errors(read(xlsx([[*TITLES, "OPD"], ["Birokrasi", "Contoh", "Dinkes", "Disdik"]]))) == [
        ("D1", "Column C1 has the same title; give each column its own.")
    ]


@pytest.mark.parametrize("rows", [[], [["halo"]], [["a", "b"], ["c", "d"]], [["Program"], ["Contoh"]]])
def test_a_workbook_without_a_table_of_programs_is_refused(rows):
    with pytest.raises(SpreadsheetError):
        read(xlsx(rows))


def test_a_table_without_programs_is_an_error():
    assert errors(read(xlsx([TITLES]))) == [
        ("A1", "There is no program below the titles; fill in at least one row.")
    ]


@pytest.mark.parametrize(
    ("unit", "target", "read_unit", "number"),
    [
        ("", "85 %", "%", "85"),
        ("persen", "85%", "persen", "85"),
        ("", "23 Kecamatan", "Kecamatan", "23"),
        ("", "1.500.000 orang", "orang", "1500000"),
        ("unit", "0,5", "unit", "0.5"),
    ],
)
def test_a_target_may_carry_its_unit(unit, target, read_unit, number):
    row = only_row(
        read(xlsx([[*TITLES, "Satuan", "Target 2024"], ["Birokrasi", "Contoh", "Dinkes", unit, target]]))
    )

    assert (row.unit, row.targets) == (read_unit, {2024: Decimal(number)})


def test_a_target_in_another_unit_is_refused():
    reading = read(xlsx([[*TITLES, "Satuan", "Target 2024"], ["Birokrasi", "X", "Dinkes", "orang", "85%"]]))

    assert [error.cell for error in reading.errors] == ["E2"]


def test_a_share_below_one_in_percent_is_pointed_out():
    reading = read(xlsx([[*TITLES, "Satuan", "Target 2024"], ["Birokrasi", "X", "Dinkes", "%", 0.85]]))

    assert only_row(reading).targets == {2024: Decimal("0.85")}
    assert [(note.cell, note.message) for note in reading.notes] == [
        ("E2", "Read as 0.85 percent; write 85 if that is meant.")
    ]


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("Program", "x" * 10_000),
        ("Program", "#REF!"),
        ("OPD", "#N/A"),
        ("Program", "\x01\x02"),
        ("Target 2024", "#DIV/0!"),
        ("Kode Sub Kegiatan", "halo"),
        ("Kunci", "a b"),
        ("Periode", "lama"),
        ("Periode", "=DATE"),
        ("Target 2024", "5 " + "x" * 50),
        ("Tahun Mulai", 1999),
        ("Target 2024", True),
        ("Target 2024", 1e300),
        ("Anggaran 2024", 0.123),
        ("Arah", "samping"),
    ],
)
def test_unusable_cells_are_refused_where_they_stand(title, value):
    cells = {"Sub Dimensi": "Birokrasi", "Program": "Contoh", "OPD": "Dinkes", title: value}
    upload = xlsx([list(cells), list(cells.values())])

    found = read(upload)

    assert len(found.errors) >= 1
    assert found.rows == []


def test_dates_where_no_date_belongs_are_refused():
    titles = ["Sub Dimensi", "Program", "OPD", "Periode", "Target 2024", "Pagu 2024", "Kode"]
    row = "".join(
        f'<c r="{letter}2" t="d"><v>2024-03-12T00:00:00</v></c>'
        if at > 2
        else f'<c r="{letter}2" t="str"><v>{text}</v></c>'
        for at, (letter, text) in enumerate(
            zip("ABCDEFG", ["Birokrasi", "Contoh", "Dinkes", *"____"], strict=True)
        )
    )
    head = "".join(
        f'<c r="{letter}1" t="str"><v>{title}</v></c>'
        for letter, title in zip("ABCDEFG", titles, strict=True)
    )

    reading = read(with_sheet(f'<row r="1">{head}</row><row r="2">{row}</row>'))

    assert {error.cell for error in reading.errors} == {"D2", "E2", "F2", "G2"}


def test_a_name_may_begin_with_a_hash():
    row = only_row(read(xlsx([TITLES, ["Birokrasi", "#BEKASIBERANI", "Dinkes"]])))

    assert row.name == "#BEKASIBERANI"


def test_a_thousand_errors_are_cut_short():
    reading = read(xlsx([TITLES, *[["Entah", f"Contoh {at}", "Entah"] for at in range(600)]]))

    assert len(reading.errors) == 501
    assert reading.errors[-1].message == "There are more errors; correct these first."


cells = st.one_of(st.text(max_size=50), st.floats(), st.booleans(), st.integers(-(10**9), 10**9))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(cells, max_size=8), max_size=6))
def test_no_cells_break_the_reading(rows):
    titles = [*TITLES, "Target 2024", "Anggaran 2024", "Periode", "Quick Win", "OPD Pendukung"]
    text = "\n".join(
        ";".join('"' + str(cell).replace('"', '""') + '"' for cell in row) for row in [titles, *rows]
    )

    try:
        reading = read(csv(text.replace("\ud800", ""), encoding="utf-8"))
    except (SpreadsheetError, UnicodeEncodeError):
        return
    assert all(error.message for error in reading.errors)
