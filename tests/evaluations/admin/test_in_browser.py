"""Every kind of admin page in a browser: its content security policy holds, its scripts run, nothing fails."""

import pytest
from django.contrib import admin
from django.urls import reverse
from playwright.sync_api import expect

from agencies.models import Agency, User
from evaluations.models import Finding, Program, Round
from tests import factories as make
from tests.evaluations.admin.ground import MAKERS, Ground
from tests.evaluations.admin.test_changelists import MODELS, address

pytestmark = pytest.mark.browser


@pytest.fixture
def ground(transactional_db):
    return Ground()


@pytest.fixture
def visit(page, live_server, client, ground):
    """Open an address of the admin as the administrator of the regency."""
    membership = make.administrator(ground.regency)
    client.force_login(membership.user, "allauth.account.auth_backends.AuthenticationBackend")
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])

    def open(path):
        response = page.goto(f"{live_server.url}{path}", wait_until="load")
        assert (path, response.status) == (path, 200)
        return page

    return open


def test_every_page_of_every_model_keeps_to_the_content_security_policy(visit, ground):
    rows = {model: ground.rows(model, 1)[0] for model in MODELS}
    visit(reverse("admin:index"))
    for model, row in rows.items():
        model_admin = admin.site.get_model_admin(model)
        visit(address(model, "changelist"))
        visit(address(model, "change", row.pk))
        visit(address(model, "history", row.pk))
        if model_admin.adders:
            visit(address(model, "add"))
        if model_admin.deleters:
            visit(address(model, "delete", row.pk))
        if hasattr(model_admin, "import_action"):
            visit(address(model, "import"))
            visit(address(model, "export"))
    visit(reverse("admin:auth_user_password_change", args=[rows[User].pk]))
    visit(reverse("admin:password_change"))
    assert set(rows) == set(MAKERS)


def test_a_round_is_opened_by_hand(visit, ground):
    round = make.ready_round(ground.regency)
    make.RoundFactory._meta.model.objects.filter(pk=round.pk).update(state="verification")

    page = visit(address(Round, "change", round.pk))
    page.locator(".object-tools .grave a").click()
    page.locator("textarea").fill("Contoh: salah tutup.")
    page.locator("input[type=submit]").click()

    expect(page.locator(".messagelist .success")).to_be_visible()
    round.refresh_from_db()
    assert round.state == "open"


def test_an_agency_is_found_while_typing(visit, ground):
    make.AgencyFactory(regency=ground.regency, name="Dinas Kesehatan")

    page = visit(address(Program, "add"))
    page.locator(".field-lead_agency .select2-selection").click()
    page.locator(".select2-search__field").last.fill("keseh")

    expect(page.locator(".select2-results__option", has_text="Dinas Kesehatan")).to_be_visible()


def test_a_row_is_added_to_a_form_and_a_related_row_in_its_own_window(visit, ground):
    finding = ground.finding

    page = visit(address(Finding, "change", finding.pk))
    page.locator("#follow_ups-group .add-row a").click()
    expect(page.locator("#follow_ups-0")).to_be_visible()
    with page.expect_popup() as opened:
        page.locator("#add_id_round").click()

    expect(opened.value.locator("#id_year")).to_be_visible()


def test_selected_rows_are_deleted_after_a_question(visit, ground):
    spare = make.AgencyFactory(regency=ground.regency, name="Dinas Salah Ketik")

    page = visit(address(Agency, "changelist"))
    page.locator(f"input[name=_selected_action][value='{spare.pk}']").check()
    page.locator("select[name=action]").select_option("delete_selected")
    page.locator("#changelist-form button[name=index]").click()
    page.locator("input[type=submit]").click()

    expect(page.locator(".messagelist .success")).to_be_visible()
    assert not Agency.objects.filter(pk=spare.pk).exists()


def test_a_file_is_previewed_and_stored(visit, ground):
    table = "Kode,Nama,Jenis\ndinkes,Dinas Kesehatan,department\n"

    page = visit(address(Agency, "import"))
    file = {"name": "contoh.csv", "mimeType": "text/csv", "buffer": table.encode()}
    page.locator("input[type=file]").set_input_files(file)
    page.locator("input[type=submit]").click()
    expect(page.locator("#import-changes")).to_contain_text("Dinas Kesehatan")
    page.locator("input[type=submit]").click()

    expect(page.locator(".messagelist .success")).to_be_visible()
    assert Agency.objects.filter(code="dinkes").exists()


def test_the_theme_is_the_portals(visit, live_server):
    page = visit(reverse("admin:index"))

    page.locator("[data-next-theme]").click()
    page.locator("[data-next-theme]").click()
    page.reload()

    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert {c["value"] for c in page.context.cookies(live_server.url) if c["name"] == "theme"} == {"dark"}
