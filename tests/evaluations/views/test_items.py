from decimal import Decimal

import pytest
from django.urls import reverse

from evaluations.actions.items import return_item, save_answer
from evaluations.choices import State
from evaluations.models import Contribution, Indicator, Item
from tests import factories
from tests.evaluations.views.clients import signed_in
from tests.evaluations.views.test_tasks import office_with
from tests.office import Office

pytestmark = pytest.mark.django_db


def url(item):
    return reverse("evaluations:item_detail", args=[item.pk])


def progress_of(item, **changes):
    """What the form of a program sends."""
    actuals = {f"actual_{row.pk}": "25" for row in item.progress.actuals.all()}
    values = {
        "edit_version": item.edit_version,
        "status": "running",
        "physical_progress": "62,5",
        "budget_realised": "1.250.000",
        "output": "Halte terpasang.",
        "outcome": "",
        "obstacle_kind": "",
        "obstacle": "",
        "follow_up": "",
    }
    return {**values, **actuals, **changes}


def response_of(item, **changes):
    return {"edit_version": item.edit_version, "self_score": "3", "narrative": "Sudah berjalan.", **changes}


def fresh(item):
    return Item.objects.with_answers().get(pk=item.pk)


def test_a_program_is_saved_as_the_regency_writes_numbers():
    office = Office()
    item = office.program_item()

    answer = signed_in(office.operator).post(url(item), progress_of(item))

    assert answer.url == url(item)
    progress = fresh(item).progress
    assert (progress.status, progress.physical_progress) == ("running", Decimal("62.5"))
    assert progress.budget_realised == Decimal(1_250_000)
    assert [row.actual for row in progress.actuals.all()] == [Decimal(25)]
    assert (fresh(item).is_blank, fresh(item).edited_by) == (False, office.operator)


def test_an_indicator_is_saved_and_the_next_one_opens():
    office = Office()
    first, second = (item for item in office.items(office.diskominfo)[:2])

    answer = signed_in(office.desk_operator).post(url(first), response_of(first, next="1"))

    assert answer.url == url(second)
    assert (fresh(first).response.self_score, fresh(first).response.narrative) == (3, "Sudah berjalan.")


def test_half_an_answer_may_be_saved():
    office = Office()
    item = office.response_item()

    signed_in(office.operator).post(url(item), {"edit_version": 0, "narrative": "Baru setengah."})

    assert (fresh(item).response.self_score, fresh(item).response.narrative) == (None, "Baru setengah.")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("physical_progress", "120"),
        ("physical_progress", "banyak"),
        ("budget_realised", "-1"),
        ("status", "selesai-banget"),
        ("edit_version", "x"),
        ("edit_version", ""),
    ],
)
def test_one_wrong_field_keeps_everything_typed_and_saves_nothing(field, value):
    office = Office()
    item = office.program_item()

    page = signed_in(office.operator).post(url(item), progress_of(item, **{field: value}))

    assert page.status_code == 400
    assert "Halte terpasang." in page.text
    assert fresh(item).is_blank


@pytest.mark.parametrize("score", ["5", "-1", "2,5", "banyak"])
def test_a_score_outside_the_rubric_is_refused(score):
    office = Office()
    item = office.response_item()

    page = signed_in(office.operator).post(url(item), response_of(item, self_score=score))

    assert (page.status_code, fresh(item).is_blank) == (400, True)


def test_an_indicator_with_decimals_takes_a_comma():
    office = Office()
    item = office.response_item()
    Indicator.objects.filter(pk=item.indicator_id).update(allows_decimals=True)

    signed_in(office.operator).post(url(item), response_of(item, self_score="2,75"))

    assert fresh(item).response.self_score == Decimal("2.75")


def test_not_applicable_needs_an_indicator_that_allows_it():
    office = Office()
    item = office.response_item()
    given = response_of(item, is_not_applicable="on", not_applicable_reason="Tidak ada pantai.")
    client = signed_in(office.operator)

    client.post(url(item), given)
    assert not fresh(item).response.is_not_applicable

    Indicator.objects.filter(pk=item.indicator_id).update(may_be_not_applicable=True)
    client.post(url(item), given | {"edit_version": 1})
    assert fresh(item).response.is_not_applicable


def test_the_second_editor_is_shown_both_texts_and_nothing_is_overwritten():
    office = Office()
    item = office.response_item()
    colleague = factories.operator(office.dishub)
    save_answer(item, {"self_score": 4, "narrative": "Tulisan rekan."}, by=colleague, edit_version=0)

    page = signed_in(office.operator).post(url(item), response_of(item, narrative="Tulisan saya."))

    assert page.status_code == 409
    assert "Tulisan rekan." in page.text
    assert "Tulisan saya." in page.text
    assert fresh(item).response.narrative == "Tulisan rekan."


def test_after_seeing_both_texts_the_second_save_counts():
    office = Office()
    item = office.response_item()
    colleague = factories.operator(office.dishub)
    save_answer(item, {"self_score": 4, "narrative": "Tulisan rekan."}, by=colleague, edit_version=0)
    client = signed_in(office.operator)

    page = client.post(url(item), response_of(item, narrative="Tulisan saya."))
    assert 'name="edit_version" value="1"' in page.text
    client.post(url(item), response_of(item, narrative="Tulisan saya.", edit_version=1))

    assert fresh(item).response.narrative == "Tulisan saya."


def test_a_locked_answer_says_why_and_has_no_fields():
    office = Office()
    office.hand_in()
    item = office.program_item()
    client = signed_in(office.operator)

    page = client.get(url(item)).text
    assert "This answer is locked" in page
    assert 'name="physical_progress"' not in page

    assert client.post(url(item), progress_of(item)).status_code == 409
    assert fresh(item).progress.physical_progress == 60


def test_a_returned_answer_shows_its_reason_on_top():
    office = Office()
    office.hand_in()
    item = office.program_item()
    return_item(item, by=office.coordinator, reason="Foto belum bertanggal.", reason_kind="evidence_undated")

    page = signed_in(office.operator).get(url(item)).text

    assert "Foto belum bertanggal." in page
    assert 'name="physical_progress"' in page


def test_the_coordinator_reads_and_may_not_write():
    office = Office()
    item = office.program_item()
    client = signed_in(office.coordinator)

    assert client.get(url(item)).status_code == 200
    assert client.post(url(item), progress_of(item)).status_code == 403
    assert fresh(item).is_blank


def test_another_agencys_answer_does_not_exist():
    office = Office()
    theirs = office.items(office.diskominfo)[0]
    client = signed_in(office.operator)

    assert client.get(url(theirs)).status_code == 404
    assert client.post(url(theirs), response_of(theirs)).status_code == 404


def test_a_contributing_agency_adds_its_text_and_changes_nothing_else():
    office = Office()
    item = office.program_item()
    Contribution.objects.create(item=item, agency=office.diskominfo)
    client = signed_in(office.desk_operator)

    assert "From contributing agencies" in client.get(url(item)).text
    added = client.post(reverse("evaluations:item_contribution", args=[item.pk]), {"text": "Jaringan siap."})
    refused = client.post(url(item), progress_of(item))

    assert (added.status_code, refused.status_code) == (302, 403)
    assert [row.text for row in item.contributions.all()] == ["Jaringan siap."]
    assert fresh(item).is_blank


def test_last_rounds_answer_stands_beside_this_one():
    office = Office()
    item = office.response_item()
    before = factories.RoundFactory(
        masterplan=office.masterplan, instrument=office.round.instrument, stage=1, state="published"
    )
    factories.ResponseFactory(
        item__submission=factories.SubmissionFactory(round=before, agency=office.dishub),
        item__round=before,
        item__indicator=item.indicator,
        item__program=item.program,
        self_score=2,
        narrative="Contoh: tahun lalu belum rutin.",
    )

    page = signed_in(office.operator).get(url(item)).text

    assert "Contoh: tahun lalu belum rutin." in page
    assert "Chosen last time" in page


def test_names_of_programs_are_text_and_never_markup():
    office = Office()
    item = office.program_item()
    item.program.name = "<script>alert(1)</script>"
    item.program.save()

    page = signed_in(office.operator).get(url(item)).text

    assert "<script>alert(1)" not in page


@pytest.mark.parametrize("programs", [2, 12])
def test_the_answer_costs_the_same_in_a_packet_of_any_size(django_assert_num_queries, programs):
    office = office_with(programs)
    item = office.program_item()
    client = signed_in(office.operator)

    with django_assert_num_queries(ITEM_QUERIES):
        client.get(url(item))


ITEM_QUERIES = 26


def test_items_are_drafts_when_they_open():
    assert {item.state for item in Office().items()} == {State.DRAFT}
