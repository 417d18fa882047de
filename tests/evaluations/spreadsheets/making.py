"""Workbooks as strangers send them, and a small masterplan to read them against."""

import io
import zipfile
from dataclasses import dataclass

import xlsxwriter
from django.core.files.base import ContentFile

from evaluations.spreadsheets import masterplan

YEARS = range(2023, 2028)


@dataclass(frozen=True)
class Agency:
    code: str
    name: str
    short_name: str = ""
    other_spellings: tuple = ()


@dataclass(frozen=True)
class Dimension:
    code: str
    name: str
    name_en: str = ""


@dataclass(frozen=True)
class SubDimension:
    code: str
    name: str
    dimension: Dimension
    name_en: str = ""


HEALTH = Agency("dinkes", "Dinas Kesehatan", "Dinkes")
SCHOOLS = Agency("disdik", "Dinas Pendidikan", "Disdik")
SECRETARIAT = Agency(
    "diskominfosantik",
    "Dinas Komunikasi, Informatika, Persandian dan Statistik",
    "Diskominfosantik",
    ("Diskominfo",),
)
AGENCIES = [HEALTH, SCHOOLS, SECRETARIAT]
GOVERNANCE, ECONOMY = Dimension("GOV", "Smart Governance"), Dimension("ECO", "Smart Economy")
DIMENSIONS = [GOVERNANCE, ECONOMY]
SERVICES = SubDimension("GOV-1", "Pelayanan Publik", GOVERNANCE)
BUREAUCRACY = SubDimension("GOV-2", "Birokrasi", GOVERNANCE)
INDUSTRY = SubDimension("ECO-1", "Ekosistem Industri", ECONOMY)
SUB_DIMENSIONS = [SERVICES, BUREAUCRACY, INDUSTRY]
KNOWN = {"agencies": AGENCIES, "dimensions": DIMENSIONS, "sub_dimensions": SUB_DIMENSIONS, "years": YEARS}


def read(upload):
    return masterplan.read(upload, **KNOWN, regency="Bekasi")


def xlsx(rows, name="rencana.xlsx", merged=(), **sheets):
    """Return an upload with `rows` on its first sheet, where `merged` counts, and more sheets by name."""
    file = io.BytesIO()
    workbook = xlsxwriter.Workbook(file, {"strings_to_formulas": False, "nan_inf_to_errors": True})
    for title, content in {"Rencana": rows, **sheets}.items():
        sheet = workbook.add_worksheet(title)
        for at, row in enumerate(content):
            sheet.write_row(at, 0, row)
        for top, left, bottom, right in merged if title == "Rencana" else ():
            sheet.merge_range(top, left, bottom, right, "")
            sheet.write(top, left, rows[top][left])
    workbook.close()
    return ContentFile(file.getvalue(), name)


def csv(text, name="rencana.csv", encoding="utf-8"):
    return ContentFile(text.encode(encoding), name)


def rewritten(upload, changes, name="rencana.xlsx"):
    """Return the workbook with some members replaced: {member: content, or function of the old content}."""
    file = io.BytesIO()
    with zipfile.ZipFile(upload) as source, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.namelist():
            content = source.read(member)
            change = changes.get(member, content)
            target.writestr(member, change(content) if callable(change) else change)
        for member in set(changes) - set(source.namelist()):
            target.writestr(member, changes[member])
    return ContentFile(file.getvalue(), name)


def with_sheet(sheet_data):
    """Return a workbook whose first sheet holds this XML instead."""
    content = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{sheet_data}</sheetData></worksheet>"
    )
    return rewritten(xlsx([["Contoh"]]), {"xl/worksheets/sheet1.xml": content})
