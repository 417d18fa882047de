"""Which renderer makes which format."""

import pypdfium2

from evaluations.choices import ReportFormat
from evaluations.reports.pdf import write_pdf
from evaluations.reports.xlsx import write_xlsx


def render(document, format, path, progress):
    """Write the file and return its number of pages (None where it has none)."""
    if format == ReportFormat.XLSX:
        write_xlsx(document, path, progress=progress)
        return None
    write_pdf(document, path, progress=progress)
    return page_count(path)


def page_count(path):
    pdf = pypdfium2.PdfDocument(path)
    try:
        return len(pdf)
    finally:
        pdf.close()
