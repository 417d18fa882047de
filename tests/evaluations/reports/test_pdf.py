import re
from decimal import Decimal
from html import escape
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from evaluations import charts
from evaluations.choices import FindingKind, ReportStep
from evaluations.reports.document import (
    Bullets,
    Column,
    Cover,
    Fact,
    Facts,
    Figure,
    Finding,
    FindingList,
    KeyFigures,
    Kind,
    Note,
    Pair,
    Paragraph,
    Section,
    Strong,
    Table,
)
from evaluations.reports.pdf import font_folders, write_pdf
from evaluations.reports.press import PressError, set_pages
from evaluations.reports.printable import DRAWN, DRAWN_IN_CHARTS

from .samples import bekasi_2023, document, sample

HOSTILE = (
    '=SUM(A1) #include "x" #sys.inputs $x$ *b* _i_ `c` <b>&amp;</b> \\n @cite <label> [x] {y} // c \x00\x1b'
    "\u202eabc\u202c 😀 中文 العربية → ≥ " + "W" * 10_000
)


@pytest.fixture
def printed(tmp_path):
    """Print a document and open the result with another program: its pages' texts, one string each."""

    def print_it(document):
        path = tmp_path / "report.pdf"
        write_pdf(document, path)
        with pypdfium2.PdfDocument(path) as pdf:
            return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in pdf]

    return print_it


def test_the_golden_figure_is_on_the_cover_in_the_table_and_in_the_sum(printed):
    cover, _contents, chapter, *_rest = printed(bekasi_2023())

    assert "2,81" in cover.split("\n")
    assert "Indeks 100% 2,81 2,806" in chapter
    for product in ("0,348", "0,468", "0,900", "0,540", "0,550"):
        assert product in chapter
    assert "2,806" in chapter


def test_the_same_document_gives_the_same_bytes(tmp_path):
    for name in ("once.pdf", "again.pdf"):
        write_pdf(sample(agencies=5, programs=20, indicators=3), tmp_path / name)

    assert (tmp_path / "once.pdf").read_bytes() == (tmp_path / "again.pdf").read_bytes()


def test_the_file_claims_the_standards_and_carries_tags_language_and_title(tmp_path):
    write_pdf(bekasi_2023(), tmp_path / "report.pdf")

    with pypdfium2.PdfDocument(tmp_path / "report.pdf") as pdf:
        assert pdf.is_tagged()
        assert (
            pdf.get_metadata_value("Title")
            == "Laporan Hasil Evaluasi Implementasi Smart City 2023 · Tahap II"
        )
        assert pdf.get_metadata_value("CreationDate").startswith("D:20231212")
    content = (tmp_path / "report.pdf").read_bytes()
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in content
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content
    assert b"/Lang(id)" in content


def test_every_chapter_is_a_bookmark(tmp_path):
    write_pdf(bekasi_2023(), tmp_path / "report.pdf")

    with pypdfium2.PdfDocument(tmp_path / "report.pdf") as pdf:
        titles = [bookmark.get_title() for bookmark in pdf.get_toc()]

    assert titles[-3:] == ["Kata pengantar", "1. Indeks dan lima aspek", "2. Enam dimensi"]


def test_code_and_page_number_stand_on_every_page(printed):
    cover, *pages = printed(sample(agencies=5, programs=60, indicators=3))

    assert "BKS-23II-7F2K" in cover
    for number, page in enumerate(pages, start=2):
        assert "BKS-23II-7F2K" in page
        assert f"{number} / {len(pages) + 1}" in page


def test_before_publication_every_page_says_so(printed):
    provisional = printed(bekasi_2023(provisional=True))
    published = printed(bekasi_2023())

    assert all("Sementara" in page for page in provisional)
    assert not any("Sementara" in page for page in published)


def test_a_table_of_four_hundred_rows_repeats_its_heading(printed):
    columns = (Column("Kode", Kind.CODE), Column("Nama program", weight=3), Column("Pagu", Kind.MONEY))
    rows = tuple((f"2.16.{number}", f"Contoh {number}", Decimal(number)) for number in range(400))

    pages = [page for page in printed(document(Section("Program", (Table("Program.", columns, rows),)))) if
             "Rp" in page]  # fmt: skip

    assert len(pages) > 5
    assert all("Nama program" in page for page in pages)
    assert all(
        f"Contoh {number}\u00a0Rp" in "".join(pages).replace(" Rp", "\u00a0Rp") for number in range(400)
    )


def test_nothing_known_is_a_dash_and_an_empty_table_says_why(printed):
    columns = (Column("Aspek"), Column("Nilai", Kind.SCORE))
    text = "".join(
        printed(
            document(
                Section("Nilai", (Table("Aspek.", columns, (("Output", None),)),)),
                Section("Kosong", (Table("Aspek.", columns, (), empty="Belum ada nilai resmi."),)),
            )
        )
    )

    assert "Output –" in text
    assert "Belum ada nilai resmi." in text


def test_a_cover_without_a_figure_says_what_is_known(printed):
    cover = printed(bekasi_2023(cover=Cover("Indeks Smart City", None, below="belum dinilai")))[0]

    assert "belum dinilai" in cover
    assert "–" not in cover


def hostile_document():
    short = HOSTILE[:160]
    return document(
        Section(
            short,
            (
                Paragraph((HOSTILE, Strong(HOSTILE))),
                Paragraph(HOSTILE, lead=True),
                Note(short, title=short, attention=True),
                Bullets((short,)),
                Facts((Fact(short, HOSTILE, note=short), Fact(short, short, Kind.CODE)), title=short),
                KeyFigures((Fact(short, short), Fact("Pagu", Decimal(10) ** 18, Kind.MONEY))),
                Table(
                    short,
                    (
                        Column(short),
                        Column(short, Kind.SCORE),
                        Column("C", Kind.CODE),
                        Column("D", weight=0.3),
                    ),
                    ((HOSTILE, Decimal("2.806"), HOSTILE, HOSTILE), (HOSTILE, short, None, short)),
                ),
                FindingList((Finding(FindingKind.WEAKNESS, HOSTILE, short),)),
                Pair(
                    (Figure(short, charts.radar(short, [charts.Mark(short, Decimal(2))] * 6), short),),
                    (Figure(short, charts.bar(short, [charts.Mark(HOSTILE, None, note=short)]), short),),
                ),
            ),
        ),
        title=short,
        period=short,
        subtitle=short,
        running_title=short,
        regency=short,
        government=short,
        issuer=short,
        place=short,
        code=short,
        number=short,
        cover=Cover(short, Decimal(2), below=short, petals=(Decimal(2),) * 6),
    )


def test_hostile_text_arrives_as_text(printed):
    text = "".join(printed(hostile_document()))

    assert '=SUM(A1) #include "x"' in text
    assert "<b>&amp;</b>" in text
    assert "\u202e" not in text


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_document_with_nothing_in_it_is_still_printed(printed, language):
    assert len(printed(document(language=language, number="", ministry=""))) == 2


def png() -> bytes:
    picture = BytesIO()
    Image.new("RGB", (8, 8), "#23458A").save(picture, "PNG")
    return picture.getvalue()


def written(crest: bytes, path) -> bytes:
    write_pdf(bekasi_2023(crest=crest), path)
    return path.read_bytes()


@pytest.mark.parametrize(
    "crest",
    [png(), "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><text>😀</text></svg>".encode()],
)
def test_the_crest_takes_the_place_of_the_sign(tmp_path, crest):
    assert written(crest, tmp_path / "with.pdf") != written(b"", tmp_path / "without.pdf")


@pytest.mark.parametrize("crest", [b"no picture", png()[:40], b"<svg", b"<svg>\xff</svg>", b"GIF89a"])
def test_a_damaged_crest_does_not_stop_the_report(tmp_path, crest):
    assert written(crest, tmp_path / "with.pdf") == written(b"", tmp_path / "without.pdf")


def test_progress_is_told_in_order(tmp_path):
    told = []

    write_pdf(bekasi_2023(), tmp_path / "report.pdf", progress=lambda *step: told.append(step))

    assert told == [(ReportStep.CHARTS, 1, 1), (ReportStep.TYPESET, 1, 1)]


def test_a_cancelled_report_leaves_no_file(tmp_path):
    def cancel(step, done, of):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        write_pdf(bekasi_2023(), tmp_path / "report.pdf", progress=cancel)

    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def pressed(tmp_path):
    """Set one page with a text and a chart that says `in_chart`."""

    def press(text: str, in_chart: str = "x"):
        (tmp_path / "text.txt").write_text(text, encoding="utf-8")
        (tmp_path / "chart.svg").write_text(
            "<svg xmlns='http://www.w3.org/2000/svg' width='100' height='20'>"
            f"<text y='12' font-family='Plus Jakarta Sans'>{escape(in_chart)}</text></svg>",
            encoding="utf-8",
        )
        (tmp_path / "report.typ").write_text(
            """
            #set document(title: "x")
            #set text(font: "Plus Jakarta Sans")
            #read("text.txt")
            #image("chart.svg", alt: "x")
            """
        )
        return set_pages(tmp_path, font_folders()).read_bytes()

    return press


@pytest.mark.parametrize("between", ["", " ", "a", "→"])
def test_every_sign_said_to_be_drawn_is_drawn(pressed, between):
    """Which font draws a sign depends on its neighbours, so they are tried in several companies."""
    text, in_chart = (between.join(expanded(signs)) for signs in (DRAWN, DRAWN_IN_CHARTS))

    assert pressed(text, in_chart).startswith(b"%PDF")


def test_a_sign_not_said_to_be_drawn_stops_the_press_with_a_reason(pressed):
    with pytest.raises(PressError, match="could not be displayed"):
        pressed("😀")


def expanded(ranges: str):
    """The signs of a character class such as `a-z0-9`, but the line feed."""
    for first, last in re.findall(r"(.)(?:-(.))?", ranges, re.DOTALL):
        yield from (chr(sign) for sign in range(ord(first), ord(last or first) + 1) if sign != 10)
