"""An agency's day in the browser: fill in, upload, check, propose; the head submits."""

import pytest
from playwright.sync_api import expect

from evaluations.choices import State
from evaluations.models import EvidenceUse
from tests.factories import PASSWORD
from tests.office import Office

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "en"}


def sign_in(page, live_server, membership):
    page.context.clear_cookies()
    page.goto(f"{live_server.url}/accounts/login/")
    page.fill("[name=login]", membership.user.username)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/tasks/")


def fill_program(page, output):
    page.select_option("[name=status]", "running")
    page.fill("[name=physical_progress]", "62,5")
    page.fill("[name=budget_realised]", "1.250.000")
    for actual in page.locator("[name^=actual_]").all():
        actual.fill("25")
    page.fill("[name=output]", output)


def fill_indicator(page):
    page.locator(".rubric-choice").nth(2).click()
    page.fill("[name=narrative]", "Layanan bertukar data tiap lima menit sejak Maret.")


def upload(page, name):
    page.set_input_files(
        "#evidence-panel input[type=file]",
        {"name": name, "mimeType": "text/csv", "buffer": b"tahun;jumlah\n2024;12\n"},
    )
    expect(page.locator(".evidence")).to_have_count(1)


def test_an_operator_fills_in_uploads_checks_and_proposes_and_the_head_submits(page, live_server):
    office = Office()
    sign_in(page, live_server, office.operator)

    page.locator(".hero-actions .button-light").click()
    for number in range(3):
        fill_program(page, f"Contoh: koridor {number} berjalan.")
        if number == 0:
            upload(page, "rekap.csv")
        else:
            page.locator("[data-dialog-open=shelf]").click()
            page.locator("#shelf button[name=version]").click()
            expect(page.locator(".evidence")).to_have_count(1)
        expect(page.locator("[name=output]")).to_have_value(f"Contoh: koridor {number} berjalan.")
        page.click("button[name=next]")
    fill_indicator(page)
    page.click("[name=stay]")
    expect(page.locator(".saved")).to_contain_text("Saved")
    page.locator(".items-check").click()
    page.locator("aside a.button-primary").click()
    expect(page.locator("h1")).to_have_text("Send 4 answers to the head for approval?")
    page.locator(".confirm .button-primary").click()
    page.wait_for_url("**/submissions/*/")

    assert office.packet().state == State.AWAITING_APPROVAL
    assert EvidenceUse.objects.values("version").distinct().count() == 1

    sign_in(page, live_server, office.head)
    page.locator(".hero-actions .button-light").click()
    expect(page.locator(".overview-item")).to_have_count(4)
    page.locator("aside a.button-primary").click()
    page.locator(".confirm .button-primary").click()
    page.wait_for_url("**/submissions/*/")

    assert office.packet().state == State.SUBMITTED


def test_a_refused_file_says_why_and_what_was_typed_stays(page, live_server):
    office = Office()
    sign_in(page, live_server, office.operator)
    page.goto(f"{live_server.url}/items/{office.program_item().pk}/")
    page.fill("[name=output]", "Contoh: belum disimpan.")

    page.set_input_files(
        "#evidence-panel input[type=file]",
        {"name": "palsu.pdf", "mimeType": "application/pdf", "buffer": b"bukan pdf"},
    )

    expect(page.locator(".evidence-messages")).to_contain_text("palsu.pdf")
    expect(page.locator("[name=output]")).to_have_value("Contoh: belum disimpan.")


def test_the_second_of_two_editors_chooses(page, live_server):
    from evaluations.actions.items import save_answer
    from tests import factories

    office = Office()
    item = office.response_item()
    sign_in(page, live_server, office.operator)
    page.goto(f"{live_server.url}/items/{item.pk}/")
    fill_indicator(page)
    colleague = factories.operator(office.dishub)
    save_answer(item, {"self_score": 4, "narrative": "Tulisan rekan."}, by=colleague, edit_version=0)

    page.click("[name=stay]")
    page.locator('[data-take="narrative"]').click()
    expect(page.locator("[name=narrative]")).to_have_value("Tulisan rekan.")
    page.click("[name=stay]")

    expect(page.locator(".saved")).to_contain_text("Saved")
    item.response.refresh_from_db()
    assert (item.response.self_score, item.response.narrative) == (2, "Tulisan rekan.")


def test_a_gaps_link_opens_its_field_on_a_phone(page, live_server):
    page.set_viewport_size({"width": 390, "height": 844})
    office = Office()
    office.fill()
    item = office.program_item()
    item.progress.actuals.update(actual=None)
    sign_in(page, live_server, office.operator)

    page.goto(f"{live_server.url}/submissions/{office.packet().pk}/check/")
    page.locator("a.list-title").first.click()

    expect(page.locator("[name^=actual_]")).to_be_in_viewport()
    page.get_by_role("button", name="Evidence 1").click()
    expect(page.locator("#evidence-panel")).to_be_in_viewport()
