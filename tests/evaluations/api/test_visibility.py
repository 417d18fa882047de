"""What each role sees over the API; and that no regency sees another, at any address."""

import pytest
from drf_spectacular.generators import SchemaGenerator

from evaluations.choices import ResultKind, RoundState
from tests.evaluations.api.clients import client_of, get, ids, post
from tests.factories import (
    AgencyFactory,
    ProgramFactory,
    RegencyFactory,
    ReportFactory,
    ResponseFactory,
    RoundFactory,
    RoundResultFactory,
    SubmissionFactory,
    administrator,
    auditor,
    coordinator,
    head,
    leader,
    operator,
    reviewer,
)

pytestmark = pytest.mark.django_db

LISTS = ["agencies", "programs", "rounds", "submissions", "items", "reports"]
MOVES = {
    "rounds": ["open", "close", "hand-over", "publish", "reopen"],
    "submissions": ["propose", "send-back", "submit", "withdraw", "extend"],
    "items": ["return", "verify"],
}


class Ground:
    """One round of one regency with one row of everything."""

    def __init__(self, stage, state=RoundState.OPEN):
        self.regency = RegencyFactory()
        self.agency = AgencyFactory(regency=self.regency)
        self.program = ProgramFactory(masterplan__regency=self.regency, lead_agency=self.agency)
        self.round = RoundFactory(masterplan=self.program.masterplan, stage=stage, state=state)
        self.submission = SubmissionFactory(round=self.round, agency=self.agency)
        self.item = ResponseFactory(item__submission=self.submission).item
        self.report = ReportFactory(round=self.round)

    def rows(self):
        return {
            "agencies": self.agency.pk,
            "programs": self.program.pk,
            "rounds": self.round.address,
            "submissions": self.submission.pk,
            "items": self.item.pk,
            "reports": self.report.pk,
        }


ROLES = [operator, head, coordinator, administrator, reviewer, leader, auditor]


@pytest.mark.parametrize("role", ROLES)
def test_no_regency_sees_another(role):
    ours, theirs = Ground(stage=1), Ground(stage=2, state=RoundState.PUBLISHED)
    member = role(ours.agency) if role in (operator, head) else role(ours.regency)
    client = client_of(member)
    unwritten = {"reason": "Contoh", "until": "2099-01-01T00:00:00Z"}

    for name in LISTS:
        row = theirs.rows()[name]
        assert get(client, f"{name}/{row}/").status_code == 404, name
        listed = get(client, f"{name}/").json()["results"]
        assert row not in [each.get("id", each.get("address")) for each in listed], name
        for move in MOVES.get(name, []):
            answer = post(client, f"{name}/{row}/{move}/", unwritten)
            assert answer.status_code == 404, (name, move)
    assert get(client, f"rounds/{theirs.round.address}/result/").status_code == 404
    assert get(client, f"reports/{theirs.report.pk}/download/").status_code == 404
    assert post(client, "reports/", {"round": theirs.round.address}).status_code == 404
    assert get(client, "rounds/", regency=theirs.regency.code).status_code == 404


def test_the_walk_above_leaves_no_address_out():
    moves = [f"/{name}/{{id}}/{move}/" for name, moves in MOVES.items() for move in moves]
    rows = [f"/{name}/{end}" for name in LISTS for end in ("", "{id}/")]

    paths = SchemaGenerator().get_schema(public=True)["paths"]

    assert sorted(path.replace("/api/v1", "").replace("{address}", "{id}") for path in paths) == sorted(
        [*moves, *rows, "/rounds/{id}/result/", "/reports/{id}/download/"]
    )


def test_another_agencys_packet_and_item_are_not_there():
    ours = Ground(stage=1)
    other = AgencyFactory(regency=ours.regency)
    other_packet = SubmissionFactory(round=ours.round, agency=other)
    other_item = ResponseFactory(item__submission=other_packet).item

    for role in (operator, head):
        client = client_of(role(ours.agency))
        assert ids(get(client, "submissions/")) == [ours.submission.pk]
        assert ids(get(client, "items/")) == [ours.item.pk]
        for path in (f"submissions/{other_packet.pk}/", f"items/{other_item.pk}/"):
            assert get(client, path).status_code == 404
        assert post(client, f"submissions/{other_packet.pk}/submit/").status_code == 404


@pytest.mark.parametrize(
    ("role", "states"),
    [
        (coordinator, ["draft", "open", "verification", "assessment", "published"]),
        (administrator, ["draft", "open", "verification", "assessment", "published"]),
        (leader, ["draft", "open", "verification", "assessment", "published"]),
        (auditor, ["draft", "open", "verification", "assessment", "published"]),
        (reviewer, ["assessment", "published"]),
        (operator, ["open", "verification", "assessment", "published"]),
    ],
)
def test_a_role_sees_rounds_by_their_state(role, states):
    agency = AgencyFactory()
    for year, state in enumerate(RoundState, 2020):
        RoundFactory(masterplan__regency=agency.regency, year=year, state=state)
    client = client_of(role(agency) if role is operator else role(agency.regency))

    answer = get(client, "rounds/", ordering="year")

    assert [row["state"] for row in answer.json()["results"]] == states


def test_a_reviewer_reads_packets_and_items_only_after_the_hand_over():
    ground = Ground(stage=1, state=RoundState.VERIFICATION)
    client = client_of(reviewer(ground.regency))
    assert ids(get(client, "submissions/")) == []
    assert get(client, f"items/{ground.item.pk}/").status_code == 404

    ground.round.state = RoundState.ASSESSMENT
    ground.round.save()

    assert ids(get(client, "submissions/")) == [ground.submission.pk]
    assert get(client, f"items/{ground.item.pk}/").status_code == 200


def test_an_agency_reads_reports_and_results_once_they_are_published():
    ground = Ground(stage=1, state=RoundState.ASSESSMENT)
    client = client_of(operator(ground.agency))
    assert ids(get(client, "reports/")) == []
    assert get(client, f"rounds/{ground.round.address}/result/").status_code == 404

    ground.round.state = RoundState.PUBLISHED
    ground.round.save()
    ground.report.result = RoundResultFactory(round=ground.round, kind=ResultKind.PUBLICATION)
    ground.report.save()

    assert ids(get(client, "reports/")) == [ground.report.pk]
