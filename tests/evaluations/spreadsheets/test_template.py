"""The workbook that is downloaded, filled in and uploaded again."""

import io
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluations.choices import BudgetSource, Direction, RoadmapTerm
from evaluations.spreadsheets import template
from evaluations.spreadsheets.preview import compare
from evaluations.spreadsheets.rows import ProgramRow
from evaluations.spreadsheets.workbook import sheets

from .making import AGENCIES, BUREAUCRACY, HEALTH, KNOWN, SCHOOLS, SECRETARIAT, SUB_DIMENSIONS, YEARS, read

FULL = ProgramRow(
    key="antrean",
    code="1-2",
    name="=Contoh: Antrean",
    sub_dimension=BUREAUCRACY,
    lead_agency=SECRETARIAT,
    supporting_agencies=(SCHOOLS, HEALTH),
    start_year=2024,
    end_year=2026,
    roadmap_term=RoadmapTerm.MEDIUM,
    is_quick_win=True,
    problem="Baris satu\nbaris dua",
    objective="+62 @contoh",
    indicator="Waktu antre",
    unit="menit",
    direction=Direction.DOWN,
    baseline=Decimal("60.2500"),
    targets={2024: Decimal("45.5"), 2025: Decimal("0")},
    budgets={2024: Decimal("999999999999999.99"), 2026: Decimal("1500000.50")},
    budget_source=BudgetSource.CSR,
    location="Cikarang Pusat",
    application="Contoh Antre",
    sub_activity_codes=("2.16.02.2.01.08", "2.16.02.2.01.0024"),
)


def written(rows=(), language="id"):
    file = io.BytesIO()
    with translation.override(language):
        template.write(file, rows=rows, **KNOWN)
    return ContentFile(file.getvalue(), "rencana.xlsx")


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("read_in", ["id", "en"])
def test_what_is_downloaded_uploads_unchanged_in_either_language(language, read_in):
    upload = written([FULL], language)

    with translation.override(read_in):
        found = compare(read(upload), [FULL])

    assert (found.new, found.changed, found.errors, found.missing) == ([], [], [], [])
    assert found.unchanged == [FULL]


def test_an_empty_workbook_has_every_column_and_no_program():
    (sheet,) = sheets(written())
    titles = sheet.rows[template.FIRST_ROW - 1]

    assert len(titles) == 20 + 2 * len(YEARS) + 1
    assert len(sheet.rows) == template.FIRST_ROW
    assert [error.cell for error in read(written()).errors] == ["A3"]


texts = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=30)
programs = st.builds(
    ProgramRow,
    key=st.just("k"),
    name=texts.map("Contoh {}".format),
    problem=texts.map("Masalah {}".format),
    sub_dimension=st.sampled_from(SUB_DIMENSIONS),
    lead_agency=st.sampled_from(AGENCIES),
    supporting_agencies=st.lists(st.sampled_from(AGENCIES), unique=True).map(tuple),
    start_year=st.sampled_from([2023, 2024]),
    end_year=st.sampled_from([2025, 2027]),
    is_quick_win=st.booleans(),
    indicator=st.just("Jumlah"),
    unit=st.sampled_from(["", "%", "unit layanan"]),
    baseline=st.none() | st.decimals(-(10**9), 10**9, places=4),
    targets=st.dictionaries(st.sampled_from(YEARS), st.decimals(0, 10**9, places=4)),
    budgets=st.dictionaries(st.sampled_from(YEARS), st.decimals(0, 10**12, places=2)),
)


@settings(max_examples=40, deadline=None)
@given(programs)
def test_every_program_survives_the_way_out_and_back(program):
    found = compare(read(written([program])), [program])

    assert found.errors == []
    assert [change.differences for change in found.changed] == []
