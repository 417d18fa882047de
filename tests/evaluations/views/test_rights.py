"""Who may do what: the server asks, whatever the page offered."""

import pytest
from django.urls import reverse

from evaluations.choices import RoundState
from evaluations.models import Round
from tests import factories
from tests.evaluations.views.ground import (
    as_it_stands,
    browser_of,
    busy_office,
    pages,
    posting_forms,
    undone,
    written,
)

pytestmark = pytest.mark.django_db

# What everybody may do: ask for a report of what they see, write their own name.
OPEN_TO_READERS = {reverse("evaluations:report_list"), reverse("agencies:profile")}
OF_AN_AGENCY = (
    "submission_detail",
    "submission_check",
    "submission_move",
    "item_detail",
    "item_contribution",
    "evidence_add",
    "evidence_reuse",
    "evidence_version",
    "evidence_file",
    "evidence_page",
    "evidence_describe",
    "evidence_remove",
)


@pytest.fixture
def office():
    return busy_office()


def workers_forms(office):
    """Every form that those who work in the portal are offered."""
    workers = (office.operator, office.head, office.coordinator, office.administrator)
    return [form for worker in workers for form in posting_forms(browser_of(worker), office)]


@pytest.mark.parametrize("reader", ["leader", "auditor"])
def test_readers_change_nothing_whatever_they_send(office, reader):
    browser = browser_of(getattr(office, reader))
    sent = {(form.action, *form.fields): (form.action, as_it_stands(form)) for form in workers_forms(office)}
    everywhere = [(address, {"reason": "Contoh"}) for address in pages(office).values()]

    changed = {}
    for address, data in [*sent.values(), *everywhere]:
        with undone() as captured:
            browser.post(address, data)
        if address not in OPEN_TO_READERS and written(captured):
            changed[address] = written(captured)

    assert changed == {}
    assert len(sent) > 10


def test_the_office_next_door_is_not_there(office):
    stranger = browser_of(factories.operator(factories.AgencyFactory(regency=office.regency)))
    addresses = {name: address for name, address in pages(office).items() if name in OF_AN_AGENCY}
    assert len(addresses) == len(OF_AN_AGENCY)

    answers = {}
    for name, address in addresses.items():
        with undone() as captured:
            codes = {stranger.get(address).status_code, stranger.post(address).status_code}
        answers[name] = codes - {404, 405}, written(captured)

    assert answers == dict.fromkeys(addresses, (set(), []))


def test_reviewers_see_nothing_before_the_handover(office):
    reviewer = browser_of(office.reviewer)
    addresses = pages(office)
    hidden = [
        *OF_AN_AGENCY,
        "item_mark",
        "answers",
        "round_result",
        "round_scores",
        "verification",
        "report_detail",
    ]

    seen = {name for name in hidden if reviewer.get(addresses[name]).status_code not in {403, 404, 405}}

    assert seen == set()
    assert office.dishub.short_name not in reviewer.get(reverse("evaluations:evidence_list")).text

    Round.objects.update(state=RoundState.ASSESSMENT)

    assert reviewer.get(addresses["item_mark"]).status_code == 200
    assert reviewer.get(addresses["evidence_file"]).status_code == 200
