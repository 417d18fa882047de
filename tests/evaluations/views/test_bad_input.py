"""Whatever anybody sends to whichever page: never a 500, and what is refused leaves no trace."""

from contextlib import contextmanager

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agencies import urls as agency_urls
from evaluations import urls
from evaluations.models import EvidenceUse
from tests import factories
from tests.office import Office
from tests.page_forms import forms_of

pytestmark = pytest.mark.django_db

WRITERS = ("operator", "head", "coordinator", "administrator", "reviewer")
JUNK = (
    "x" * 10_001,
    "\0",
    "NaN",
    "1e999",
    "-1",
    "99999999999999999999",
    "0,1234567890123456789",
    "9999-12-31T23:59",
    "\u202e../../etc/passwd %s {0} <b>",
    "http://[",
)
ADDRESSES_OF_ROUNDS = ("2024-9", "99999-2", "2024-tw", "٢٠٢٤-2", "%00", "%FF", "..%2F", "x" * 3000)
NUMBERS = ("0", "99999999999999999999", "9" * 5000, "%D9%A3")
QUERIES = (
    "page=-1&q=%FF%00",
    "page=99999999999999999999999&q=%25s%7B0%7D&state=%FF&aspect=%FF&dimension=%FF&show=%FF"
    "&item=99999999999999999999999&round=99999999999999999999&agency=9999999999999999999999&evidence=-1",
    "page=٣&page=&q=" + "%F0%9F%98%80+" * 200 + "&item=٣&evidence=١&round=٢٠٢٤-2&agency=%D9%A3&[]=1&=&&&;",
)
BROKEN_UPLOAD = b'--x\r\nContent-Disposition: form-data; name="file"; filename="\xff\0"\r\n\r\n'
WRITES = ("INSERT", "UPDATE", "DELETE")


@pytest.fixture
def office():
    """A round that is handed in, with evidence, a report and a person of every role."""
    office = Office()
    office.hand_in()
    office.leader = factories.leader(office.regency)
    office.auditor = factories.auditor(office.regency)
    office.report = factories.ReportFactory(round=office.round, requested_by=office.coordinator)
    return office


def browser_of(person):
    browser = Client(raise_request_exception=False)
    browser.force_login(person.user)
    return browser


def pages(office):
    """Every page's address in this office, by its name."""
    return {
        pattern.name: reverse(f"{urls_of.app_name}:{pattern.name}", kwargs=arguments(pattern, office))
        for urls_of in (urls, agency_urls)
        for pattern in urls_of.urlpatterns
    }


def arguments(pattern, office):
    use = EvidenceUse.objects.select_related("version").first()
    keys = {
        "submissions": office.packet().pk,
        "items": office.program_item().pk,
        "reports": office.report.pk,
        "rounds": office.packet().pk,
        "evidence": use.version_id,
    }
    special = {"evidence_remove": use.pk, "evidence_version": use.version.evidence_id}
    moves = {"round_move": "close", "submission_move": "withdraw", "report_move": "cancel"}
    values = {
        "address": office.round.address,
        "number": 1,
        "code": office.report.code,
        "move": moves.get(pattern.name),
        "pk": special.get(pattern.name, keys.get(str(pattern.pattern).partition("/")[0])),
    }
    return {name: values[name] for name in pattern.pattern.converters}


@contextmanager
def undone():
    """What happens within is looked at and then rolled back, so that the next request finds the same office."""
    with transaction.atomic():
        with CaptureQueriesContext(connection) as captured:
            yield captured
        transaction.set_rollback(True)


def written(captured):
    """The statements that changed anything but the session."""
    return [
        query["sql"][:300]
        for query in captured
        if query["sql"].startswith(WRITES) and "django_session" not in query["sql"]
    ]


def problem(browser, method, address, data=None, **extra):
    """What is wrong with the answer to this request, or None."""
    with undone() as captured:
        answer = getattr(browser, method)(address, data, **extra)
    if answer.status_code >= 500:
        return f"{answer.status_code} to {method} {address[:120]} {str(data)[:120]}"
    if answer.status_code >= 400 and written(captured):
        return f"{answer.status_code}, but stored, to {method} {address[:120]}: {written(captured)}"
    return None


def problems(*found):
    return [one for one in found if one]


@pytest.mark.parametrize("query", QUERIES)
def test_no_page_falls_over_what_its_address_says(office, query):
    browsers = [browser_of(office.operator), browser_of(office.coordinator)]

    found = [
        problem(browser, "get", f"{address}?{query}")
        for address in pages(office).values()
        for browser in browsers
    ]

    assert problems(*found) == []


def test_no_page_falls_over_rows_that_cannot_be(office):
    browser = browser_of(office.coordinator)
    real = str(office.round.address)
    strange = [
        address.replace(real, junk)
        for address in pages(office).values()
        if real in address
        for junk in ADDRESSES_OF_ROUNDS
    ]
    strange += [
        f"/{folder}/{junk}/{rest}"
        for folder in ("submissions", "items", "evidence/files", "reports", "rounds/2024-2/extensions")
        for rest in ("", "check/", "mark/", "download/", "pages/9/")
        for junk in NUMBERS
    ]  # fmt: skip

    found = [problem(browser, method, address) for address in strange for method in ("get", "post")]

    assert problems(*found) == []


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"%FF=%FF&\xff=\xfe&=&&a", "application/x-www-form-urlencoded"),
        (BROKEN_UPLOAD, "multipart/form-data; boundary=x"),
        (b"garbage", "multipart/form-data"),
    ],
)
def test_no_page_falls_over_a_body_that_is_no_form(office, body, kind):
    browsers = [browser_of(office.operator), browser_of(office.coordinator)]

    found = [
        problem(browser, "post", address, body, content_type=kind)
        for address in pages(office).values()
        for browser in browsers
    ]

    assert problems(*found) == []


def test_no_page_falls_over_a_verb_it_does_not_know(office):
    found = [
        problem(browser_of(office.coordinator), verb, address)
        for address in pages(office).values()
        for verb in ("options", "delete")
    ]

    assert problems(*found) == []


@pytest.mark.parametrize("person", WRITERS)
def test_no_form_falls_over_what_is_typed_into_it(office, person):
    """Every form this person sees: all its fields filled with the same junk; then right, but for one field."""
    browser = browser_of(getattr(office, person))
    forms = {}
    for address in pages(office).values():
        with undone():
            for form in forms_of(browser.get(address)):
                if form.method == "post":
                    forms.setdefault((form.action, *form.fields), form)
    assert forms

    found = []
    for form in forms.values():
        found += [problem(browser, "post", form.action, dict.fromkeys(form.fields, junk)) for junk in JUNK]
        right = {name: value for name, value in form.fields.items() if value is not None}
        for name in form.fields:
            a_file = SimpleUploadedFile("a.pdf", b"%PDF-1.4")
            without = {key: value for key, value in right.items() if key != name}
            found += [
                problem(browser, "post", form.action, data)
                for data in (without, right | {name: ["a", "b"]}, right | {name: a_file})
            ]

    assert problems(*found) == []
