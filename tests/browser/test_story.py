"""One round, whole, in the browser: from the masterplan's spreadsheet to the downloaded report."""

import hashlib
import io
import re

import pytest
import xlsxwriter
from django.utils import timezone
from playwright.sync_api import expect

from evaluations.choices import RoundState, State
from evaluations.models import Item, Program, Report, Round
from tests import factories
from tests.factories import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

YEAR = 2024
GOLDEN = {"BL": "3,48", "OP": "2,34", "OC": "3,00", "IM": "2,70", "QW": "2,75"}


class City:
    """A regency before its first round: people and agencies, dimensions and instrument, no program."""

    def __init__(self):
        self.regency = factories.RegencyFactory(name="Kabupaten Contoh")
        self.desk = factories.AgencyFactory(
            regency=self.regency, name="Dinas Kominfo Contoh", short_name="Diskominfo"
        )
        self.dishub = factories.AgencyFactory(
            regency=self.regency, name="Dinas Perhubungan", short_name="Dishub"
        )
        self.regency.coordinating_agency = self.desk
        self.regency.save()
        self.masterplan = factories.MasterplanFactory.with_dimensions(regency=self.regency)
        self.instrument = factories.tiny_instrument()
        self.operator, self.head = factories.operator(self.dishub), factories.head(self.dishub)
        self.desk_operator, self.desk_head = factories.operator(self.desk), factories.head(self.desk)
        self.coordinator = factories.coordinator(self.regency, agency=self.desk)
        self.administrator = factories.administrator(self.regency)

    @property
    def round(self):
        return Round.objects.get()


def workbook():
    """A stranger's workbook: a title above, columns in another order, short names, Indonesian numbers."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet("Program")
    sheet.write(0, 0, "MATRIKS RENCANA AKSI (CONTOH)")
    sheet.write_row(
        2,
        0,
        [
            "OPD",
            "Nama Program",
            "Subdimensi",
            "Quick Win",
            "Satuan",
            "Indikator",
            f"Target {YEAR}",
            f"Pagu {YEAR}",
        ],
    )
    sheet.write_row(
        3,
        0,
        [
            "Dishub",
            "Contoh: Bus pengumpan",
            "Sarana Transportasi",
            "Ya",
            "bus",
            "Bus beroperasi",
            "25",
            "Rp1.500.000.000",
        ],
    )
    sheet.write_row(
        4,
        0,
        [
            "dinas perhubungan",
            "Contoh: Parkir nontunai",
            "Sarana Transportasi",
            "Tidak",
            "%",
            "Lokasi nontunai",
            "62,5",
            "750.000.000",
        ],
    )
    book.close()
    return {"name": "matriks.xlsx", "mimeType": "application/octet-stream", "buffer": file.getvalue()}


@pytest.fixture
def walk(page, live_server):
    return Walk(page, live_server.url)


class Walk:
    def __init__(self, page, root):
        self.page, self.root = page, root

    def as_(self, membership):
        self.page.context.clear_cookies()
        self.open("/accounts/login/")
        self.page.fill("[name=login]", membership.user.username)
        self.page.fill("[name=password]", PASSWORD)
        self.page.press("[name=password]", "Enter")
        self.page.wait_for_url(lambda url: "/accounts/" not in url)
        return self

    def open(self, path):
        self.page.goto(f"{self.root}{path}")
        return self.page

    def confirm(self, path, reason=""):
        self.open(path)
        if reason:
            self.page.fill("[name=reason]", reason)
        self.page.click("form.confirm button[type=submit]")
        self.page.wait_for_load_state()

    def answer(self, item):
        self.open(f"/items/{item.pk}/")
        if item.is_program:
            self.page.select_option("[name=status]", "running")
            self.page.fill("[name=physical_progress]", "62,5")
            self.page.fill("[name=budget_realised]", "500.000.000")
            for actual in self.page.locator("[name^=actual_]").all():
                actual.fill("62,5")
        else:
            self.page.locator(".rubric-choice").nth(3).click()
            self.page.fill("[name=narrative]", "Contoh: berjalan sejak Maret dengan keputusan bupati.")
        self.page.click("[name=stay]")
        expect(self.page.locator(".saved")).to_contain_text(re.compile(r"\d\d[.:]\d\d"))
        self.page.set_input_files(
            "#evidence-panel input[type=file]",
            {"name": f"bukti-{item.pk}.csv", "mimeType": "text/csv", "buffer": f"butir;{item.pk}\n".encode()},
        )
        expect(self.page.locator(".evidence")).to_have_count(1)

    def hand_in(self, packet, move):
        self.open(f"/submissions/{packet.pk}/check/")
        self.page.locator("aside a.button-primary").click()
        self.page.click("form.confirm button[type=submit]")
        self.page.wait_for_url("**/submissions/*/")


def test_a_round_from_the_spreadsheet_to_the_report(walk, celery_worker):
    city = City()
    import_the_masterplan(walk, city)
    prepare_and_open(walk, city)
    fill_and_submit(walk, city.round.submissions.get(agency=city.dishub), city.operator, city.head)
    fill_and_submit(walk, city.round.submissions.get(agency=city.desk), city.desk_operator, city.desk_head)
    return_and_mend(walk, city)
    verify(walk, city)
    enter_the_letter_and_publish(walk, city)
    download_the_report(walk, city)


def import_the_masterplan(walk, city):
    page = walk.as_(city.administrator).open("/masterplan/import/")
    page.set_input_files("[name=file]", workbook())
    page.click("main form button.button-primary")
    page.click("[name=commit]")
    page.wait_for_url("**/masterplan/")

    assert sorted(Program.objects.values_list("name", "lead_agency", "is_quick_win")) == [
        ("Contoh: Bus pengumpan", city.dishub.pk, True),
        ("Contoh: Parkir nontunai", city.dishub.pk, False),
    ]


def prepare_and_open(walk, city):
    page = walk.as_(city.coordinator).open("/rounds/new/")
    page.fill("[name=year]", str(YEAR))
    page.select_option("[name=stage]", "2")
    page.fill("[name=deadline]", f"{timezone.localdate().year + 1}-01-15T16:00")
    page.click("main form button.button-primary")
    page.wait_for_url(f"**/rounds/{YEAR}-2/")
    walk.confirm(f"/rounds/{YEAR}-2/open/")

    assert (city.round.state, city.round.items.count()) == (RoundState.OPEN, 7)


def fill_and_submit(walk, packet, operator, head):
    walk.as_(operator)
    for item in packet.items.all():
        walk.answer(item)
    walk.hand_in(packet, "propose")
    walk.as_(head)
    walk.hand_in(packet, "submit")

    packet.refresh_from_db()
    assert packet.state == State.SUBMITTED


def return_and_mend(walk, city):
    packet = city.round.submissions.get(agency=city.dishub)
    item = packet.items.filter(indicator=None).first()
    page = walk.as_(city.coordinator).open(f"/rounds/{YEAR}-2/verification/?item={item.pk}")
    page.locator(".reason").first.click()
    page.fill("[name=note]", "Contoh: bukti belum bertanggal.")
    page.click(".decision-return button[type=submit], .decision-return button:not([type])")
    page.wait_for_load_state()
    item.refresh_from_db()
    assert item.state == State.RETURNED

    walk.as_(city.operator).open(f"/items/{item.pk}/")
    expect(walk.page.locator(".note-warn")).to_contain_text("Contoh: bukti belum bertanggal.")
    walk.page.fill("[name=output]", "Contoh: dokumen bertanggal 12 Maret.")
    walk.page.click("[name=stay]")
    walk.hand_in(packet, "propose")
    walk.as_(city.head)
    walk.hand_in(packet, "submit")


def verify(walk, city):
    for verifier, count in ((city.coordinator, 3), (city.administrator, 4)):
        page = walk.as_(verifier).open(f"/rounds/{YEAR}-2/verification/")
        for _ in range(count):
            page.press("body", "t")
            page.wait_for_load_state()

    assert set(Item.objects.values_list("state", flat=True)) == {State.VERIFIED}


def enter_the_letter_and_publish(walk, city):
    walk.as_(city.coordinator)
    walk.confirm(f"/rounds/{YEAR}-2/close/")
    walk.confirm(f"/rounds/{YEAR}-2/hand-over/")
    page = walk.open(f"/rounds/{YEAR}-2/scores/")
    for code, value in GOLDEN.items():
        page.fill(f"[name=aspect_{code}]", value)
    page.fill("[name=letter]", "Contoh: surat 1/2024")
    page.locator("form:has([name=letter]) button.button-primary").click()
    page.wait_for_load_state()
    walk.as_(city.administrator)
    walk.confirm(f"/rounds/{YEAR}-2/publish/")
    page = walk.open(f"/rounds/{YEAR}-2/result/")
    expect(page.locator(".hero-index")).to_have_text("2,81")
    expect(page.locator(".formula")).to_contain_text("2,806")


def download_the_report(walk, city):
    page = walk.as_(city.operator).open(f"/reports/?round={YEAR}-2")
    page.locator("form:has([name=format]) button.button-primary").click()
    page.wait_for_url("**/reports/*/")
    button = page.locator("#report-progress a.button-primary")
    expect(button).to_be_visible(timeout=60_000)
    with page.expect_download() as download:
        button.click()

    content = download.value.path().read_bytes()
    report = Report.objects.get()
    assert content.startswith(b"%PDF")
    assert hashlib.sha256(content).hexdigest() == report.sha256

    page.context.clear_cookies()
    walk.open(f"/genuine/{report.code}/")
    expect(page.locator("[data-verdict=valid]")).to_be_visible()
