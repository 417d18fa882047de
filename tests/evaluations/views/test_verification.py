import pytest
from django.urls import reverse

from evaluations import previews
from evaluations.choices import State
from evaluations.models import Item
from tests import factories
from tests.evaluations.views.clients import signed_in
from tests.office import Office

pytestmark = pytest.mark.django_db

QUEUE = "/rounds/2024-2/verification/"


@pytest.fixture
def office():
    office = Office()
    office.hand_in()
    return office


def verify(person, item, query="", **values):
    return signed_in(person).post(reverse("evaluations:item_verify", args=[item.pk]) + query, values)


def send_back(person, item, **values):
    return signed_in(person).post(reverse("evaluations:item_return", args=[item.pk]), values)


def state(item):
    return Item.objects.get(pk=item.pk).state


def test_after_an_answer_is_accepted_the_next_opens(office):
    client = signed_in(office.coordinator)
    first = client.get(QUEUE).context["item"]
    following = client.get(QUEUE).context["after"]

    answer = verify(office.coordinator, first, score="2", request_key="a")

    assert answer.url == f"{QUEUE}?item={following}"
    assert state(first) == State.VERIFIED


def test_the_verifiers_score_is_kept_and_zero_is_a_score(office):
    item = office.response_item()

    verify(office.coordinator, item, score="0")

    assert Item.objects.get(pk=item.pk).response.verified_score == 0


@pytest.mark.parametrize(("score", "status"), [("5", 400), ("-1", 400), ("banyak", 400), ("2,5", 409)])
def test_a_score_that_is_none_is_refused_and_the_answer_stays(office, score, status):
    item = office.response_item()

    answer = verify(office.coordinator, item, score=score)

    assert answer.status_code == status
    assert state(item) == State.SUBMITTED
    assert f'href="{QUEUE}?item=' in answer.text  # from here, too, one gets on


def test_a_return_needs_a_reason_and_keeps_the_note(office):
    item = office.program_item()

    answer = send_back(office.coordinator, item, note="Mohon lampirkan surat.")

    assert answer.status_code == 400
    assert "Mohon lampirkan surat." in answer.text
    assert state(item) == State.SUBMITTED


def test_the_agency_reads_the_chosen_reasons_and_the_note(office):
    item = office.program_item()

    send_back(
        office.coordinator,
        item,
        reason_kind=["evidence_undated", "wrong_file"],
        note="Mohon lampirkan surat.",
    )

    change = item.state_changes.get(move="return")
    assert state(item) == State.RETURNED
    assert change.reason == "Evidence not dated, Wrong file. Mohon lampirkan surat."
    assert change.reason_kind == "evidence_undated"


def test_the_same_press_twice_judges_once(office):
    item = office.program_item()

    verify(office.coordinator, item, request_key="sekali")
    verify(office.coordinator, item, request_key="sekali")

    assert item.state_changes.filter(move="verify").count() == 1


def test_the_coordinators_own_agency_waits_for_the_administrator(office):
    office.hand_in(office.diskominfo)
    item = office.items(office.diskominfo)[0]
    page = signed_in(office.coordinator).get(QUEUE, {"item": item.pk})

    answer = verify(office.coordinator, item, score="3")

    assert 'data-key="t"' not in page.text
    assert (answer.status_code, state(item)) == (403, State.SUBMITTED)
    assert verify(office.administrator, item, score="3").status_code == 302


def test_a_narrowed_queue_says_when_it_is_done_and_offers_the_rest(office):
    narrowed = f"?agency={office.diskominfo.code}&dimension=GOV"

    answer = signed_in(office.coordinator).get(QUEUE + narrowed)

    assert answer.context["elsewhere"] == 4
    assert f'href="{QUEUE}"' in answer.text


def test_a_narrowed_queue_stays_narrowed(office):
    item = office.program_item()

    answer = verify(office.coordinator, item, query=f"?agency={office.dishub.code}&dimension=LIV")

    assert answer.url.endswith(f"&agency={office.dishub.code}&dimension=LIV")


@pytest.mark.parametrize("item", ["9" * 30, "0", "x", "٣", "-1"])
def test_an_item_that_is_none_is_no_fault_of_the_portal(office, item):
    assert signed_in(office.coordinator).get(QUEUE, {"item": item}).status_code in {200, 404}


@pytest.mark.parametrize("role", ["operator", "head", "reviewer"])
def test_only_the_secretariat_judges(office, role):
    item = office.program_item()

    assert signed_in(getattr(office, role)).get(QUEUE).status_code == 403
    assert verify(getattr(office, role), item).status_code == 403
    assert state(item) == State.SUBMITTED


def test_another_regencys_coordinator_finds_nothing(office):
    stranger, item = factories.coordinator(), office.program_item()

    assert signed_in(stranger).get(QUEUE).status_code == 404
    assert verify(stranger, item).status_code == 404
    assert send_back(stranger, item, reason_kind="other").status_code == 404


@pytest.fixture
def drawn(office):
    """An answer's evidence with one page drawn."""
    version = office.program_item().uses.get().version
    type(version).objects.filter(pk=version.pk).update(extension="png")
    previews.store(previews.page_path(version, 1), b"picture")
    yield version
    previews.forget(version)


def test_a_preview_is_shown_to_whoever_sees_the_evidence(office, drawn):
    url = f"/evidence/files/{drawn.pk}/pages/1/"

    assert signed_in(office.coordinator).get(url)["content-type"] == "image/png"
    assert signed_in(office.desk_operator).get(url).status_code == 404
    assert signed_in(factories.coordinator()).get(url).status_code == 404
    assert signed_in(office.coordinator).get(url.replace("/1/", "/2/")).status_code == 404


def test_a_preview_that_is_not_there_yet_is_asked_for_again(office):
    item = office.program_item()
    version = item.uses.get().version
    type(version).objects.filter(pk=version.pk).update(extension="pdf")

    text = signed_in(office.coordinator).get(QUEUE, {"item": item.pk}).text

    assert 'hx-trigger="every 2s"' in text
    assert "The preview is being made" in text
