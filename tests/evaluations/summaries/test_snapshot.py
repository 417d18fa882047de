from io import BytesIO

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from evaluations.actions.rounds import open_round
from evaluations.models import RoundAspect
from evaluations.reports.collect import collect
from evaluations.reports.progress import unheard
from evaluations.reports.renderers import render
from evaluations.summaries.snapshot import snapshot_of
from tests import factories
from tests.evaluations.api.clients import client_of, get
from tests.evaluations.published import letter_round, ready_report
from tests.evaluations.views.clients import signed_in
from tests.office import Office

pytestmark = pytest.mark.django_db

SNAPSHOT_QUERIES = 19


def told(round, tmp_path):
    """The final in every place a reader may meet it."""
    leader = factories.leader(round.regency)
    page = signed_in(leader).get(f"/rounds/{round.address}/result/").text
    answer = get(client_of(leader), f"rounds/{round.address}/result/").json()
    report = ready_report(round)
    return {
        "page": ("2.81" in page, "2.806" in page),
        "pdf": ("2,81 dari 4,00" in pdf_text(report, tmp_path), "2,806" in pdf_text(report, tmp_path)),
        "xlsx": workbook_total(report, tmp_path),
        "api": (answer["official_final"], answer["computed_final"]),
        "aspects": [(row["code"], row["weight"], row["score"]) for row in answer["aspects"]],
    }


def pdf_text(report, tmp_path):
    path = tmp_path / "report.pdf"
    render(collect(report), "pdf", path, unheard)
    with pypdfium2.PdfDocument(path) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def workbook_total(report, tmp_path):
    path = tmp_path / "report.xlsx"
    render(collect(report), "xlsx", path, unheard)
    rows = CalamineWorkbook.from_filelike(BytesIO(path.read_bytes())).get_sheet_by_index(1).to_python()
    return next(row[-2:] for row in rows if row and row[0] == "Indeks")


def test_page_paper_sheet_and_api_tell_one_final_whatever_happens_beneath(tmp_path):
    round = letter_round()
    before = told(round, tmp_path)

    RoundAspect.objects.update(weight=50)
    round.official_scores.update(value=0)
    round.instrument.aspects.update(name="Contoh: aspek baru")
    round.masterplan.dimensions.update(name="Contoh: dimensi baru")
    round.masterplan.programs.update(name="Contoh: program baru")
    round.regency.agencies.update(short_name="Baru")

    assert told(round, tmp_path) == before
    assert (before["page"], before["pdf"]) == ((True, True), (True, True))
    assert (before["xlsx"], before["api"]) == ([2.81, 2.806], ("2.81", "2.806"))


@pytest.mark.parametrize("programs", [0, 12])
def test_a_snapshot_costs_the_same_at_any_size(django_assert_num_queries, programs):
    office = Office(opened=False)
    factories.ProgramFactory.create_batch(programs, masterplan=office.masterplan, lead_agency=office.dishub)
    office.round = open_round(office.round, by=office.coordinator)
    office.fill()

    with django_assert_num_queries(SNAPSHOT_QUERIES):
        snapshot = snapshot_of(office.round)

    assert len(snapshot["programs"]) == 3 + programs
