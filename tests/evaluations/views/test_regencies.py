"""No regency sees another: a stranger gets 404 for every address that names a row, or 403 for the role."""

import pytest
from django.urls import reverse

from agencies.choices import Role
from evaluations import urls
from evaluations.models import EvidenceUse
from tests import factories
from tests.office import Office

pytestmark = pytest.mark.django_db

# Pages without a row in their address show one's own regency, whatever it is; the check of a code is public.
WITHOUT_A_ROW = {
    "home",
    "task_list",
    "evidence_list",
    "result_list",
    "report_list",
    "trail",
    "round_list",
    "round_create",
    "masterplan",
    "masterplan_import",
    "masterplan_workbook",
    "genuine",
}
PUBLIC = {"genuine_code"}
MOVES = {"round_move": "close", "submission_move": "propose", "report_move": "cancel"}


@pytest.fixture
def office():
    office = Office()
    office.hand_in()
    return office


def arguments(name, office):
    """The address arguments of a row of this office for the page of that name."""
    use = EvidenceUse.objects.first()
    report = factories.ReportFactory(round=office.round, requested_by=office.coordinator)
    rows = {
        "submissions": office.packet().pk,
        "items": office.program_item().pk,
        "evidence": use.version_id,
        "reports": report.pk,
        "rounds": office.packet().pk,
        "evidence_remove": use.pk,
        "evidence_version": use.version.evidence_id,
    }
    pattern = next(pattern.pattern for pattern in urls.urlpatterns if pattern.name == name)
    folder = str(pattern).split("/")[0]
    values = {
        "address": office.round.address,
        "pk": rows.get(name, rows.get(folder)),
        "number": 1,
        "move": MOVES.get(name),
    }
    return {argument: values[argument] for argument in pattern.converters}


ADDRESSES = [pattern.name for pattern in urls.urlpatterns if pattern.name not in WITHOUT_A_ROW | PUBLIC]


def stranger_with(role, regency):
    agency = factories.AgencyFactory(regency=regency)
    return factories.MembershipFactory(role=role, regency=regency, agency=agency)


@pytest.mark.parametrize("role", Role)
def test_a_stranger_finds_nothing_at_any_address(client, office, role):
    client.force_login(stranger_with(role, factories.RegencyFactory()).user)

    answers = {}
    for name in ADDRESSES:
        url = reverse(f"evaluations:{name}", kwargs=arguments(name, office))
        answers[name] = {client.get(url).status_code, client.post(url).status_code}

    seen = {name: codes for name, codes in answers.items() if not codes <= {403, 404, 405}}
    assert seen == {}


@pytest.mark.parametrize("role", Role)
def test_lists_hold_nothing_of_another_regency(client, office, role):
    client.force_login(stranger_with(role, factories.RegencyFactory()).user)

    for name in sorted(WITHOUT_A_ROW - {"genuine"}):
        body = client.get(reverse(f"evaluations:{name}"), follow=True).content.decode(errors="replace")

        assert office.regency.name not in body
        assert office.dishub.name not in body
        assert "Contoh: Program" not in body
