from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace

import pytest

from evaluations.actions.masterplan import import_programs
from evaluations.actions.moves import Refused
from evaluations.models import ImportRun, Program, SubDimension
from evaluations.spreadsheets.existing import program_rows
from evaluations.spreadsheets.rows import ProgramRow
from tests.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return Office(opened=False)


def a_row(office, **fields):
    return ProgramRow(
        key="parkir",
        name="Contoh: Parkir nontunai",
        sub_dimension=SubDimension.objects.get(dimension__masterplan=office.masterplan, code="LIV-3"),
        lead_agency=office.dishub,
        supporting_agencies=(office.diskominfo,),
        start_year=2023,
        end_year=2025,
        indicator="Lokasi nontunai",
        unit="%",
        targets={2024: Decimal("62.5")},
        budgets={2024: Decimal(750_000_000)},
        **fields,
    )


def take_in(office, *, new=(), changed=(), by=None):
    return import_programs(
        office.masterplan,
        new=list(new),
        changed=list(changed),
        by=by or office.administrator,
        file_name="matriks.xlsx",
        sha256="0" * 64,
    )


def test_a_new_row_becomes_a_program_with_its_year_and_its_helpers(office):
    run = take_in(office, new=[a_row(office)])

    program = Program.objects.get(key="parkir")
    assert (run.created_count, run.changed_count) == (1, 0)
    assert (program.targets.get().target, program.budgets.get().amount) == (Decimal("62.5"), 750_000_000)
    assert program.supporting_agencies.get() == office.diskominfo
    assert program.history.get().history_user == office.administrator.user


def test_what_was_imported_reads_back_as_the_same_row(office):
    row = a_row(office)
    take_in(office, new=[row])

    (again,) = [one for one in program_rows(office.masterplan) if one.key == "parkir"]

    assert again == row


def test_a_changed_row_changes_the_program_and_ends_what_it_no_longer_names(office):
    old = a_row(office)
    take_in(office, new=[old])
    now = replace(old, name="Contoh: Parkir tanpa tunai", targets={2025: Decimal(80)}, supporting_agencies=())

    take_in(office, changed=[SimpleNamespace(row=now, old=old)])

    program = Program.objects.get(key="parkir")
    assert program.name == "Contoh: Parkir tanpa tunai"
    assert list(program.targets.values_list("year", "target")) == [(2025, 80)]
    assert list(program.budgets.values_list("year", "amount")) == [(2024, 750_000_000)]
    assert not program.supporting_agencies.exists()
    assert [row.name for row in program.history.all()] == [
        "Contoh: Parkir tanpa tunai",
        "Contoh: Parkir nontunai",
    ]


def test_programs_the_file_does_not_name_stay(office):
    before = set(Program.objects.values_list("key", flat=True))

    take_in(office, new=[a_row(office)])

    assert set(Program.objects.values_list("key", flat=True)) == before | {"parkir"}


@pytest.mark.parametrize("who", ["operator", "head", "reviewer"])
def test_the_plan_is_changed_by_the_secretariat_only(office, who):
    with pytest.raises(Refused):
        take_in(office, new=[a_row(office)], by=getattr(office, who))

    assert not ImportRun.objects.exists()
    assert not Program.objects.filter(key="parkir").exists()
