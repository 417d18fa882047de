"""A page of the secretariat or of a reviewer asks the database as often for three hundred rows as for one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations.choices import RoundState, State
from evaluations.models import (
    EvidenceUse,
    Indicator,
    Item,
    Program,
    ProgramProgress,
    Response,
    Round,
    StateChange,
    Submission,
)
from tests import factories
from tests.evaluations.views.clients import signed_in
from tests.office import Office

pytestmark = pytest.mark.django_db

MANY = 300
COORDINATOR = {
    "/rounds/": 7,
    "/rounds/2024-2/": 17,
    "/rounds/2024-2/verification/": 15,
    "/rounds/2024-2/answers/": 8,
    "/rounds/2024-2/scores/": 30,
    "/rounds/2024-2/close/": 7,
    "/masterplan/": 11,
    "/masterplan/import/": 6,
    "/evidence/": 9,
}
REVIEWER = {
    "/rounds/": 6,
    "/rounds/2024-2/answers/": 7,
    "/items/{item}/mark/": 10,
}
OPERATOR = {
    "/items/{item}/": 23,
}


@pytest.fixture
def office():
    office = Office()
    office.hand_in()
    return office


def grow(office):
    """The same office with three hundred more of everything: agencies, programs, answers, evidence, moves, rounds."""
    grow_rounds(office)
    agencies = factories.AgencyFactory.build_batch(MANY, regency=office.regency)
    type(office.dishub).objects.bulk_create(agencies)
    packets = Submission.objects.bulk_create(
        Submission(round=office.round, agency=agency, state=State.SUBMITTED) for agency in agencies
    )
    model = office.program_item()
    programs = Program.objects.bulk_create(
        Program(
            masterplan=office.masterplan,
            sub_dimension=model.program.sub_dimension,
            key=f"banyak-{number}",
            name=f"Contoh: program {number}",
            lead_agency=packet.agency,
            start_year=2022,
            end_year=2026,
        )
        for number, packet in enumerate(packets)
    )
    own = office.packet()
    indicators = grow_indicators(office)
    answered = {
        "round": office.round,
        "state": State.SUBMITTED,
        "is_blank": False,
        "edited_by": office.operator,
    }
    items = Item.objects.bulk_create(
        [
            *(Item(submission=packet, program=program, dimension=model.dimension, **answered)
              for packet, program in zip(packets, programs, strict=True)),
            *(Item(submission=own, indicator=indicator, **answered) for indicator in indicators),
        ]
    )  # fmt: skip
    ProgramProgress.objects.bulk_create(ProgramProgress(item=item) for item in items if item.program_id)
    Response.objects.bulk_create(Response(item=item, self_score=3) for item in items if item.indicator_id)
    version = EvidenceUse.objects.first().version
    EvidenceUse.objects.bulk_create(
        EvidenceUse(item=item, version=version, added_by=office.operator) for item in items
    )
    StateChange.objects.bulk_create(
        StateChange(
            round=office.round,
            submission=item.submission,
            item=item,
            move="submit",
            from_state=State.DRAFT,
            to_state=State.SUBMITTED,
            by=office.head,
            user=office.head.user,
        )
        for item in items
    )


def grow_rounds(office):
    Round.objects.bulk_create(
        Round(
            regency=office.regency,
            masterplan=office.masterplan,
            instrument=office.round.instrument,
            year=year,
            stage=1,
            deadline=office.round.deadline,
            state=RoundState.PUBLISHED,
        )
        for year in range(2026, 2026 + 60)
    )


def grow_indicators(office):
    aspect = office.round.aspects.select_related("aspect").order_by("aspect__position").first().aspect
    return Indicator.objects.bulk_create(
        Indicator(aspect=aspect, key=f"X-{number}", question=f"Contoh: pertanyaan {number}?", position=number)
        for number in range(2, MANY + 2)
    )


def counts(person, addresses, item):
    """{address: queries}, once everything that is kept between requests has been fetched."""
    browser = signed_in(person)
    found = {}
    for address in addresses:
        page = address.format(item=item.pk)
        assert browser.get(page).status_code == 200, page
        with CaptureQueriesContext(connection) as queries:
            browser.get(page)
        found[address] = len(queries)
    return found


def test_the_secretariat_waits_no_longer_for_three_hundred_rows(office):
    few = counts(office.coordinator, COORDINATOR, office.response_item())
    grow(office)
    many = counts(office.coordinator, COORDINATOR, office.response_item())

    assert (few, many) == (COORDINATOR, COORDINATOR)


def test_a_reviewer_waits_no_longer_for_three_hundred_rows(office):
    Round.objects.update(state=RoundState.ASSESSMENT)
    few = counts(office.reviewer, REVIEWER, office.response_item())
    grow(office)
    many = counts(office.reviewer, REVIEWER, office.response_item())

    assert (few, many) == (REVIEWER, REVIEWER)


def test_an_answer_waits_no_longer_among_three_hundred(office):
    few = counts(office.operator, OPERATOR, office.response_item())
    grow(office)
    many = counts(office.operator, OPERATOR, office.response_item())

    assert (few, many) == (OPERATOR, OPERATOR)
