from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from evaluations.actions import evidence as actions
from evaluations.actions.contributions import contribute
from evaluations.actions.moves import Refused
from evaluations.files import FileError
from evaluations.models import Contribution, Evidence, EvidenceUse, EvidenceVersion
from evaluations.rules import Conflict, Forbidden
from tests import factories
from tests.office import Office

pytestmark = pytest.mark.django_db


def csv(name="data.csv", content=b"tahun;jumlah\n2024;12\n"):
    return SimpleUploadedFile(name, content)


def test_a_file_lies_under_a_server_made_name_with_its_fingerprint():
    office = Office()
    item = office.program_item()

    use = actions.add_file(item, csv("Rekap armada.csv"), by=office.operator).use

    version = use.version
    assert (version.original_name, version.extension, version.size_bytes) == ("Rekap armada.csv", "csv", 21)
    assert version.evidence.title == "Rekap armada"
    assert version.evidence.agency == office.dishub
    assert len(version.sha256) == 64
    assert version.file.name.startswith("evidence/")
    assert "Rekap" not in version.file.name
    assert version.file.read() == b"tahun;jumlah\n2024;12\n"


def test_the_same_content_is_stored_once_per_agency():
    office = Office()
    one, other = office.items()[:2]
    first = actions.add_file(one, csv(), by=office.operator)

    again = actions.add_file(other, csv("salinan.csv"), by=office.operator)

    assert (first.was_known, again.was_known) == (False, True)
    assert again.use.version == first.use.version
    assert EvidenceVersion.objects.count() == 1


def test_another_agencys_copy_is_its_own():
    office = Office()
    actions.add_file(office.program_item(), csv(), by=office.operator)
    theirs = office.items(office.diskominfo)[0]

    added = actions.add_file(theirs, csv(), by=office.desk_operator)

    assert not added.was_known
    assert EvidenceVersion.objects.count() == 2


def test_a_refused_file_leaves_nothing_behind():
    office = Office()

    with pytest.raises(FileError):
        actions.add_file(office.program_item(), csv("laporan.pdf"), by=office.operator)

    assert (Evidence.objects.count(), EvidenceUse.objects.count()) == (0, 0)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://contoh.example/a", "contoh", ""])
def test_only_web_addresses_are_links(address):
    office = Office()

    with pytest.raises(FileError):
        actions.add_link(office.program_item(), address, by=office.operator)

    assert EvidenceVersion.objects.count() == 0


def test_a_link_is_named_by_its_host_until_somebody_names_it():
    office = Office()

    use = actions.add_link(office.program_item(), "https://contoh.example/a", by=office.operator).use

    assert (use.version.evidence.title, use.version.link) == ("contoh.example", "https://contoh.example/a")
    assert use.version.sha256 == ""


def test_evidence_is_locked_once_the_answer_is_handed_in():
    office = Office()
    office.hand_in()
    item = office.program_item()
    use = item.uses.first()

    with pytest.raises(Refused) as added:
        actions.add_file(item, csv(), by=office.operator)
    with pytest.raises(Refused) as removed:
        actions.remove_use(use, by=office.operator)
    with pytest.raises(Refused) as described:
        actions.describe(use.version, by=office.operator, title="Lain", document_date=None)

    assert {type(refused.value.reason) for refused in (added, removed, described)} == {Conflict}
    assert list(EvidenceUse.objects.filter(item=item)) == [use]


def test_another_agency_may_not_add_to_an_answer_it_does_not_help_with():
    office = Office()

    with pytest.raises(Refused) as refused:
        actions.add_file(office.program_item(), csv(), by=office.desk_operator)

    assert isinstance(refused.value.reason, Forbidden)


def test_a_contributing_agency_adds_its_own_text_and_evidence():
    office = Office()
    item = office.program_item()
    Contribution.objects.create(item=item, agency=office.diskominfo)

    use = actions.add_file(item, csv(), by=office.desk_operator).use
    contribute(item, "Kami menyediakan jaringan.", by=office.desk_operator)

    assert use.version.evidence.agency == office.diskominfo
    assert [(row.agency, row.text) for row in item.contributions.all()] == [
        (office.diskominfo, "Kami menyediakan jaringan.")
    ]


def test_a_contributing_agency_takes_off_only_what_it_brought():
    office = Office()
    item = office.program_item()
    Contribution.objects.create(item=item, agency=office.diskominfo)
    own = actions.add_file(item, csv(), by=office.operator).use

    with pytest.raises(Refused) as refused:
        actions.remove_use(own, by=office.desk_operator)

    assert isinstance(refused.value.reason, Forbidden)
    assert EvidenceUse.objects.filter(item=item).exists()


def test_a_new_version_leaves_answers_with_the_one_they_were_given():
    office = Office()
    item = office.program_item()
    old = actions.add_file(item, csv(), by=office.operator).use.version

    new = actions.add_version(old.evidence, csv(content=b"lain;1\n"), by=office.operator)

    assert (new.number, old.number) == (2, 1)
    assert [use.version for use in EvidenceUse.objects.filter(item=item)] == [old]


def test_reusing_the_new_version_takes_the_place_of_the_old_one():
    office = Office()
    item = office.program_item()
    old = actions.add_file(item, csv(), by=office.operator).use.version
    new = actions.add_version(old.evidence, csv(content=b"lain;1\n"), by=office.operator)

    actions.reuse(item, new, by=office.operator)

    assert [use.version for use in EvidenceUse.objects.filter(item=item)] == [new]


def test_the_same_file_is_no_new_version():
    office = Office()
    old = actions.add_file(office.program_item(), csv(), by=office.operator).use.version

    with pytest.raises(Refused):
        actions.add_version(old.evidence, csv("lagi.csv"), by=office.operator)

    assert old.evidence.versions.count() == 1


def test_another_agencys_evidence_cannot_be_reused():
    office = Office()
    theirs = factories.EvidenceVersionFactory(evidence__agency=office.diskominfo)

    with pytest.raises(Refused) as refused:
        actions.reuse(office.program_item(), theirs, by=office.operator)

    assert isinstance(refused.value.reason, Forbidden)
    assert EvidenceUse.objects.count() == 0


def test_a_draft_answers_evidence_can_be_described():
    office = Office()
    version = actions.add_file(office.program_item(), csv(), by=office.operator).use.version

    actions.describe(version, by=office.operator, title="Rekap bus", document_date=date(2024, 9, 1))

    version.refresh_from_db()
    assert (version.evidence.title, version.document_date) == ("Rekap bus", date(2024, 9, 1))


def test_withdrawing_destroys_the_bytes_and_keeps_hash_and_reason(django_capture_on_commit_callbacks):
    office = Office()
    version = actions.add_file(office.program_item(), csv(), by=office.operator).use.version
    name, storage, sha256 = version.file.name, version.file.storage, version.sha256

    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw_version(version, by=office.administrator, reason="KTP warga.")

    version.refresh_from_db()
    assert not storage.exists(name)
    assert (version.sha256, version.withdrawal_reason) == (sha256, "KTP warga.")
    assert (version.file.name, version.withdrawn_by) == ("", office.administrator)


def test_a_withdrawn_link_leaves_its_fingerprint():
    office = Office()
    version = actions.add_link(
        office.program_item(), "https://contoh.example/ktp", by=office.operator
    ).use.version

    actions.withdraw_version(version, by=office.administrator, reason="KTP warga.")

    version.refresh_from_db()
    assert (version.link, len(version.sha256)) == ("", 64)


@pytest.mark.parametrize("who", ["operator", "coordinator"])
def test_only_the_administrator_withdraws(who):
    office = Office()
    version = actions.add_file(office.program_item(), csv(), by=office.operator).use.version

    with pytest.raises(Refused) as refused:
        actions.withdraw_version(version, by=getattr(office, who), reason="Salah.")

    assert isinstance(refused.value.reason, Forbidden)
