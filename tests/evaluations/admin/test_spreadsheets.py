"""Import with a preview and export, of agencies, plan and instrument."""

import csv
from datetime import datetime
from io import BytesIO, StringIO

import pytest
import xlsxwriter
from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agencies.models import Agency
from evaluations.choices import RoundState
from evaluations.models import (
    Aspect,
    ImportRun,
    Indicator,
    Program,
    ProgramBudget,
    ProgramTarget,
    Round,
)
from tests import factories as make
from tests.evaluations.admin.test_changelists import address


def workbook(*rows, name="contoh.xlsx"):
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return SimpleUploadedFile(name, content.getvalue())


def choose(browser, model, scope, file):
    """Send the file; the answer is the preview."""
    return browser.post(address(model, "import"), {"scope": scope.pk, "file": file})


def store(browser, model, preview):
    form = preview.context["confirm_form"]
    return browser.post(address(model, "process_import"), {name: form[name].value() for name in form.fields})


AGENCIES = (
    ["Kode", "Nama", "Nama singkat", "Jenis", "Ejaan lain"],
    ["dinkes", "Dinas Kesehatan", "Dinkes", "Dinas", "Dinas Kes; DKK"],
    ["disdik", "Dinas Pendidikan", "Disdik", "department", ""],
)


def test_a_preview_shows_what_is_new_and_stores_nothing(ground, office):
    preview = choose(office, Agency, ground.regency, workbook(*AGENCIES))

    assert preview.context["counts"] == {"new": 2, "changed": 0, "same": 0}
    assert [row for row, _kind, _fields in preview.context["changes"]] == [2, 3]
    assert not Agency.objects.filter(code="dinkes").exists()


def test_confirmed_the_rows_are_stored_with_their_history_and_a_run(ground, office, administrator):
    preview = choose(office, Agency, ground.regency, workbook(*AGENCIES))

    answer = store(office, Agency, preview)

    agency = Agency.objects.get(code="dinkes")
    assert answer.url == address(Agency, "changelist")
    assert (agency.regency, agency.kind, agency.other_spellings) == (
        ground.regency,
        "department",
        ["Dinas Kes", "DKK"],
    )
    assert agency.history.get().history_user == administrator.user
    run = ImportRun.objects.get()
    assert (run.kind, run.created_count, run.by) == ("agency", 2, administrator)


def test_the_same_file_again_changes_nothing(ground, office):
    store(office, Agency, choose(office, Agency, ground.regency, workbook(*AGENCIES)))

    again = choose(office, Agency, ground.regency, workbook(*AGENCIES))

    assert again.context["counts"] == {"new": 0, "changed": 0, "same": 2}
    assert "confirm_form" not in again.context or again.context["confirm_form"] is None


def test_a_changed_row_shows_before_and_after_and_columns_left_out_stay(ground, office):
    store(office, Agency, choose(office, Agency, ground.regency, workbook(*AGENCIES)))
    changed = workbook(["kode", "NAMA", "Jenis"], ["dinkes", "Dinas Kesehatan Daerah", "Dinas"])

    preview = choose(office, Agency, ground.regency, changed)
    store(office, Agency, preview)

    assert preview.context["changes"] == [
        (2, "changed", [("Nama", "Dinas Kesehatan", "Dinas Kesehatan Daerah")])
    ]
    agency = Agency.objects.get(code="dinkes")
    assert (agency.name, agency.short_name) == ("Dinas Kesehatan Daerah", "Dinkes")
    assert agency.history.count() == 2


def test_every_wrong_cell_is_named_with_its_row_and_nothing_is_stored(ground, office):
    preview = choose(
        office,
        Agency,
        ground.regency,
        workbook(
            AGENCIES[0],
            AGENCIES[1],
            [],
            ["", "Tanpa Kode", "", "Dinas", ""],
            ["x y", "Kode Aneh", "", "Dinas", ""],
            ["benar", "Jenis Aneh", "", "Pabrik", ""],
            ["dinkes", "Sekali Lagi", "", "Dinas", ""],
            ["lain", "Dinas Kesehatan", "", "Dinas", ""],
        ),
    )

    assert [(row, column) for row, column, _sentence in preview.context["problems"]] == [
        (4, "Kode"),
        (5, "Kode"),
        (6, "Jenis"),
        (7, "Kode"),
        (8, "Nama"),
    ]
    assert preview.context["confirm_form"] is None
    assert not Agency.objects.filter(regency=ground.regency).exists()


def broken_files():
    yield "empty", b"", "kosong.xlsx"
    yield "no workbook", b"bukan buku kerja", "palsu.xlsx"
    yield "half a zip", b"PK\x03\x04 half", "rusak.xlsx"
    yield "no table", b"\n\n", "kosong.csv"
    yield "another type", b"%PDF-1.7", "laporan.pdf"
    yield "no data", b"Kode,Nama,Jenis\n", "judul.csv"
    yield "other columns", b"satu,dua\n1,2\n", "lain.csv"
    yield "columns twice", b"Kode,Kode,Nama,Jenis\na,b,c,Dinas\n", "ganda.csv"
    yield "binary", bytes(range(256)) * 10, "biner.csv"
    yield "an odd header", "Kode,Nama,Jenis\n\ud800".encode("utf-8", "surrogatepass"), "aneh.csv"


@pytest.mark.parametrize(
    ("content", "name"), [file[1:] for file in broken_files()], ids=[f[0] for f in broken_files()]
)
def test_a_file_that_cannot_be_read_gets_one_sentence(content, name, ground, office):
    page = choose(office, Agency, ground.regency, SimpleUploadedFile(name, content))

    assert page.status_code == 200
    said = [*page.context["form"].errors.get("file", []), *page.context.get("problems", [])]
    nothing_new = page.context.get("counts", {}).get("new") == 0
    assert said or nothing_new
    assert not Agency.objects.filter(regency=ground.regency).exists()


def test_a_file_that_was_not_kept_is_asked_for_again(ground, office):
    preview = choose(office, Agency, ground.regency, workbook(*AGENCIES))
    form = preview.context["confirm_form"]
    values = {name: form[name].value() for name in form.fields}

    for token in ("00000000-0000-4000-8000-000000000000", "../../etc/passwd", ""):
        answer = office.post(address(Agency, "process_import"), values | {"token": token})
        assert answer.url == address(Agency, "import")

    assert not Agency.objects.filter(regency=ground.regency).exists()


def test_nobody_confirms_what_another_person_uploaded(ground, office, signed_in):
    form = choose(office, Agency, ground.regency, workbook(*AGENCIES)).context["confirm_form"]
    values = {name: form[name].value() for name in form.fields}

    answer = signed_in(make.administrator(ground.regency)).post(address(Agency, "process_import"), values)

    assert answer.url == address(Agency, "import")
    assert not Agency.objects.filter(regency=ground.regency).exists()


def test_rows_go_into_no_other_regency(ground, office):
    strange = make.RegencyFactory()

    page = choose(office, Agency, strange, workbook(*AGENCIES))

    assert page.context["form"].errors["scope"]
    assert not Agency.objects.filter(regency=strange).exists()


@pytest.mark.parametrize("role", [make.coordinator, make.auditor])
def test_only_the_administrator_imports(role, ground, signed_in):
    browser = signed_in(role(ground.regency))

    assert choose(browser, Agency, ground.regency, workbook(*AGENCIES)).status_code == 403
    assert browser.post(address(Agency, "process_import"), {}).status_code == 403
    assert browser.get(address(Agency, "export")).status_code == 200


PROGRAMS = [
    "Kunci",
    "Nama program",
    "Subdimensi",
    "Perangkat daerah penanggung jawab",
    "Perangkat daerah pendukung",
    "Tahun mulai",
    "Tahun selesai",
    "Quick win",
    "Kode subkegiatan",
]


def test_programs_name_their_agencies_as_people_write_them(ground, office):
    lead = make.AgencyFactory(regency=ground.regency, name="Dinas Kesehatan", short_name="Dinkes")
    help = make.AgencyFactory(regency=ground.regency, name="Dinas Pendidikan", short_name="Disdik")
    row = ["p-1", "Contoh: Antrean", "GOV-1", "DINKES", "Disdik", 2022, 2026, "ya", "2.16.02.2.01.08"]

    preview = choose(office, Program, ground.masterplan, workbook(PROGRAMS, row))
    store(office, Program, preview)

    program = Program.objects.get(key="p-1")
    assert (program.lead_agency, list(program.supporting_agencies.all())) == (lead, [help])
    assert (program.is_quick_win, program.sub_activity_codes) == (True, ["2.16.02.2.01.08"])


def test_mistakes_in_programs_are_told_in_sentences(ground, office):
    rows = [
        ["p-1", "Contoh", "GOV-9", ground.agency.code, "", 2022, 2026, "", ""],
        ["p-2", "Contoh", "GOV-1", "Dinas Antah", "", 2022, 2026, "", ""],
        ["p-3", "Contoh", "GOV-1", ground.agency.code, "", 2026, 2022, "", ""],
        ["p-4", "Contoh", "GOV-1", ground.agency.code, "", "dua ribu", 2026, "", ""],
        ["p-5", "Contoh", "GOV-1", ground.agency.code, "", 2022, 2026, "barangkali", "1-2"],
    ]

    preview = choose(office, Program, ground.masterplan, workbook(PROGRAMS, *rows))

    assert [(row, column) for row, column, _said in preview.context["problems"]] == [
        (2, "Subdimensi"),
        (3, "Perangkat daerah penanggung jawab"),
        (4, "Tahun selesai"),
        (5, "Tahun mulai"),
        (6, "Quick win"),
        (6, "Kode subkegiatan"),
    ]


def test_targets_and_budgets_take_indonesian_numbers(ground, office):
    program = ground.program
    targets = workbook(
        ["Kunci program", "Tahun", "Indikator", "Satuan", "Target"],
        [program.key, 2024, "Contoh: layanan", "layanan", "12,5"],
    )
    budgets = workbook(
        ["Kunci program", "Tahun", "Sumber dana", "Pagu (Rp)"], [program.key, 2024, "APBD", "Rp1.500.000"]
    )

    store(office, ProgramTarget, choose(office, ProgramTarget, ground.masterplan, targets))
    store(office, ProgramBudget, choose(office, ProgramBudget, ground.masterplan, budgets))

    assert ProgramTarget.objects.get().target == 12.5
    assert ProgramBudget.objects.get().amount == 1_500_000


def test_an_instrument_is_filled_with_aspects_and_indicators(ground, office):
    instrument = make.InstrumentFactory(regency=ground.regency)
    aspects = workbook(["Kode", "Aspek", "Bobot (%)"], ["BL", "Baseline", "33,333"])
    indicators = workbook(
        [
            "Kunci",
            "Aspek",
            "Pertanyaan",
            "Kriteria skor 0",
            "Kriteria skor 4",
            "Ditanyakan",
            "Jenis bukti dukung",
        ],
        ["BL-01", "BL", "Contoh: sudahkah?", "Belum", "Sudah", "Sekali per daerah", "sk"],
    )
    make.EvidenceKindFactory(code="sk", name="Surat keputusan")

    store(office, Aspect, choose(office, Aspect, instrument, aspects))
    preview = choose(office, Indicator, instrument, indicators)
    if preview.context["problems"]:
        indicators = workbook(
            ["Kunci", "Aspek", "Pertanyaan", "Kriteria skor 0", "Kriteria skor 4", "Jenis bukti dukung"],
            ["BL-01", "BL", "Contoh: sudahkah?", "Belum", "Sudah", "sk"],
        )
        preview = choose(office, Indicator, instrument, indicators)
    store(office, Indicator, preview)

    indicator = Indicator.objects.get(aspect__instrument=instrument)
    assert indicator.rubric == {"0": "Belum", "4": "Sudah"}
    assert [kind.code for kind in indicator.evidence_kinds.all()] == ["sk"]


def test_a_fixed_instrument_is_not_offered(ground, office):
    instrument = ground.instrument
    Round.objects.filter(pk=ground.round.pk).update(state=RoundState.OPEN)

    page = choose(office, Indicator, instrument, workbook(["Kunci"], ["x"]))

    assert page.context["form"].errors["scope"]


@pytest.mark.parametrize("kind", ["0", "1"])
@pytest.mark.parametrize("model", [Agency, Program, ProgramTarget, ProgramBudget, Aspect, Indicator])
def test_what_was_exported_is_imported_unchanged(model, kind, ground, office):
    ground.rows(model, 3)
    make.ProgramTargetFactory(program=ground.program, target="33.3333", baseline="1500")
    ground.program.supporting_agencies.add(ground.agency)
    name = "contoh.xlsx" if kind == "0" else "contoh.csv"
    scope = {Agency: ground.regency, Aspect: ground.instrument, Indicator: ground.instrument}.get(
        model, ground.masterplan
    )

    file = office.post(address(model, "export"), {"format": kind, "resource": "0"}).content
    preview = choose(office, model, scope, SimpleUploadedFile(name, file))

    assert preview.context["problems"] == []
    assert preview.context["counts"]["new"] == preview.context["counts"]["changed"] == 0
    assert preview.context["counts"]["same"] >= 3


def test_formulas_in_names_leave_as_text(ground, office):
    make.AgencyFactory(regency=ground.regency, name="=1+1", short_name="@x")

    sheet = office.post(address(Agency, "export"), {"format": "1", "resource": "0"}).content.decode(
        "utf-8-sig"
    )

    [row] = [row for row in csv.DictReader(StringIO(sheet)) if "1+1" in row["Nama"]]
    assert (row["Nama"], row["Nama singkat"]) == ("'=1+1", "'@x")


def test_an_export_with_a_nonsense_filter_starts_over(ground, office):
    answer = office.get(address(Agency, "export") + "?kind__nonsense=1")

    assert (answer.status_code, answer.url) == (302, address(Agency, "export"))


def queries_of_preview(office, ground, size):
    rows = [[f"kode-{number}", f"Dinas Nomor {number}", "", "Dinas", ""] for number in range(size)]
    with CaptureQueriesContext(connection) as queries:
        preview = choose(office, Agency, ground.regency, workbook(AGENCIES[0], *rows))
    assert preview.context["counts"]["new"] == size
    return len(queries)


def test_a_long_file_asks_as_little_as_a_short_one(ground, office):
    queries_of_preview(office, ground, 1)

    assert queries_of_preview(office, ground, 400) == queries_of_preview(office, ground, 1)


ODD_CELLS = [
    datetime(2024, 1, 31),
    True,
    -1,
    1e300,
    99999999999999999999,
    0.1 + 0.2,
    "x" * 33_000,
    "\u202e=cmd|' /C calc'!A0",
    "1.500",
    "½",
    "٣",
    "  ",
    "#REF!",
    "{}",
]


@pytest.mark.parametrize("model", [Agency, Program, ProgramTarget, ProgramBudget, Aspect, Indicator])
def test_whatever_stands_in_a_cell_gets_an_answer_and_never_an_exception(model, ground, office):
    resource = admin.site.get_model_admin(model).resource_classes[0]()
    titles = [column.column_name for _name, column in resource.columns()]
    scope = {Agency: ground.regency, Aspect: ground.instrument, Indicator: ground.instrument}.get(
        model, ground.masterplan
    )
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, titles)
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for row, odd in enumerate(ODD_CELLS, 1):
            for place in range(len(titles)):
                if isinstance(odd, datetime):
                    sheet.write_datetime(row, place, odd, day)
                elif isinstance(odd, str):
                    sheet.write_string(row, place, odd[:32_767])
                else:
                    sheet.write(row, place, odd)

    page = choose(office, model, scope, SimpleUploadedFile("aneh.xlsx", content.getvalue()))

    said = [str(problem[2]) for problem in page.context.get("problems", [])] or page.context["form"].errors[
        "file"
    ]
    assert page.status_code == 200
    assert said
    assert not [
        sentence for sentence in said if "object" in sentence or "Traceback" in sentence or "[<" in sentence
    ]
