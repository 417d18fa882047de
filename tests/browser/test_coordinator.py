"""The verifier's desk in the browser: from a cell of the matrix through the queue, by mouse and by key."""

import pytest
from playwright.sync_api import expect

from evaluations.choices import RoundState, State
from evaluations.models import Item, Round
from tests.factories import PASSWORD
from tests.office import Office

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(page, root, membership):
    page.context.clear_cookies()
    page.goto(f"{root}/accounts/login/")
    page.fill("[name=login]", membership.user.username)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "/accounts/" not in url)


def confirm(page, address):
    page.goto(address)
    page.click("form.confirm button[type=submit]")
    page.wait_for_url(lambda url: not url.endswith(address))


def states(agency):
    return sorted(Item.objects.filter(submission__agency=agency).values_list("state", flat=True))


def test_from_the_matrix_through_the_queue_to_the_hand_over(page, live_server):
    office, root = Office(), live_server.url
    office.hand_in()
    office.hand_in(office.diskominfo)
    room = f"{root}/rounds/2024-2/"

    sign_in(page, root, office.coordinator)
    page.goto(room)
    page.click('a.cell[href*="verification"]')
    expect(page.locator(".queue-bar .chip")).to_contain_text("Dishub · Living")

    # One accepted by key, one returned for a reason; each time the next opens.
    before = page.locator(".editor-question").text_content()
    page.keyboard.press("t")
    expect(page.locator(".editor-question")).not_to_have_text(before)
    expect(page.locator(".decision-return button")).to_have_attribute("aria-disabled", "true")
    page.locator(".reason").nth(1).click()
    page.fill("[name=note]", "Contoh: mohon lampirkan surat.")
    page.click(".decision-return button")
    expect(page.locator(".queue-bar b")).to_contain_text("2")
    assert states(office.dishub) == [State.RETURNED, State.SUBMITTED, State.SUBMITTED, State.VERIFIED]

    # The rest; then the narrowed queue is done. What the own agency answered waits for the administrator.
    for _ in range(2):
        page.keyboard.press("t")
        page.wait_for_load_state()
    expect(page.locator(".empty")).to_be_visible()
    sign_in(page, root, office.administrator)
    for _ in range(4):
        page.goto(f"{room}verification/")
        page.click("[data-key=t]")
        page.wait_for_load_state()
    assert states(office.diskominfo) == [State.VERIFIED] * 4

    sign_in(page, root, office.coordinator)
    confirm(page, f"{room}close/")
    confirm(page, f"{room}hand-over/")
    assert Round.objects.get().state == RoundState.ASSESSMENT


def test_the_weights_total_is_shown_while_typing(page, live_server):
    office = Office(opened=False)
    sign_in(page, live_server.url, office.coordinator)
    page.goto(f"{live_server.url}/rounds/2024-2/")
    total = page.locator(".total")
    expect(total).to_have_text("100%")

    page.fill("[name=BL]", "12,5")

    expect(total).to_have_text("102,5%")
    expect(total).to_have_attribute("data-off", "")
    page.click("#weights button")
    page.wait_for_load_state()
    expect(page.locator("[name=BL]")).to_have_value("12,5")


def test_the_recap_is_copied(page, live_server, context):
    office = Office()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    sign_in(page, live_server.url, office.coordinator)
    page.goto(f"{live_server.url}/rounds/2024-2/")

    page.click("[data-copy-from=recap]")

    expect(page.locator(".toast")).to_be_visible()
    assert "Dishub: 4" in page.evaluate("navigator.clipboard.readText()")
