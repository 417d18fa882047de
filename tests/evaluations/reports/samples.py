"""Documents to print: the published evaluation of 2023, and a large one whose every text is a sample."""

from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256

from evaluations import charts
from evaluations.choices import FindingKind
from evaluations.reports.document import (
    Bar,
    Bullets,
    Column,
    Cover,
    Document,
    Fact,
    Facts,
    Figure,
    Finding,
    FindingList,
    Formula,
    KeyFigures,
    Kind,
    Note,
    Pair,
    Paragraph,
    Section,
    Strong,
    Table,
    Term,
)

ASPECTS = (
    ("Baseline", 10, "3.48", "3.30"),
    ("Output", 20, "2.34", "2.20"),
    ("Outcome", 30, "3.00", "2.80"),
    ("Impact", 20, "2.70", "2.54"),
    ("Quick Win", 20, "2.75", "2.70"),
)
DIMENSIONS = {
    "Smart Governance": ("Pelayanan Publik", "Birokrasi", "Kebijakan Publik"),
    "Smart Branding": ("Tourism Branding", "Business Branding", "City Appearance Branding"),
    "Smart Economy": ("Ekosistem Industri", "Kesejahteraan Rakyat", "Ekosistem Transaksi Keuangan"),
    "Smart Living": ("Harmonisasi Tata Ruang", "Prasarana Kesehatan", "Sarana Transportasi"),
    "Smart Society": ("Interaksi Masyarakat", "Ekosistem Belajar", "Sistem Keamanan"),
    "Smart Environment": ("Proteksi Lingkungan", "Tata Kelola Sampah dan Limbah", "Tata Kelola Energi"),
}


def document(*sections: Section, **changes) -> Document:
    """The frame of a report, with any part of it changed."""
    return Document(
        **{
            "title": "Laporan Hasil Evaluasi Implementasi Smart City",
            "period": "2023 · Tahap II",
            "subtitle": "Nilai lima aspek sebagaimana diumumkan; nilai di bawahnya tidak dipublikasikan.",
            "running_title": "Laporan Hasil Evaluasi Smart City 2023 Tahap II",
            "regency": "Kabupaten Bekasi",
            "government": "Pemerintah Kabupaten Bekasi",
            "issuer": "Dinas Komunikasi, Informatika, Persandian dan Statistik",
            "ministry": "Kementerian Komunikasi dan Digital",
            "place": "Cikarang Pusat",
            "date": date(2023, 12, 12),
            "number": "Contoh/001/2023",
            "code": "BKS-23II-7F2K",
            "verify_url": "https://portal.example.go.id/genuine/BKS-23II-7F2K/",
            "sections": sections,
        }
        | changes
    )


def bekasi_2023(**changes) -> Document:
    """What the press printed, and nothing invented beneath it: no dimension, no earlier round."""
    terms = tuple(
        Term(name, Decimal(weight), Decimal(score), Decimal(weight) * Decimal(score) / 100)
        for name, weight, score, _ in ASPECTS
    )
    final = sum(term.product for term in terms)
    marks = [charts.Mark(name, Decimal(score), note=f"{weight}%") for name, weight, score, _ in ASPECTS]
    dimensions = [charts.Mark(name, None) for name in DIMENSIONS]
    return document(
        Section(
            "Kata pengantar",
            (Paragraph("Laporan ini memuat nilai yang diumumkan untuk tahap II tahun 2023."),),
            numbered=False,
        ),
        Section(
            "Indeks dan lima aspek",
            (
                Paragraph(("Indeks Kabupaten Bekasi ", Strong("2,81 dari 4,00"), "."), lead=True),
                Table(
                    "Nilai per aspek.",
                    (
                        Column("Aspek", weight=1.2),
                        Column("Bobot", Kind.PERCENT),
                        Column("Nilai, skala 0–4", Kind.BAR, weight=2),
                        Column("Nilai", Kind.SCORE),
                        Column("Bobot × nilai", Kind.PRODUCT),
                    ),
                    tuple((t.label, t.weight, Bar(t.score), t.score, t.product) for t in terms),
                    total=("Indeks", Decimal(100), None, final, final),
                    sheet="Aspek",
                ),
                Formula(terms, final, "Indeks"),
                Figure(
                    "Lima aspek.",
                    charts.bar("Lima aspek", marks),
                    "Baseline paling kuat, Output paling lemah.",
                ),
            ),
        ),
        Section(
            "Enam dimensi",
            (
                Note("Nilai per dimensi tidak dipublikasikan.", title="Belum diketahui."),
                Figure(
                    "Enam dimensi.",
                    charts.radar("Enam dimensi", dimensions, compact=True),
                    "Tidak ada nilai dimensi.",
                    width=0.5,
                ),
            ),
        ),
        **{"cover": Cover("Indeks Smart City", final, below="dari 4,00", petals=(None,) * 6)} | changes,
    )


def sample(agencies=41, programs=120, indicators=60, **changes) -> Document:
    """Everything a report can hold. All of it is invented and says “Contoh”."""
    dimensions = [
        charts.Mark(name.removeprefix("Smart "), Decimal("2.35") + number * Decimal("0.11"), Decimal("2.30"))
        for number, name in enumerate(DIMENSIONS)
    ]
    final = Decimal("2.8064285714")
    return document(
        Section("Kata pengantar", (Paragraph("Contoh: " + _LOREM), Paragraph(_LOREM)), numbered=False),
        _summary(dimensions),
        _aspects(final, dimensions),
        _programs(programs, agencies),
        _participation(agencies),
        _findings(),
        _annex(indicators),
        subtitle=f"Contoh: enam dimensi, delapan belas subdimensi, {agencies} perangkat daerah.",
        cover=Cover(
            "Indeks Smart City", final, below="dari 4,00", petals=tuple(mark.value for mark in dimensions)
        ),
        **changes,
    )


_LOREM = (
    "Laporan contoh ini disusun dari data yang diisi perangkat daerah, diperiksa koordinator, dan dinilai "
    "asesor kementerian. Angka, nama program, dan uraian di dalamnya dibuat untuk mencoba tata letak."
)


def _summary(dimensions) -> Section:
    return Section(
        "Ringkasan eksekutif",
        (
            Paragraph(
                ("Indeks contoh ", Strong("2,81 dari 4,00"), ", naik 0,15 dari tahap sebelumnya."), lead=True
            ),
            KeyFigures(
                (
                    Fact("Indeks", Decimal("2.8064285714"), Kind.SCORE, "naik 0,15"),
                    Fact("Program berjalan", "98 dari 120", note="81,7%"),
                    Fact("Realisasi keuangan", Decimal("71.25"), Kind.PERCENT, "dari pagu"),
                    Fact("Tepat waktu", "32 dari 41", note="perangkat daerah"),
                )
            ),
            Bullets(
                (
                    "Contoh: Baseline paling kuat.",
                    "Contoh: Output paling lemah.",
                    ("Contoh: ", Strong("tebal"), "."),
                )
            ),
            Figure(
                "Perkembangan indeks (contoh).",
                charts.trend(
                    "Perkembangan indeks",
                    [
                        charts.Point("2022 II", Decimal("2.58")),
                        charts.Point("2023 I", Decimal("2.66")),
                        charts.Point("2023 II", Decimal("2.806"), current=True),
                        charts.Point("2024 I", None),
                        charts.Point("2024 II", Decimal("3.23"), official=False),
                    ],
                ),
                "Indeks naik dari 2,58 pada 2022 menjadi 2,81 pada 2023.",
                width=0.8,
            ),
        ),
        new_page=True,
    )


def _aspects(final, dimensions) -> Section:
    rows = tuple(
        (
            name,
            Decimal(weight),
            Bar(Decimal(score), Decimal(before)),
            Decimal(before),
            Decimal(score),
            Decimal(weight) * Decimal(score) / 100,
        )
        for name, weight, score, before in ASPECTS
    )
    heat = [
        (
            name.removeprefix("Smart "),
            [
                charts.Mark(
                    part,
                    None
                    if (column, row) == (1, 1)
                    else Decimal("2.05") + column * Decimal("0.2") + row * Decimal("0.3"),
                )
                for row, part in enumerate(parts)
            ],
        )
        for column, (name, parts) in enumerate(DIMENSIONS.items())
    ]
    return Section(
        "Indeks dan lima aspek",
        (
            Paragraph(
                ("Indeks contoh ", Strong("2,81 dari 4,00"), ". Baseline paling kuat (3,48)."), lead=True
            ),
            Table(
                "Nilai per aspek. Garis jingga: tahap I (contoh).",
                (
                    Column("Aspek", weight=1.1),
                    Column("Bobot", Kind.PERCENT),
                    Column("Nilai, skala 0–4", Kind.BAR, weight=2.4),
                    Column("Tahap I", Kind.SCORE),
                    Column("Tahap II", Kind.SCORE),
                    Column("Bobot × nilai", Kind.PRODUCT),
                ),
                rows,
                total=("Indeks", Decimal(100), None, None, final, final),
                sheet="Aspek",
            ),
            Pair(
                (
                    Figure(
                        "Enam dimensi aspek Impact (contoh).",
                        charts.radar("Enam dimensi", dimensions, before_label="tahap I", compact=True),
                        "Enam dimensi antara 2,35 dan 2,90.",
                    ),
                ),
                (
                    FindingList(
                        (
                            Finding(
                                FindingKind.STRENGTH,
                                "Contoh: layanan administrasi dipakai lintas perangkat daerah.",
                            ),
                            Finding(
                                FindingKind.WEAKNESS,
                                "Contoh: bukti Output belum bertanggal pada 11 dari 62 isian.",
                            ),
                            Finding(
                                FindingKind.RECOMMENDATION,
                                "Contoh: tetapkan forum triwulanan.",
                                "Bappeda, 30 Juni 2024.",
                            ),
                        )
                    ),
                ),
            ),
            Figure(
                "Delapan belas subdimensi (contoh). Makin gelap makin tinggi; angka selalu tertulis.",
                charts.heat("Delapan belas subdimensi", heat),
                "Nilai delapan belas subdimensi; Business Branding belum diketahui.",
            ),
            Formula(
                tuple(Term(name, weight, score, product) for name, weight, _, _, score, product in rows),
                final,
                "Indeks",
            ),
        ),
        new_page=True,
    )


def _programs(count, agencies) -> Section:
    names = list(DIMENSIONS)
    rows = tuple(
        (
            f"{2 + number % 5}.{number % 30:02}.02.2.01.{number % 90:04}",
            f"Contoh: program nomor {number} penguatan layanan terpadu dan keterbukaan data perangkat daerah",
            f"Dinas Contoh {number % agencies + 1}",
            names[number % 6].removeprefix("Smart "),
            None if number % 17 == 0 else Decimal(number * 7 % 101),
            Decimal(number + 1) * 12_500_000,
            None if number % 13 == 0 else Decimal(number + 1) * 8_125_000,
        )
        for number in range(count)
    )
    return Section(
        "Pelaksanaan program",
        (
            Paragraph("Contoh: program yang dijadwalkan sampai tahun yang dinilai."),
            Table(
                "Program, realisasi fisik dan keuangan (contoh).",
                (
                    Column("Kode", Kind.CODE, weight=1.3),
                    Column("Program", weight=3),
                    Column("Perangkat daerah", weight=1.4),
                    Column("Dimensi", weight=1.1),
                    Column("Fisik", Kind.PERCENT),
                    Column("Pagu", Kind.MONEY),
                    Column("Realisasi", Kind.MONEY),
                ),
                rows,
                sheet="Program",
            ),
        ),
        new_page=True,
    )


def _participation(agencies) -> Section:
    return Section(
        "Partisipasi perangkat daerah",
        sections=(
            Section(
                "Ketepatan waktu",
                (
                    Table(
                        "Pengajuan per perangkat daerah (contoh).",
                        (
                            Column("Perangkat daerah", weight=3),
                            Column("Isian", Kind.INTEGER),
                            Column("Diverifikasi", Kind.INTEGER),
                            Column("Diajukan", Kind.MOMENT, weight=1.6),
                            Column("Keadaan"),
                        ),
                        tuple(
                            (
                                f"Dinas Contoh {number + 1}",
                                20 + number % 9,
                                None if number % 7 == 0 else 15 + number % 9,
                                datetime(2023, 11, 1 + number % 25, 3, 30, tzinfo=UTC)
                                if number % 7
                                else None,
                                "Diverifikasi" if number % 7 else "Terlambat",
                            )
                            for number in range(agencies)
                        ),
                        sheet="Perangkat daerah",
                    ),
                ),
            ),
        ),
    )


def _findings() -> Section:
    return Section(
        "Kekuatan, kelemahan, rekomendasi",
        (
            FindingList(
                tuple(
                    Finding(
                        kind,
                        f"Contoh: temuan {kind} yang memerlukan satu kalimat penjelasan.",
                        "Dinas Contoh 3",
                    )
                    for kind in FindingKind
                )
            ),
            Note("Contoh: temuan tahap lalu yang belum selesai ikut ke tahap ini.", attention=True),
            Table(
                "Tindak lanjut tahap lalu.",
                (Column("Temuan"), Column("Keadaan")),
                (),
                empty="Belum ada temuan tahap lalu.",
            ),
        ),
    )


def _annex(count) -> Section:
    return Section(
        "Indikator",
        annex=True,
        sections=tuple(
            Section(
                f"IND-{number:02} Contoh: indikator nomor {number}",
                (
                    Facts(
                        (
                            Fact("Penilaian mandiri", Decimal(number % 5), Kind.SCORE),
                            Fact("Verifikasi", Decimal(number % 4), Kind.SCORE),
                            Fact("Nilai resmi", None if number % 6 == 0 else Decimal("2.6"), Kind.SCORE),
                        )
                    ),
                    Paragraph("Contoh: " + _LOREM),
                    Table(
                        "Bukti dukung (contoh).",
                        (
                            Column("Berkas", weight=2),
                            Column("Tanggal", Kind.DATE),
                            Column("SHA-256", Kind.CODE, weight=3),
                        ),
                        tuple(
                            (
                                f"contoh-bukti-{number}-{file}.pdf",
                                date(2023, 3, 1 + file),
                                sha256(f"{number}{file}".encode()).hexdigest(),
                            )
                            for file in range(3)
                        ),
                    ),
                ),
            )
            for number in range(1, count + 1)
        ),
    )
