import re

import pytest

from tests import factories
from tests.evaluations.published import letter_round
from tests.evaluations.views.clients import signed_in
from tests.office import Office

pytestmark = pytest.mark.django_db

ROLES = ("operator", "head", "coordinator", "administrator", "reviewer", "leader", "auditor")
MOST_WORDS = 5


def words(page):
    nav = re.search(r'<nav class="site-nav".*?</nav>', page, re.DOTALL).group()
    links = re.findall(r"<a (.*?)>(.*?)</a>", nav, re.DOTALL)
    return [(" ".join(re.sub(r"<.*?>", "", text).split()), "aria-current" in tag) for tag, text in links]


@pytest.fixture
def office():
    office = Office()
    office.leader, office.auditor = factories.leader(office.regency), factories.auditor(office.regency)
    return office


@pytest.mark.parametrize("role", ROLES)
def test_nobody_needs_more_than_five_words(office, role):
    page = signed_in(getattr(office, role)).get("/reports/").text

    assert 1 <= len(words(page)) <= MOST_WORDS


@pytest.mark.parametrize("role", ROLES)
def test_before_the_first_round_every_role_has_words(role):
    person = factories.operator() if role == "operator" else getattr(factories, role)()

    assert words(signed_in(person).get("/reports/").text)


@pytest.mark.parametrize(("role", "word"), [("leader", "Result"), ("coordinator", "Control room")])
def test_a_result_belongs_to_the_word_result_of_those_who_have_it(role, word):
    round = letter_round()
    person = getattr(factories, role)(round.regency)

    page = signed_in(person).get(f"/rounds/{round.address}/result/").text

    assert [label for label, current in words(page) if current] == [word]


def test_the_count_is_what_waits_for_this_person(office):
    office.hand_in()

    page = signed_in(office.coordinator).get("/reports/").text

    assert f"Verification {len(office.items())}" in [label for label, _current in words(page)]
