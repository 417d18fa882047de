from datetime import UTC, date, datetime
from decimal import Decimal
from zipfile import ZipFile

import pytest
from defusedxml.ElementTree import fromstring
from python_calamine import CalamineWorkbook

from evaluations.choices import ReportStep
from evaluations.reports.document import Column, Fact, Facts, Kind, Paragraph, Section, Table
from evaluations.reports.sheets import SheetNames
from evaluations.reports.xlsx import write_xlsx

from .samples import bekasi_2023, document, sample

NAMESPACE = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
HOSTILE = [
    '=HYPERLINK("http://x")',
    "+1+1",
    "-2+3|cmd",
    "@SUM(A1)",
    "a\x00b\x1b",
    "\u202egpj",
    "=" + "W" * 40_000,
]


@pytest.fixture
def written(tmp_path):
    """Write a document and read it back with another program: rows by sheet name."""

    def write_it(document):
        write_xlsx(document, tmp_path / "report.xlsx")
        book = CalamineWorkbook.from_path(tmp_path / "report.xlsx")
        return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}

    return write_it


def test_the_golden_figure_is_a_number_with_all_its_decimals(written):
    sheets = written(bekasi_2023())

    assert [*sheets] == ["Ringkasan", "Aspek"]
    assert sheets["Aspek"] == [
        ["Aspek", "Bobot", "Nilai, skala 0–4", "Nilai", "Bobot × nilai"],
        ["Baseline", 10, 3.48, 3.48, 0.348],
        ["Output", 20, 2.34, 2.34, 0.468],
        ["Outcome", 30, 3.0, 3.0, 0.9],
        ["Impact", 20, 2.7, 2.7, 0.54],
        ["Quick Win", 20, 2.75, 2.75, 0.55],
        ["Indeks", 100, "", 2.806, 2.806],
    ]
    assert ["Indeks Smart City", 2.806, "dari 4,00", ""] in sheets["Ringkasan"]


def test_the_same_document_gives_the_same_bytes(tmp_path):
    for name in ("once.xlsx", "again.xlsx"):
        write_xlsx(sample(agencies=5, programs=20, indicators=3), tmp_path / name)

    assert (tmp_path / "once.xlsx").read_bytes() == (tmp_path / "again.xlsx").read_bytes()


def test_cells_keep_their_types(written):
    columns = (
        Column("Kode", Kind.CODE),
        Column("Pagu", Kind.MONEY),
        Column("Tanggal", Kind.DATE),
        Column("Diajukan", Kind.MOMENT),
        Column("Nilai", Kind.SCORE),
    )
    row = ("2.16", Decimal("1500000.50"), date(2023, 3, 12), datetime(2023, 3, 12, 2, 0, tzinfo=UTC), None)
    table = Table(
        "Program.", columns, (row, ("007", "belum ada", date(1890, 1, 1), None, 0)), sheet="Program"
    )

    assert written(document(Section("Program", (table,))))["Program"][1:] == [
        ["2.16", 1500000.5, date(2023, 3, 12), datetime(2023, 3, 12, 9, 0), ""],
        ["007", "belum ada", "1890-01-01", "", 0.0],
    ]


def test_headings_are_frozen_and_rows_can_be_filtered(tmp_path):
    write_xlsx(bekasi_2023(), tmp_path / "report.xlsx")

    with ZipFile(tmp_path / "report.xlsx") as archive:
        sheet = fromstring(archive.read("xl/worksheets/sheet2.xml"))

    pane = sheet.find(".//s:pane", NAMESPACE)
    assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
    assert sheet.find("s:autoFilter", NAMESPACE).get("ref") == "A1:E6", "the total stays out of the filter"


def test_formulas_and_control_characters_arrive_as_text(tmp_path, written):
    table = Table("=1+1", (Column("=A1"),), tuple((text,) for text in HOSTILE), sheet="=1+1")
    blocks = (table, *map(Paragraph, HOSTILE), Facts(tuple(Fact(text, text) for text in HOSTILE)))

    sheets = written(document(Section("=1+1", blocks), title="=1+1", code="&P&[File]"))

    assert [row[0] for row in sheets["=1+1"]] == [
        "=A1",
        '=HYPERLINK("http://x")',
        "+1+1",
        "-2+3|cmd",
        "@SUM(A1)",
        "ab",
        "gpj",
        "=" + "W" * 32_765 + "…",
    ]
    with ZipFile(tmp_path / "report.xlsx") as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/sheet"):
                assert not fromstring(archive.read(name)).findall(".//s:f", NAMESPACE)


def test_tables_without_a_sheet_stand_in_the_text_and_annexes_on_their_own(written):
    inline = Table("Bukti.", (Column("Berkas"), Column("Nilai", Kind.SCORE)), (("a.pdf", Decimal(3)),))

    sheets = written(document(Section("Nilai", (inline,)), Section("Indikator", (inline,), annex=True)))

    assert [*sheets] == ["Ringkasan", "Lampiran Indikator"]
    assert sheets["Lampiran Indikator"][-2:] == [["Berkas", "Nilai"], ["a.pdf", 3.0]]


@pytest.mark.parametrize(
    ("wishes", "names"),
    [
        (["Program", "program", "Program"], ["Program", "program 2", "Program 3"]),
        (["a/b[c]:*?\\", "'x'", "", "History"], ["a b c", "x", "–", "History 2"]),
        (["Perangkat daerah dan kecamatan seluruhnya"] * 2,
         ["Perangkat daerah dan kecamatan", "Perangkat daerah dan kecamata 2"]),
    ],
)  # fmt: skip
def test_sheet_names_are_short_allowed_and_unique(wishes, names):
    book = SheetNames()

    claimed = [book.claim(wish) for wish in wishes]

    assert claimed == names
    assert all(len(name) <= 31 for name in claimed)


def test_a_provisional_workbook_says_so(written):
    assert written(bekasi_2023(provisional=True))["Ringkasan"][0][0].startswith("Sementara")


def test_progress_ends_complete(tmp_path):
    told = []

    write_xlsx(bekasi_2023(), tmp_path / "report.xlsx", progress=lambda *step: told.append(step))

    assert told[-1] == (ReportStep.TYPESET, 4, 4)


def test_a_cancelled_workbook_leaves_no_file(tmp_path):
    def cancel(step, done, of):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        write_xlsx(bekasi_2023(), tmp_path / "report.xlsx", progress=cancel)

    assert list(tmp_path.iterdir()) == []
