from datetime import timedelta

import pytest
from django.utils import timezone

from evaluations.actions.extensions import grant_extension
from evaluations.actions.items import return_item
from evaluations.actions.submissions import propose
from evaluations.choices import State
from evaluations.models import Contribution, Item
from evaluations.summaries.tasks import DONE, TODO, WAITING, Tasks
from tests import factories
from tests.evaluations.views.clients import signed_in
from tests.office import Office

pytestmark = pytest.mark.django_db


def titles(tasks, turn):
    return [task.path for task in tasks.lists[turn]]


def paths(items):
    return [f"/items/{item.pk}/" for item in items]


def test_an_untouched_packet_is_all_to_do():
    office = Office()

    tasks = Tasks(office.operator)

    assert sorted(titles(tasks, TODO)) == sorted(paths(office.items()))
    assert (tasks.counts[WAITING], tasks.counts[DONE]) == (0, 0)
    assert tasks.next_step.path == tasks.todo[0].path


def test_what_is_complete_is_done_and_the_next_step_is_handing_in():
    office = Office()
    office.fill()

    tasks = Tasks(office.operator)

    assert (tasks.counts[TODO], tasks.counts[DONE]) == (0, 4)
    assert tasks.next_step.path == f"/submissions/{office.packet().pk}/check/"


def test_what_the_head_has_waits_for_the_operator_and_is_to_do_for_the_head():
    office = Office()
    propose(office.fill(), by=office.operator)

    assert Tasks(office.operator).counts == {TODO: 0, WAITING: 4, DONE: 0}
    assert titles(Tasks(office.head), TODO) == [f"/submissions/{office.packet().pk}/check/"]
    assert Tasks(office.head).next_step.path == f"/submissions/{office.packet().pk}/check/"


def test_what_comes_back_stands_first_with_its_reason():
    office = Office()
    office.hand_in()
    item = office.items()[-1]
    return_item(item, by=office.coordinator, reason="Foto belum bertanggal.")

    tasks = Tasks(office.operator)

    assert [(task.path, task.state) for task in tasks.todo] == [(f"/items/{item.pk}/", State.RETURNED)]
    assert "Foto belum bertanggal." in tasks.todo[0].note
    assert tasks.counts[WAITING] == 3


def test_a_returned_answer_that_was_mended_is_done_until_it_is_handed_in():
    office = Office()
    office.hand_in()
    item = office.response_item()
    return_item(item, by=office.coordinator, reason="Jelaskan.")
    Item.objects.filter(pk=item.pk).update(edited_at=timezone.now() + timedelta(seconds=1))

    tasks = Tasks(office.operator)

    assert (tasks.counts[TODO], tasks.counts[DONE]) == (0, 1)
    assert tasks.next_step.path == f"/submissions/{office.packet().pk}/check/"


def test_late_is_computed_and_ends_with_an_extension():
    office = Office()
    office.pass_deadline()
    assert {task.state for task in Tasks(office.operator).todo} == {"late"}
    assert Tasks(office.operator).next_step is None
    assert "can no longer be handed in" in signed_in(office.operator).get("/tasks/").text

    until = timezone.now() + timedelta(days=1)
    grant_extension(office.packet(), by=office.coordinator, until=until, reason="Data terlambat.")

    assert {task.state for task in Tasks(office.operator).todo} == {"empty"}


def test_what_is_complete_and_late_is_still_to_do():
    office = Office()
    office.fill()
    office.pass_deadline()

    assert Tasks(office.operator).counts == {TODO: 4, WAITING: 0, DONE: 0}


def test_agencies_that_may_add_something_are_invited():
    office = Office()
    item = office.program_item()
    Contribution.objects.create(item=item, agency=office.diskominfo)

    assert [row.item for row in Tasks(office.desk_operator).invitations] == [item]


def test_several_rounds_stand_side_by_side():
    office = Office()
    other = factories.RoundFactory(
        masterplan=office.masterplan,
        instrument=office.round.instrument,
        stage=1,
        state="open",
        is_sample=True,
    )
    packet = factories.SubmissionFactory(round=other, agency=office.dishub)
    factories.ResponseFactory(
        item__submission=packet, item__round=other, item__indicator=office.response_item().indicator
    )

    page = signed_in(office.operator).get("/tasks/").text

    assert page.count("packet-card") > 1
    assert str(other.title) in page
    assert 'data-state="sample"' in page


def test_other_agencies_work_is_not_listed():
    office = Office()

    theirs = paths(office.items(office.diskominfo))

    assert not set(theirs) & set(titles(Tasks(office.operator), TODO))


def test_questions_of_the_ministry_and_follow_ups_are_listed():
    office = Office()
    question = factories.ClarificationFactory(round=office.round, agency=office.dishub, state="routed")
    finding = factories.FollowUpFactory(finding__round=office.round, agency=office.dishub).finding

    listed = [task.title for task in Tasks(office.operator).todo]

    assert (listed[0], listed[-1]) == (question.question, finding.text)


def test_without_a_round_the_page_says_what_comes_next():
    page = signed_in(factories.operator()).get("/tasks/")

    assert page.status_code == 200
    assert "No round asks your agency" in page.text


def test_who_works_for_no_agency_is_sent_home():
    office = Office()

    assert signed_in(office.coordinator).get("/tasks/").url == "/"


def test_without_signing_in_there_is_no_page(client):
    assert client.get("/tasks/").url.startswith("/accounts/login/")


@pytest.mark.parametrize("programs", [2, 12])
def test_the_list_costs_the_same_at_any_size(django_assert_num_queries, programs):
    office = office_with(programs)
    client = signed_in(office.operator)

    with django_assert_num_queries(TASK_QUERIES):
        client.get("/tasks/")


TASK_QUERIES = 14


def office_with(programs):
    """An office whose packet has that many programs more, some filled, with evidence."""
    office = Office()
    for number in range(programs):
        progress = factories.ProgressFactory(
            item__submission=office.packet(),
            item__round=office.round,
            item__program__masterplan=office.masterplan,
            item__program__lead_agency=office.dishub,
            item__dimension=office.program_item().dimension,
            item__state=State.RETURNED if number % 2 else State.DRAFT,
        )
        factories.TargetActualFactory(progress=progress)
        factories.EvidenceUseFactory(item=progress.item)
    return office
