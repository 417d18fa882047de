"""Lists: how many queries, which rows, in which order. Two of the queries are the token's and the count."""

import pytest

from evaluations.choices import RoundState
from tests.evaluations.api.clients import client_of, get, ids
from tests.factories import (
    AgencyFactory,
    EvidenceUseFactory,
    ExtensionFactory,
    ProgramBudgetFactory,
    ProgramFactory,
    ProgramTargetFactory,
    ReportFactory,
    ResponseFactory,
    RoundFactory,
    SubmissionFactory,
    coordinator,
)

pytestmark = pytest.mark.django_db

QUERIES = {
    "agencies": 3,
    "programs": 6,  # with supporting agencies, targets and budgets
    "rounds": 3,
    "submissions": 4,  # with extensions
    "items": 3,
    "reports": 3,
}


def make_agencies(regency, count):
    return [AgencyFactory(regency=regency) for _ in range(count)]


def make_programs(regency, count):
    masterplan = RoundFactory(masterplan__regency=regency, stage=4).masterplan
    programs = [ProgramFactory(masterplan=masterplan) for _ in range(count)]
    for program in programs:
        ProgramTargetFactory(program=program)
        ProgramBudgetFactory(program=program)
        program.supporting_agencies.add(program.lead_agency)
    return programs


def make_rounds(regency, count):
    return [RoundFactory(masterplan__regency=regency, year=2030 + number) for number in range(count)]


def make_submissions(regency, count):
    round = RoundFactory(masterplan__regency=regency, state=RoundState.OPEN)
    submissions = [SubmissionFactory(round=round) for _ in range(count)]
    for submission in submissions:
        ExtensionFactory(submission=submission)
    return submissions


def make_items(regency, count):
    items = [ResponseFactory(item__submission=row).item for row in make_submissions(regency, count)]
    for item in items:
        EvidenceUseFactory(item=item)
    return items


def make_reports(regency, count):
    round = RoundFactory(masterplan__regency=regency)
    return [ReportFactory(round=round) for _ in range(count)]


@pytest.mark.parametrize("count", [1, 3, 30])
@pytest.mark.parametrize("name", QUERIES)
def test_a_list_asks_the_database_the_same_at_any_length(name, count, django_assert_num_queries):
    boss = coordinator()
    globals()[f"make_{name}"](boss.regency, count)
    client = client_of(boss)

    with django_assert_num_queries(QUERIES[name]):
        answer = get(client, f"{name}/")

    assert answer.json()["count"] >= count
    assert len(answer.json()["results"]) == answer.json()["count"]


def test_pages_tell_the_total_and_the_next():
    boss = coordinator()
    agencies = make_agencies(boss.regency, 5)
    client = client_of(boss)

    first = get(client, "agencies/", page_size=2, ordering="code").json()
    last = client.get(first["next"]).json()

    assert (first["count"], first["previous"], len(first["results"])) == (5, None, 2)
    assert [row["id"] for row in [*first["results"], *last["results"]]] == [row.pk for row in agencies[:4]]
    assert get(client, "agencies/", page=9).status_code == 404


def test_no_page_is_longer_than_two_hundred():
    boss = coordinator()
    make_agencies(boss.regency, 201)

    answer = get(client_of(boss), "agencies/", page_size=1000).json()

    assert (answer["count"], len(answer["results"])) == (201, 200)


def test_search_finds_every_word():
    boss = coordinator()
    health = AgencyFactory(regency=boss.regency, name="Dinas Kesehatan", short_name="Dinkes")
    AgencyFactory(regency=boss.regency, name="Dinas Sosial")
    client = client_of(boss)

    assert ids(get(client, "agencies/", search="kesehatan dinas")) == [health.pk]
    assert ids(get(client, "agencies/", search="dinkes")) == [health.pk]
    assert ids(get(client, "agencies/", search="kesehatan sosial")) == []


def test_lists_narrow_down():
    boss = coordinator()
    program = ProgramFactory(masterplan__regency=boss.regency, is_quick_win=True, start_year=2024)
    round = RoundFactory(masterplan=program.masterplan, state=RoundState.OPEN)
    packet = SubmissionFactory(round=round)
    item = ResponseFactory(item__submission=packet).item
    other = RoundFactory(masterplan=program.masterplan, stage=3, kind="monitoring", state=RoundState.OPEN)
    ResponseFactory(item__submission=SubmissionFactory(round=other))
    client = client_of(boss)

    assert ids(get(client, "submissions/", round="2024-2")) == [packet.pk]
    assert ids(get(client, "submissions/", agency=packet.agency.pk, state="draft")) == [packet.pk]
    assert ids(get(client, "items/", round=round.address, is_blank="false")) == [item.pk]
    assert ids(get(client, "items/", aspect="OP", submission=packet.pk)) == [item.pk]
    assert ids(get(client, "items/", round="2024-tw4")) == []
    assert ids(get(client, "programs/", year=2024, is_quick_win="true", dimension="GOV")) == [program.pk]
    assert ids(get(client, "programs/", year=2023)) == []
    assert [row["address"] for row in get(client, "rounds/", kind="monitoring").json()["results"]] == [
        "2024-tw3"
    ]


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        ("rounds/", {"state": "closed"}),
        ("rounds/", {"year": "two"}),
        ("rounds/", {"ordering": "password"}),
        ("submissions/", {"round": "2024"}),
        ("submissions/", {"agency": "9" * 400}),
        ("items/", {"dimension": "XXX"}),
        ("programs/", {"year": "1e9999"}),
        ("agencies/", {"search": "a" * 201}),
        ("reports/", {"format": "docx"}),
    ],
)
def test_a_value_that_fits_no_filter_is_refused(path, wrong):
    answer = get(client_of(coordinator()), path, **wrong)

    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == list(wrong)


def test_money_and_targets_are_exact_text():
    boss = coordinator()
    program = ProgramFactory(masterplan__regency=boss.regency)
    ProgramBudgetFactory(program=program, amount="1500000000.50")
    ProgramTargetFactory(program=program, baseline=None, target="25")

    answer = get(client_of(boss), f"programs/{program.pk}/").json()

    assert [row["amount"] for row in answer["budgets"]] == ["1500000000.50"]
    assert [(row["baseline"], row["target"]) for row in answer["targets"]] == [(None, "25.0000")]
