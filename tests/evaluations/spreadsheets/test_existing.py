"""The programs of a masterplan, downloaded and uploaded again."""

import io
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile

from agencies.models import Agency
from evaluations.models import SubDimension
from evaluations.spreadsheets import masterplan as workbook
from evaluations.spreadsheets import template
from evaluations.spreadsheets.existing import program_rows
from evaluations.spreadsheets.preview import compare
from tests.factories import (
    AgencyFactory,
    MasterplanFactory,
    ProgramBudgetFactory,
    ProgramFactory,
    ProgramTargetFactory,
)

pytestmark = pytest.mark.django_db


def programs(masterplan, count):
    for _at in range(count):
        program = ProgramFactory(masterplan=masterplan, problem="Baris satu\r\nbaris dua", is_quick_win=True)
        program.supporting_agencies.set([AgencyFactory(regency=masterplan.regency)])
        for year in (2024, 2025):
            ProgramTargetFactory(program=program, year=year, indicator="Layanan daring")
            ProgramBudgetFactory(program=program, year=year, source="csr")
    return program


def test_a_row_holds_the_first_indicator_and_the_first_budget_source():
    masterplan = MasterplanFactory()
    program = programs(masterplan, 1)
    ProgramTargetFactory(program=program, year=2024, indicator="Lain")
    ProgramBudgetFactory(program=program, year=2024, source="apbn")

    (row,) = program_rows(masterplan)

    assert (row.key, row.indicator, row.budget_source) == (program.key, "Layanan daring", "csr")
    assert row.targets == {2024: Decimal(25), 2025: Decimal(25)}
    assert row.budgets == {2024: Decimal(1_500_000_000), 2025: Decimal(1_500_000_000)}
    assert row.supporting_agencies == tuple(program.supporting_agencies.all())


@pytest.mark.parametrize("count", [1, 3])
def test_many_programs_take_no_more_queries_than_one(count, django_assert_num_queries):
    masterplan = MasterplanFactory()
    programs(masterplan, count)

    with django_assert_num_queries(4):
        rows = program_rows(masterplan)

    assert [(row.dimension.code, row.lead_agency.name) for row in rows]
    assert len(rows) == count


def test_a_masterplan_downloaded_and_uploaded_again_is_unchanged():
    masterplan = MasterplanFactory()
    programs(masterplan, 3)
    ProgramFactory(masterplan=masterplan, code="007", name="Contoh:  tanpa sasaran")
    known = {
        "agencies": Agency.objects.filter(regency=masterplan.regency),
        "dimensions": masterplan.dimensions.all(),
        "sub_dimensions": SubDimension.objects.filter(dimension__masterplan=masterplan),
        "years": masterplan.years,
    }
    file = io.BytesIO()
    template.write(file, rows=program_rows(masterplan), **known)

    reading = workbook.read(ContentFile(file.getvalue(), "rencana.xlsx"), **known)
    found = compare(reading, program_rows(masterplan))

    assert (found.new, found.changed, found.missing, found.errors) == ([], [], [], [])
    assert len(found.unchanged) == 4
