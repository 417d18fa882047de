from decimal import Decimal

import pytest

from evaluations.actions.rounds import close_round, hand_over_round
from evaluations.models import Finding, Mark, OfficialScore
from tests import factories
from tests.evaluations.views.clients import signed_in
from tests.office import Office

pytestmark = pytest.mark.django_db

SCORES = "/rounds/2024-2/scores/"
GOLDEN = {"BL": "3,48", "OP": "2,34", "OC": "3.00", "IM": "2,70", "QW": "2,75"}


@pytest.fixture
def office():
    """In assessment, with everything of Dishub verified."""
    office = Office()
    office.hand_in()
    office.verify_all()
    close_round(office.round, by=office.coordinator)
    hand_over_round(office.round, by=office.coordinator)
    return office


def letter(**changes):
    return {f"aspect_{code}": value for code, value in GOLDEN.items()} | changes


@pytest.mark.parametrize("role", ["reviewer", "coordinator", "administrator"])
def test_the_letters_scores_make_the_published_final(office, role):
    client = signed_in(getattr(office, role))

    assert client.post(SCORES, letter(letter="Contoh: surat")).status_code == 302

    text = client.get(SCORES).text
    assert "2.806" in text
    assert "2.81" in text


def test_ten_decimals_are_kept(office):
    signed_in(office.coordinator).post(SCORES, {"final": "2,8061234567"})

    assert OfficialScore.objects.get().value == Decimal("2.8061234567")


def test_zero_is_a_score_and_empty_is_none(office):
    client = signed_in(office.coordinator)
    client.post(SCORES, letter())

    client.post(SCORES, letter(aspect_BL="0", aspect_OP=""))

    values = dict(OfficialScore.objects.values_list("code", "value"))
    assert values["BL"] == 0
    assert "OP" not in values


@pytest.mark.parametrize("value", ["4,01", "-1", "tiga", "3,48,1", "9" * 400, "NaN"])
def test_a_score_that_is_none_is_refused_and_nothing_is_kept(office, value):
    answer = signed_in(office.coordinator).post(SCORES, letter(aspect_BL=value))

    assert answer.status_code == 400
    assert answer.context["form"].errors["aspect_BL"]
    assert not OfficialScore.objects.exists()


def test_before_the_assessment_nothing_can_be_entered():
    office = Office()

    page = signed_in(office.coordinator).get(SCORES)
    answer = signed_in(office.coordinator).post(SCORES, letter())

    assert all(field.disabled for field in page.context["form"].fields.values())
    assert answer.status_code == 409
    assert not OfficialScore.objects.exists()


def test_an_auditor_reads_and_records_nothing(office):
    auditor = factories.auditor(office.regency)

    assert signed_in(auditor).get(SCORES).status_code == 200
    assert signed_in(auditor).post(SCORES, letter()).status_code == 403
    assert signed_in(office.operator).get(SCORES).status_code == 403


def test_findings_of_the_letter_are_recorded(office):
    values = {"kind": "recommendation", "text": "Contoh: perkuat forum.", "dimension": ""}

    signed_in(office.reviewer).post("/rounds/2024-2/findings/", values)
    refused = signed_in(office.reviewer).post("/rounds/2024-2/findings/", {**values, "text": ""})

    assert [row.text for row in Finding.objects.all()] == ["Contoh: perkuat forum."]
    assert refused.status_code == 400


def mark(person, item, **values):
    return signed_in(person).post(f"/items/{item.pk}/mark/", values)


def test_a_reviewer_marks_an_answer_and_may_think_again(office):
    item = office.response_item()

    mark(office.reviewer, item, score="3,5", comment="Contoh")
    mark(office.reviewer, item, score="2")

    assert Mark.objects.get().score == 2


@pytest.mark.parametrize("score", ["", "5", "x"])
def test_a_mark_that_is_none_is_refused(office, score):
    assert mark(office.reviewer, office.response_item(), score=score).status_code == 400
    assert not Mark.objects.exists()


def test_programs_are_read_not_marked(office):
    item = office.program_item()

    page = signed_in(office.reviewer).get(f"/items/{item.pk}/mark/")

    assert page.status_code == 200
    assert mark(office.reviewer, item, score="3").status_code == 409


def test_only_reviewers_mark(office):
    assert mark(office.coordinator, office.response_item(), score="3").status_code == 403


def test_a_reviewer_reads_no_round_before_its_hand_over():
    office = Office()
    office.hand_in()

    assert signed_in(office.reviewer).get(SCORES).status_code == 404
    assert signed_in(office.reviewer).get("/rounds/2024-2/answers/").status_code == 404
    assert signed_in(office.reviewer).get(f"/items/{office.response_item().pk}/mark/").status_code == 404


def test_answers_lead_a_reviewer_to_the_mark_and_others_to_the_answer(office):
    item = office.response_item()
    url = "/rounds/2024-2/answers/?aspect=QW"

    assert f"/items/{item.pk}/mark/" in signed_in(office.reviewer).get(url).text
    assert f'"/items/{item.pk}/"' in signed_in(office.coordinator).get(url).text
