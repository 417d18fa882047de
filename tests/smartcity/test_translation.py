"""What an office reads in Indonesian is Indonesian, on every page that a link leads to."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest

from evaluations.actions.items import return_item
from smartcity import catalogue
from tests import factories
from tests.office import Office

TELLTALES = re.compile(
    r"\b(and|are|but|by|for|from|has|have|in|is|it|not|of|on|only|or|that|the|their|there|this|to|was|with|your?)\b",
    re.IGNORECASE,
)
READ_ALOUD = ("alt", "aria-label", "placeholder", "title")
ELSEWHERE = ("/admin/", "/api/", "/static/", "/accounts/")  # not our pages, or not pages


class Reader(HTMLParser):
    """What a page says, and where its links lead."""

    def __init__(self, body):
        super().__init__()
        self.texts, self.links = [], []
        self.foreign = []  # open elements whose text is in another language or in none
        self.feed(body)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag in {"script", "style"} or attributes.get("lang") == "en":
            self.foreign.append(tag)
        if tag == "a":
            self.links.append(attributes.get("href", ""))
        self.texts += [attributes[name] for name in READ_ALOUD if attributes.get(name)]

    def handle_endtag(self, tag):
        if self.foreign and self.foreign[-1] == tag:
            self.foreign.pop()

    def handle_data(self, text):
        if not self.foreign:
            self.texts.append(" ".join(text.split()))


def pages_of(client, start="/"):
    """Every page within reach of the links, one for each shape of an address."""
    waiting, shapes = [start], set()
    while waiting:
        path = waiting.pop()
        shape = re.sub(r"\d+", "0", path)
        if shape in shapes or path.startswith(ELSEWHERE):
            continue
        shapes.add(shape)
        answer = client.get(path, follow=True)
        if answer.get("Content-Type", "").startswith("text/html"):
            page = Reader(answer.content.decode())
            yield path, page
            here = answer.wsgi_request.path
            waiting += [urlsplit(link).path for link in (urljoin(here, link) for link in page.links if link)]


def english(client, start="/"):
    return {
        (path, text)
        for path, page in pages_of(client, start)
        for text in page.texts
        if TELLTALES.search(text)
    }


@pytest.fixture
def office(db):
    office = Office()
    office.hand_in(office.diskominfo)
    office.hand_in()
    return_item(office.program_item(), by=office.coordinator, reason="Lengkapi bukti.")
    return office


def test_every_page_of_every_role_speaks_indonesian(client, office):
    for role in ("operator", "head", "coordinator", "administrator", "reviewer", "leader", "auditor"):
        membership = getattr(office, role, None) or getattr(factories, role)(office.regency)
        client.force_login(membership.user)

        assert english(client) == set(), role


def test_a_page_without_an_account_speaks_indonesian(client, db):
    assert english(client, "/genuine/") == set()


def test_english_is_noticed(client, office):
    client.force_login(office.operator.user)
    client.cookies["django_language"] = "en"

    assert {path for path, _text in english(client)} >= {"/evidence/", "/tasks/"}


def test_no_message_hides_in_an_f_string():
    """Python's tokenizer before 3.12 does not look inside one, so that its messages would not be gathered."""
    hidden = re.compile(r"""\bf["'][^\n]*\{n?p?gettext\(|\bf["'][^\n]*\{_\(""")
    folders = (catalogue.ROOT / name for name in catalogue.SOURCES)
    places = [path for folder in folders for path in folder.rglob("*.py") if hidden.search(path.read_text())]

    assert places == []
