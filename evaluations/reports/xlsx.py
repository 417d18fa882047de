"""A document as a workbook: the running text on one sheet, each named table on a typed sheet of its own."""

import os
from datetime import datetime, time
from pathlib import Path

import xlsxwriter
from django.utils import translation
from django.utils.translation import gettext as _

from evaluations.choices import ReportStep

from .document import Document, Section, Table
from .imprint import imprint
from .narrative import Narrative
from .numbering import Numbering
from .progress import Progress, unheard
from .sheets import SheetNames, Styles, set_up_page, write_table

OPTIONS = {
    "constant_memory": True,  # rows go to disk as they are written
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}


def write_xlsx(document: Document, path: Path, progress: Progress = unheard) -> None:
    """Write the whole file or none; the same document gives the same bytes."""
    path = Path(path)
    unfinished = path.with_name(f".{path.name}.part")
    try:
        with translation.override(document.language), xlsxwriter.Workbook(unfinished, OPTIONS) as workbook:
            Book(workbook, document).write(progress)
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    progress(ReportStep.TYPESET, len(document.sections) + 1, len(document.sections) + 1)


class Book:
    def __init__(self, workbook, document: Document):
        self.workbook, self.document = workbook, document
        self.styles, self.names = Styles(workbook, document.language), SheetNames()
        self.numbering = Numbering()

    def write(self, progress: Progress) -> None:
        document = self.document
        self.workbook.set_properties(
            {
                "title": document.title,
                "author": document.government,
                "comments": " ".join((_("Genuineness code"), document.code)),
                "created": datetime.combine(document.date, time()),
            }
        )
        front = self._front()
        for number, section in enumerate(document.sections, start=1):
            apart = section.annex and not _is_tables_alone(section)
            narrative = self._narrative(_annex_name(section)) if apart else front
            narrative.section(section)
            progress(ReportStep.TYPESET, number, len(document.sections) + 1)

    def _front(self) -> Narrative:
        document, front = self.document, self._narrative(_("Summary"))
        if document.provisional:
            front.warning(_("Provisional: figures may change until publication."))
        front.title(document.title)
        front.subtitle(f"{document.period} · {document.regency}")
        front.subtitle(document.subtitle)
        front.gap()
        if document.cover:
            front.claim(document.cover)
        for fact in imprint(document):
            front.fact(fact)
        return front

    def _narrative(self, name: str) -> Narrative:
        return Narrative(self._sheet(name), self.styles, self.numbering, self.document.zone, self._table)

    def _table(self, table: Table) -> str:
        worksheet = self._sheet(table.sheet)
        write_table(worksheet, table, self.styles, self.document.zone)
        return worksheet.get_name()

    def _sheet(self, name: str):
        worksheet = self.workbook.add_worksheet(self.names.claim(name))
        set_up_page(worksheet, self.document, _("Provisional") if self.document.provisional else "")
        return worksheet


def _annex_name(section: Section) -> str:
    return _("Annex %(title)s") % {"title": section.title}


def _is_tables_alone(section: Section) -> bool:
    """Whether the tables' own sheets say all: links to them on the front are enough."""
    return not section.sections and all(isinstance(block, Table) and block.sheet for block in section.blocks)
