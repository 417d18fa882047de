"""django-import-export reading and writing as safely as the rest."""

from datetime import date, datetime
from decimal import Decimal

import pytest
import tablib
from django.core.files.base import ContentFile

from evaluations.ooxml import FileError
from evaluations.spreadsheets.formats import SafeCSV, SafeXLSX, dataset
from evaluations.spreadsheets.workbook import sheets

from .making import csv, xlsx

FORMATS = [SafeXLSX, SafeCSV]


def table():
    found = tablib.Dataset(headers=["kode", "nama", "bobot", "sejak"])
    found.append(["dinkes", "=HYPERLINK(1)", Decimal("62.5"), date(2025, 3, 12)])
    found.append(["", "Contoh\x01", None, None])
    return found


@pytest.mark.parametrize("kind", FORMATS)
def test_what_is_exported_imports_again(kind):
    found = kind().create_dataset(kind().export_data(table()))

    assert found.headers == ["kode", "nama", "bobot", "sejak"]
    assert [row[:2] for row in found] == [("dinkes", "=HYPERLINK(1)"), ("", "Contoh")]
    assert found.row_numbers == [2, 3]


def test_workbooks_keep_numbers_and_dates_as_such():
    (sheet,) = sheets(ContentFile(SafeXLSX().export_data(table()), "a.xlsx"))

    assert sheet.rows[1][2:] in ([62.5, date(2025, 3, 12)], [62.5, datetime(2025, 3, 12)])


def test_no_export_holds_a_formula():
    assert b"'=HYPERLINK(1)" in SafeCSV().export_data(table())
    assert b"<f>" not in SafeXLSX().export_data(table())


def test_empty_rows_are_left_out_and_whole_numbers_stay_whole():
    found = dataset(xlsx([["Daftar"], [], ["kode", "jumlah", ""], ["a", 3], [], ["b", 3.5]]))

    assert found.dict == [{"kode": "a", "jumlah": 3}, {"kode": "b", "jumlah": 3.5}]
    assert found.row_numbers == [4, 6]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("content", [b"", b"\0\0", b"PK\x03\x04", b"<html><table>"])
def test_unusable_files_are_refused_with_one_sentence(kind, content):
    with pytest.raises(FileError) as refusal:
        kind().create_dataset(content)

    assert str(refusal.value).endswith(".")


def test_a_file_without_a_table_is_refused():
    with pytest.raises(FileError):
        dataset(csv("halo"))


@pytest.mark.parametrize(("kind", "extension"), [(SafeXLSX, "xlsx"), (SafeCSV, "csv")])
def test_formats_are_offered_for_import_and_export(kind, extension):
    offered = kind()

    assert (offered.get_title(), offered.get_extension()) == (extension, extension)
    assert offered.can_import()
    assert offered.can_export()
    assert offered.is_binary()
    assert kind.is_available()
