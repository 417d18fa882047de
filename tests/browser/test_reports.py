"""A report in the browser: asked for, followed, downloaded; then a stranger holds it against its page."""

import hashlib
import re
import time

import pytest
from playwright.sync_api import expect

from evaluations.models import Report
from tests import factories
from tests.evaluations.published import large_round, letter_round, ready_report
from tests.factories import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PATIENCE = 60  # seconds for one report on a busy machine


@pytest.fixture
def round():
    return letter_round()


def sign_in(page, live_server, membership):
    page.goto(f"{live_server.url}/accounts/login/")
    page.fill("[name=login]", membership.user.username)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(re.compile(r"/(rounds|results)/"))


def percents_seen(page):
    """Every percent the page shows until the report is ready, in order."""
    seen, deadline = [], time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        shown = page.locator(".making-percent").first.text_content()
        if shown not in seen:
            seen.append(shown)
        if shown == "100%":
            return [int(text.rstrip("%")) for text in seen]
        page.wait_for_timeout(50)
    raise AssertionError(f"The report was not ready in {PATIENCE} s: {seen}")


def test_a_report_is_followed_taken_away_and_found_genuine(page, live_server, celery_worker, tmp_path):
    round = large_round()
    sign_in(page, live_server, factories.coordinator(round.regency))
    page.goto(f"{live_server.url}/reports/?round={round.address}")
    page.locator("form:has([name=format]) button.button-primary").click()
    page.wait_for_url("**/reports/*/")

    seen = percents_seen(page)
    assert len(seen) >= 3
    assert seen == sorted(seen)

    with page.expect_download() as download:
        page.locator("#report-progress a.button-primary").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    report = Report.objects.get()
    assert hashlib.sha256(file.read_bytes()).hexdigest() == report.sha256
    assert page.locator(".hash").inner_text().replace(" ", "").replace("\n", "") == report.sha256

    page.context.clear_cookies()
    page.goto(f"{live_server.url}/genuine/{report.code.lower()}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Laporan ini asli")
    page.set_input_files("#file", file)
    expect(page.locator("[data-match-answer]")).to_contain_text("Sama")

    other = tmp_path / "lain.pdf"
    other.write_bytes(file.read_bytes() + b"\n")
    page.set_input_files("#file", other)
    expect(page.locator("[data-match-answer]")).to_contain_text("Berbeda")


def test_a_report_dropped_on_the_page_is_compared(page, live_server, round):
    content = b"%PDF-contoh"
    report = ready_report(round, content, sha256=hashlib.sha256(content).hexdigest())
    page.goto(f"{live_server.url}/genuine/{report.code}/")

    dropped = page.evaluate_handle(
        """() => {
            const carried = new DataTransfer();
            carried.items.add(new File(["%PDF-contoh"], "laporan.pdf", {type: "application/pdf"}));
            return carried;
        }"""
    )
    page.locator("#file").evaluate(
        """(input, carried) => {
            input.files = carried.files;
            input.dispatchEvent(new Event("change", {bubbles: true}));
        }""",
        dropped,
    )

    expect(page.locator("[data-match-answer]")).to_contain_text("Sama")
