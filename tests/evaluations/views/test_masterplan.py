import os

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from evaluations.models import ImportRun, Program
from tests.evaluations.spreadsheets.making import csv, xlsx
from tests.evaluations.views.clients import signed_in
from tests.office import Office

pytestmark = pytest.mark.django_db

PAGE = "/masterplan/import/"
ROWS = [
    ["MATRIKS RENCANA AKSI (CONTOH)"],
    [],
    ["OPD", "Nama Program", "Subdimensi", "Pagu 2024", "Indikator", "Target 2024", "Satuan"],
    ["Dishub", "Contoh: Halte pintar", "Sarana Transportasi", "Rp1.500.000.000", "Halte", "12,5", "halte"],
    ["Diskominfosantik", "Contoh: Satu data", "Birokrasi", "250.000.000", "Dinas", "40", "dinas"],
]


def upload(client, file):
    return client.post(PAGE, {"file": file})


def commit(client):
    return client.post(PAGE, {"commit": "1"})


def test_a_strangers_workbook_is_previewed_and_stored_on_commit():
    office = Office()
    client = signed_in(office.coordinator)

    preview = upload(client, xlsx(ROWS)).context["preview"]
    assert ([row.name for row in preview.new], preview.errors) == (
        ["Contoh: Halte pintar", "Contoh: Satu data"],
        [],
    )
    assert Program.objects.count() == 3

    assert commit(client).url == "/masterplan/"
    program = Program.objects.get(name="Contoh: Halte pintar")
    assert program.lead_agency == office.dishub
    assert program.budgets.get().amount == 1_500_000_000
    assert program.targets.get().target == 12.5


def test_the_same_workbook_again_changes_nothing():
    client = signed_in(Office().coordinator)
    upload(client, xlsx(ROWS))
    commit(client)

    again = upload(client, xlsx(ROWS))

    assert len(again.context["preview"].unchanged) == 2
    assert "Nothing to import" in again.text


def test_a_second_commit_stores_nothing_twice():
    client = signed_in(Office().coordinator)
    upload(client, xlsx(ROWS))

    commit(client)
    second = commit(client)

    assert second.url == PAGE
    assert ImportRun.objects.count() == 1
    assert Program.objects.count() == 5


def test_two_who_commit_the_same_workbook_add_its_programs_once():
    office = Office()
    first, second = signed_in(office.coordinator), signed_in(office.administrator)
    upload(first, xlsx(ROWS))
    upload(second, xlsx(ROWS))

    commit(first)
    commit(second)

    assert ImportRun.objects.count() == 1


def test_a_commit_without_its_file_asks_for_it_again():
    client = signed_in(Office().coordinator)
    upload(client, xlsx(ROWS))
    client.session.flush()

    assert commit(signed_in(Office().coordinator)).url == PAGE
    assert not ImportRun.objects.exists()


def test_one_wrong_cell_keeps_everything_out_and_is_named():
    client = signed_in(Office().coordinator)
    rows = [*ROWS, ["Dinas Entah", "Contoh: Lain", "Birokrasi", "10", "Dinas", "1", "dinas"]]

    answer = upload(client, xlsx(rows))

    assert answer.status_code == 400
    assert "Dinas Entah" in answer.text
    assert commit(client).url == PAGE
    assert Program.objects.count() == 3


@pytest.mark.parametrize(
    "file",
    [
        SimpleUploadedFile("kosong.xlsx", b""),
        SimpleUploadedFile("bukan.xlsx", b"halo"),
        SimpleUploadedFile("gambar.png", b"\x89PNG\r\n\x1a\n"),
        SimpleUploadedFile("potong.xlsx", b"PK\x03\x04" + os.urandom(500)),
        SimpleUploadedFile("besar.csv", b"a;b\n" * 6_000_000),
        SimpleUploadedFile("biner.csv", bytes(range(256))),
        csv("hanya satu baris\n"),
        "teks",
    ],
    ids=lambda file: getattr(file, "name", file),
)
def test_a_file_that_is_no_workbook_gets_one_sentence(file):
    answer = upload(signed_in(Office().coordinator), file)

    assert answer.status_code == 400
    assert answer.context["form"].errors or answer.context["preview"].errors


def test_agencies_neither_read_nor_change_the_plan():
    office = Office()

    assert signed_in(office.operator).get("/masterplan/").status_code == 403
    assert signed_in(office.head).post(PAGE, {"commit": "1"}).status_code == 403
    assert signed_in(office.reviewer).get("/masterplan/").status_code == 200
    assert signed_in(office.reviewer).get(PAGE).status_code == 403


def test_programs_are_searched_and_narrowed_by_dimension():
    client = signed_in(Office().coordinator)

    def found(**query):
        return client.get("/masterplan/", query).context["page"].paginator.count

    assert (found(), found(q="dishub"), found(q="tidak ada")) == (3, 3, 0)
    assert (found(dimension="LIV"), found(dimension="GOV"), found(dimension="apa saja")) == (3, 0, 3)


def test_the_plans_own_workbook_imports_without_change():
    client = signed_in(Office().coordinator)
    book = client.get("/masterplan/workbook/").content

    preview = upload(client, SimpleUploadedFile("rencana-induk.xlsx", book)).context["preview"]

    assert (len(preview.unchanged), preview.new, preview.changed, preview.errors) == (3, [], [], [])
