"""Whatever anybody sends to whichever page: never a 500, and what is refused leaves no trace."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

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


@pytest.fixture
def office():
    return busy_office()


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
    forms = posting_forms(browser, office)
    assert forms

    found = []
    for form in forms:
        found += [problem(browser, "post", form.action, dict.fromkeys(form.fields, junk)) for junk in JUNK]
        right = as_it_stands(form)
        for name in form.fields:
            a_file = SimpleUploadedFile("a.pdf", b"%PDF-1.4")
            without = {key: value for key, value in right.items() if key != name}
            found += [
                problem(browser, "post", form.action, data)
                for data in (without, right | {name: ["a", "b"]}, right | {name: a_file})
            ]

    assert problems(*found) == []
