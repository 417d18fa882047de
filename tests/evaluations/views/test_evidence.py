from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from evaluations.actions.evidence import add_file, withdraw_version
from evaluations.models import EvidenceUse, EvidenceVersion
from tests import factories
from tests.evaluations.views.clients import signed_in
from tests.office import Office

pytestmark = pytest.mark.django_db

HTMX = {"hx-request": "true"}


def page(name, row):
    return reverse(f"evaluations:evidence_{name}", args=[row.pk])


def csv(name="data.csv", content=b"tahun;jumlah\n2024;12\n"):
    return SimpleUploadedFile(name, content)


def titles(item):
    return [use.version.evidence.title for use in EvidenceUse.objects.filter(item=item)]


def test_several_files_and_a_link_arrive_together():
    office = Office()
    item = office.program_item()
    files = [csv("satu.csv"), csv("dua.csv", b"lain;1\n")]

    answer = signed_in(office.operator).post(
        page("add", item), {"files": files, "link": "https://contoh.example/bukti"}
    )

    assert answer.url == reverse("evaluations:item_detail", args=[item.pk])
    assert titles(item) == ["satu", "dua", "contoh.example"]


def test_the_good_files_stay_and_each_refused_one_gets_a_sentence():
    office = Office()
    item = office.program_item()
    files = [csv("baik.csv"), csv("palsu.pdf"), csv("kosong.csv", b""), csv("program.exe", b"MZ")]

    panel = signed_in(office.operator).post(page("add", item), {"files": files}, headers=HTMX)

    assert panel.status_code == 200
    assert titles(item) == ["baik"]
    assert panel.text.count('role="alert"') == 3
    assert all(name in panel.text for name in ("palsu.pdf", "kosong.csv", "program.exe"))
    assert "<html" not in panel.text


def test_the_same_content_again_is_pointed_out():
    office = Office()
    first, second = office.items()[:2]
    add_file(first, csv(), by=office.operator)

    panel = signed_in(office.operator).post(page("add", second), {"files": [csv("lagi.csv")]}, headers=HTMX)

    assert "not a second copy" in panel.text
    assert EvidenceVersion.objects.count() == 1


@pytest.mark.parametrize(
    "given", [{}, {"link": "javascript:alert(1)"}, {"link": "x" * 5000}, {"document_date": "31/02/2024"}]
)
def test_nothing_usable_is_no_error_of_ours(given):
    office = Office()
    item = office.program_item()

    panel = signed_in(office.operator).post(page("add", item), given, headers=HTMX)

    assert (panel.status_code, titles(item)) == (200, [])


def test_what_the_agency_has_is_used_again():
    office = Office()
    first, second = office.items()[:2]
    version = add_file(first, csv(), by=office.operator).use.version
    client = signed_in(office.operator)
    assert f'value="{version.pk}"' in client.get(reverse("evaluations:item_detail", args=[second.pk])).text

    client.post(page("reuse", second), {"version": version.pk})

    assert titles(second) == ["data"]


@pytest.mark.parametrize("version", ["", "x", "0", "99999999999999999999", "²"])
def test_reusing_what_does_not_exist_is_a_404(version):
    office = Office()

    answer = signed_in(office.operator).post(page("reuse", office.program_item()), {"version": version})

    assert answer.status_code == 404


def test_evidence_is_taken_off_and_stays_on_the_shelf():
    office = Office()
    item = office.program_item()
    use = add_file(item, csv(), by=office.operator).use

    signed_in(office.operator).post(page("remove", use))

    assert titles(item) == []
    assert EvidenceVersion.objects.filter(pk=use.version_id).exists()


def test_a_date_is_filled_in_later():
    office = Office()
    item = office.program_item()
    version = add_file(item, csv(), by=office.operator).use.version

    panel = signed_in(office.operator).post(
        page("describe", version),
        {"item": item.pk, "title": "Rekap", "document_date": "2024-09-01"},
        headers=HTMX,
    )

    version.refresh_from_db()
    assert version.document_date == date(2024, 9, 1)
    assert 'data-state="dated"' in panel.text


def test_a_locked_answer_takes_no_evidence_and_says_why():
    office = Office()
    office.hand_in()
    item = office.program_item()
    before = titles(item)

    panel = signed_in(office.operator).post(page("add", item), {"files": [csv()]}, headers=HTMX)

    assert "This answer is locked" in panel.text
    assert titles(item) == before


def test_the_file_leaves_only_through_the_rights_check():
    office = Office()
    version = add_file(office.program_item(), csv("Rekap.csv"), by=office.operator).use.version

    download = signed_in(office.operator).get(page("file", version))
    assert b"".join(download) == b"tahun;jumlah\n2024;12\n"
    assert 'filename="Rekap.csv"' in download["Content-Disposition"]

    assert signed_in(office.coordinator).get(page("file", version)).status_code == 200
    assert signed_in(office.desk_operator).get(page("file", version)).status_code == 404
    assert signed_in(office.reviewer).get(page("file", version)).status_code == 404  # not handed over yet


def test_another_regency_sees_no_evidence_at_all():
    office = Office()
    use = add_file(office.program_item(), csv(), by=office.operator).use
    stranger = signed_in(factories.administrator())

    assert stranger.get(page("file", use.version)).status_code == 404
    assert stranger.post(page("remove", use)).status_code == 404
    assert stranger.post(page("version", use.version.evidence)).status_code == 404
    assert "data.csv" not in stranger.get(reverse("evaluations:evidence_list")).text


def test_withdrawn_evidence_is_gone_and_its_reason_stands():
    office = Office()
    item = office.program_item()
    version = add_file(item, csv(), by=office.operator).use.version
    withdraw_version(version, by=office.administrator, reason="KTP warga.")
    client = signed_in(office.operator)

    assert client.get(page("file", version)).status_code == 404
    assert "KTP warga." in client.get(reverse("evaluations:item_detail", args=[item.pk])).text


def test_the_shelf_is_searched_by_title_and_file_name():
    office = Office()
    add_file(office.program_item(), csv("armada.csv"), by=office.operator, title="Rekap bus")
    add_file(office.program_item(), csv("foto.csv", b"lain;1\n"), by=office.operator)
    client = signed_in(office.operator)

    def found(words):
        text = client.get(reverse("evaluations:evidence_list"), {"q": words}).text
        return ["Rekap bus" in text, ">foto<" in text]

    assert found("") == [True, True]
    assert found("rekap ARMADA") == [True, False]
    assert found("tidak ada") == [False, False]


def test_a_new_version_is_brought_from_the_shelf():
    office = Office()
    evidence = add_file(office.program_item(), csv(), by=office.operator).use.version.evidence
    client = signed_in(office.operator)

    client.post(page("version", evidence), {"file": csv(content=b"baru;1\n")})
    client.post(page("version", evidence), {"file": csv("salah.pdf")})
    client.post(page("version", evidence))

    assert evidence.versions.count() == 2


def shelf_of(count):
    office = Office()
    for item in office.items()[:1]:
        for _number in range(count):
            version = factories.EvidenceVersionFactory(evidence__agency=office.dishub)
            factories.EvidenceVersionFactory(evidence=version.evidence, number=2)
            factories.EvidenceUseFactory(item=item, version=version)
    return office


@pytest.mark.parametrize("count", [1, 20])
def test_the_shelf_costs_the_same_at_any_size(django_assert_num_queries, count):
    office = shelf_of(count)
    client = signed_in(office.operator)

    with django_assert_num_queries(SHELF_QUERIES):
        client.get(reverse("evaluations:evidence_list"))


SHELF_QUERIES = 16
