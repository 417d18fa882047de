"""Reading workbooks from anywhere: tidy, odd, damaged or hostile."""

import io
import struct
import time
import zipfile
import zlib
from contextlib import suppress
from datetime import date, datetime

import pytest
from django.core.files.base import ContentFile
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluations.ooxml import FileError
from evaluations.spreadsheets import scan
from evaluations.spreadsheets.workbook import address, sheets

from .making import csv, rewritten, with_sheet, xlsx


def rows(upload):
    return next(sheets(upload)).rows


def test_a_workbook_gives_its_cells_where_they_stand():
    (first, second) = sheets(xlsx([[], ["", "Program", 1.5], ["", True]], Lain=[["a"]]))

    assert (first.name, second.name) == ("Rencana", "Lain")
    assert first.rows == [["", "", ""], ["", "Program", 1.5], ["", True, ""]]
    assert first.value(1, 1) == "Program"
    assert first.value(99, 99) == ""


def test_dates_stay_dates():
    upload = with_sheet('<row r="1"><c r="A1" t="d"><v>2025-03-12T00:00:00</v></c></row>')

    assert rows(upload) in ([[date(2025, 3, 12)]], [[datetime(2025, 3, 12)]])


def test_hidden_sheets_are_left_out():
    hide = {"xl/workbook.xml": lambda content: content.replace(b'name="Lain"', b'name="Lain" state="hidden"')}

    assert [sheet.name for sheet in sheets(rewritten(xlsx([["a"]], Lain=[["b"]]), hide))] == ["Rencana"]


@pytest.mark.parametrize(
    ("place", "shown"),
    [((0, 0), "A1"), ((13, 2), "C14"), ((0, 25), "Z1"), ((0, 26), "AA1"), ((9, 255), "IV10")],
)
def test_places_are_named_as_in_the_spreadsheet(place, shown):
    assert address(*place) == shown


@pytest.mark.parametrize(
    ("text", "encoding", "read"),
    [
        ("a;b\n1,5;2", "utf-8", [["a", "b"], ["1,5", "2"]]),
        ("a,b\r\n1.5,2\r\n", "utf-8", [["a", "b"], ["1.5", "2"]]),
        ("a\tb\n1\t2", "utf-8", [["a", "b"], ["1", "2"]]),
        ("\ufeffa;b", "utf-8", [["a", "b"]]),
        ("a;é", "cp1252", [["a", "é"]]),
        ("a;b\n1;2", "utf-16", [["a", "b"], ["1", "2"]]),
        ("sep=;\na,1;b\nc;d", "utf-8", [[], ["a,1", "b"], ["c", "d"]]),
        ('a;"b\nc"\n1;"2;3"', "utf-8", [["a", "b\nc"], ["1", "2;3"]]),
        ("Nama, lengkap;Dinas\nA, B;C", "utf-8", [["Nama, lengkap", "Dinas"], ["A, B", "C"]]),
        ("a;b\n'=1+1;'-3", "utf-8", [["a", "b"], ["=1+1", "'-3"]]),
    ],
)
def test_csv_is_read_whatever_parts_and_encodes_it(text, encoding, read):
    assert rows(csv(text, encoding=encoding)) == read


def test_a_formula_gives_its_stored_result_and_one_without_is_known():
    upload = with_sheet(
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c><c r="C1"><f>1+1</f><v></v></c>'
        '<c r="D1" t="str"><f>""</f><v></v></c></row>'
    )
    (sheet,) = sheets(upload)

    assert sheet.value(0, 0) == 2
    assert sheet.unresolved == {"B1", "C1"}


def zip_with(members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def lying_about_its_size():
    """A sheet of 60 MB whose directory entry says 1,000 bytes, with the checksum of those."""
    content = xlsx([["a"]]).read()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["xl/worksheets/sheet1.xml"] = b"<worksheet><sheetData>" + b" " * 60_000_000
    packed = bytearray(zip_with(members))
    at = packed.rindex(b"xl/worksheets/sheet1.xml") - 46
    struct.pack_into("<I", packed, at + 16, zlib.crc32(members["xl/worksheets/sheet1.xml"][:1000]))
    struct.pack_into("<I", packed, at + 24, 1000)
    return bytes(packed)


FAR_ROW = '<row r="99999999"><c r="A99999999"><v>1</v></c></row>'
LONG_TEXT = f"<sst><si><t>{'x' * 32_000}</t></si></sst>"
HOSTILE = {
    "nothing": b"",
    "old Excel": bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 1000,
    "HTML": b"<html><table><tr><td>Program</td></tr></table></html>",
    "text": b"Program;Dinas",
    "NUL": b"\0" * 100,
    "cut off": xlsx([["a"] * 50] * 50).read()[:-500],
    "empty zip": zip_with({}),
    "plain zip": zip_with({"a.txt": "halo"}),
    "OpenDocument": zip_with(
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}
    ),
    "OpenDocument inside": rewritten(xlsx([["a"]]), {"content.xml": "<office:spreadsheet/>"}).read(),
    "binary workbook inside": rewritten(xlsx([["a"]]), {"xl/workbook.bin": b"x"}).read(),
    "no workbook": zip_with({"[Content_Types].xml": "spreadsheetml.sheet.main+xml"}),
    "broken workbook": rewritten(xlsx([["a"]]), {"xl/workbook.xml": "<workbook><sheets>"}).read(),
    "broken sheet": rewritten(
        xlsx([["a"]]), {"xl/worksheets/sheet1.xml": "<worksheet><sheetData><row"}
    ).read(),
    "macros": rewritten(xlsx([["a"]]), {"xl/vbaProject.bin": b"x"}).read(),
    "zip bomb": rewritten(xlsx([["a"]]), {"xl/media/a.bin": b"\0" * 110_000_000}).read(),
    "lying size": lying_about_its_size(),
    "row 99,999,999": with_sheet(FAR_ROW).read(),
    "far row without addresses": with_sheet('<row r="99999999"><c><v>1</v></c></row>').read(),
    "far row with single quotes": with_sheet(
        "<row r = '99999999'><c r = 'A99999999'><v>1</v></c></row>"
    ).read(),
    "far row with a prefix": with_sheet(
        '<x:row r="99999999"><x:c r="A99999999"><x:v>1</x:v></x:c></x:row>'
    ).read(),
    "far column": with_sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>').read(),
    "far cell in a near row": with_sheet('<row r="1"><c r="A9999999"><v>1</v></c></row>').read(),
    "rows without numbers": with_sheet("<row><c><v>1</v></c></row>" * 22_000).read(),
    "cells without addresses": with_sheet(f"<row>{'<c><v>1</v></c>' * 300}</row>").read(),
    "too many rows": with_sheet(
        "".join(f'<row r="{at}"><c r="A{at}"><v>1</v></c></row>' for at in range(1, 21_500))
    ).read(),
    "one long text in many cells": rewritten(
        with_sheet(f'<row r="1">{"<c t=" + chr(34) + "s" + chr(34) + "><v>0</v></c>"}</row>' * 9000),
        {"xl/sharedStrings.xml": LONG_TEXT},
    ).read(),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_what_is_no_usable_workbook_is_refused_soon_and_with_one_sentence(case):
    begun = time.monotonic()

    with pytest.raises(FileError) as refusal:
        list(sheets(ContentFile(HOSTILE[case], "rencana.xlsx")))

    assert str(refusal.value).endswith(".")
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    "name", ["rencana.xls", "rencana.xlsm", "rencana.ods", "rencana", "rencana.xlsx.exe", ""]
)
def test_other_formats_are_refused_by_name(name):
    with pytest.raises(FileError):
        list(sheets(ContentFile(xlsx([["a"]]).read(), name)))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"a;b\0c",
        b"PK\x03\x04abc",
        b"<html><table>",
        b"\x81\x8d\x8f;\x90",
        b"a;b\n" * 22_000,
        b"a;" * 300,
    ],
)
def test_unusable_csv_is_refused(content):
    with pytest.raises(FileError):
        list(sheets(ContentFile(content, "rencana.csv")))


def test_blank_formatted_cells_far_below_do_no_harm():
    upload = with_sheet(
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576" ht="12"/><row r="1048575"><c r="A1048575" s="1"/><c r="XFD1048575" s="1"></c></row>'
    )

    assert rows(upload) == [[1]]


def test_a_wrong_declared_dimension_loses_no_rows():
    upload = rewritten(
        xlsx([["a"], ["b"], ["c"], ["d"]]),
        {"xl/worksheets/sheet1.xml": lambda content: content.replace(b'ref="A1:A4"', b'ref="A1:A1"')},
    )

    assert rows(upload) == [["a"], ["b"], ["c"], ["d"]]


def test_a_full_sheet_is_read():
    assert len(rows(xlsx([["a", at] for at in range(scan.MOST_ROWS)]))) == scan.MOST_ROWS


def test_too_many_sheets_are_refused():
    with pytest.raises(FileError):
        list(sheets(xlsx([["a"]], **{f"L{at}": [] for at in range(60)})))


SOUND = xlsx([["Program", "Dinas"], ["Contoh", 1]]).read()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 0.9999), st.integers(0, 255)), min_size=1, max_size=8))
def test_no_damage_breaks_the_reader(changes):
    content = bytearray(SOUND)
    for place, byte in changes:
        content[int(place * len(content))] = byte

    with suppress(FileError):
        list(sheets(ContentFile(bytes(content), "rencana.xlsx")))


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_no_xml_in_a_sheet_breaks_the_reader(text):
    with suppress(FileError):
        list(sheets(with_sheet(f'<row r="1"><c r="A1" t="str"><v>{text}</v></c></row>')))


@given(st.binary())
def test_no_bytes_break_the_csv_reader(content):
    with suppress(FileError):
        list(sheets(ContentFile(content, "rencana.csv")))
