"""Sample evidence: a few real little files and a link per agency, used for its answers."""

import hashlib

from django.core.files.base import ContentFile

from evaluations.files import MEDIA_TYPES
from evaluations.models import Evidence, EvidenceKind, EvidenceUse, EvidenceVersion
from evaluations.seed.answers import MARK, luck
from evaluations.seed.documents import day_of, letter_pdf, photo_png, workbook_xlsx

AGENCIES_WITH_PHOTO = 45  # in a hundred; the others show figures in a workbook


class Shelf:
    """The evidence of the demo's agencies: `use` puts what an agency has beside an answer."""

    def __init__(self, people):
        self.people = people
        self.kinds = EvidenceKind.objects.in_bulk(field_name="code")
        self.versions = {}

    def fill(self, items, date):
        """Make each agency's documents of that day, about the programs among these items."""
        programs = {}
        for item in items:
            shown = programs.setdefault(item.submission.agency, [])
            if item.is_program:
                shown.append(item)
        made = [row for agency, shown in programs.items() for row in self.documents(agency, shown, date)]
        Evidence.objects.bulk_create(version.evidence for version in made)
        for version in EvidenceVersion.objects.bulk_create(made):
            self.versions.setdefault(version.evidence.agency_id, []).append(version)

    def documents(self, agency, items, date):
        names = [item.program.name.removeprefix(MARK) for item in items] or [agency.name]
        lines = [f"{item.program.name}. {item.progress.output}".replace(MARK, "") for item in items[:6]]
        yield self.file(
            agency,
            f"Laporan kegiatan semester {agency.label}",
            "report",
            "pdf",
            letter_pdf("Laporan kegiatan", agency.name, date, [INTRODUCTION, *lines, CLOSING]),
            date,
        )
        if luck(agency.code) < AGENCIES_WITH_PHOTO:
            is_dated = luck(agency.code, date.year, date.month) % 3
            picture = photo_png(names[0], day_of(date) if is_dated else "")
            yield self.file(agency, f"Foto {names[0]}", "photo", "png", picture, date if is_dated else None)
        else:
            book = workbook_xlsx(f"Data {agency.label}", HEAD, [list(row) for row in figures(items)])
            yield self.file(agency, f"Data capaian {agency.label}", "dataset", "xlsx", book, date)
        if len(items) > 2:
            yield self.link(agency, "Halaman layanan", f"https://example.org/contoh/{agency.code}", date)

    def file(self, agency, title, kind, extension, content, date):
        version = self.version(agency, title, kind, date)
        version.original_name = f"{title}.{extension}".lower().replace(" ", "-")[:120]
        version.extension, version.media_type = extension, MEDIA_TYPES[extension]
        version.size_bytes, version.sha256 = len(content), hashlib.sha256(content).hexdigest()
        version.file.save(version.original_name, ContentFile(content), save=False)
        return version

    def link(self, agency, title, address, date):
        version = self.version(agency, f"{title} {agency.label}", "screenshot_url", date)
        version.link = address
        return version

    def version(self, agency, title, kind, date):
        evidence = Evidence(agency=agency, title=f"Contoh: {title}"[:200], kind=self.kinds.get(kind))
        return EvidenceVersion(
            evidence=evidence, document_date=date, uploaded_by=self.people.operator(agency.pk)
        )

    def use(self, items):
        """Put one or two pieces beside each answer, in turn."""
        EvidenceUse.objects.bulk_create(
            EvidenceUse(item=item, version=version, added_by=self.people.operator(item.submission.agency_id))
            for item in items
            for version in self.chosen(item)
        )

    def chosen(self, item):
        newest = self.versions[item.submission.agency_id][-3:]
        turn = luck(item.key)
        return {newest[turn % len(newest)], newest[0]} if turn % 3 == 0 else {newest[turn % len(newest)]}


INTRODUCTION = (
    "Laporan ini memuat pelaksanaan program masterplan smart city yang dipimpin perangkat daerah "
    "pada tahun evaluasi. Seluruh isi, angka, dan nama kegiatan adalah contoh."
)
CLOSING = "Rincian anggaran, daftar hadir, dan dokumentasi disimpan pada bagian perencanaan."
HEAD = ["Ukuran", "Satuan", "Nilai awal", "Target", "Capaian"]


def figures(items):
    for item in items:
        for row in item.progress.actuals.all():
            yield row.indicator, row.unit, float(row.baseline), float(row.target), float(row.actual or 0)
