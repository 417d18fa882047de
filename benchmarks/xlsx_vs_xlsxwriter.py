"""A table of 100,000 rows (or the number given) through `write_xlsx`, against XlsxWriter alone writing the
same cells. Limit: 1.3 ×.
"""

import sys
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import bare  # noqa: F401
import xlsxwriter

from evaluations.reports.document import Column, Kind, Section, Table
from evaluations.reports.xlsx import write_xlsx
from tests.evaluations.reports.samples import document

RATIO = 1.3
COLUMNS = (
    ("Kode", Kind.CODE),
    ("Program", Kind.TEXT),
    ("Perangkat daerah", Kind.TEXT),
    ("Dimensi", Kind.TEXT),
    ("Tahun", Kind.INTEGER),
    ("Nilai", Kind.SCORE),
    ("Fisik", Kind.PERCENT),
    ("Pagu", Kind.MONEY),
    ("Realisasi", Kind.MONEY),
    ("Tanggal", Kind.DATE),
)


def main(count: int):
    rows = tuple(row(number) for number in range(count))
    table = Table("Contoh", tuple(Column(*column) for column in COLUMNS), rows, sheet="Contoh")
    report = document(Section("Contoh", (table,)))
    with TemporaryDirectory() as folder:
        times = [
            (
                timed(write_xlsx, report, Path(folder) / "ours.xlsx"),
                timed(alone, rows, Path(folder) / "alone.xlsx"),
            )
            for _ in range(2)
        ]
    ours, bare_time = (min(runs) for runs in zip(*times, strict=True))
    print(f"{count:,} rows × {len(COLUMNS)}: {ours:.2f} s, XlsxWriter alone {bare_time:.2f} s")
    print(f"{ours / bare_time:.2f} × (limit {RATIO})")
    return ours / bare_time > RATIO


def row(number: int) -> tuple:
    return (
        f"2.16.{number:06}",
        f"Contoh: program nomor {number}",
        f"Dinas Contoh {number % 60}",
        "Governance",
        2023,
        Decimal(number % 400) / 100,
        Decimal(number % 101),
        Decimal(number) * 1_250_000,
        None if number % 9 == 0 else Decimal(number) * 1_000_000,
        date(2023, 1 + number % 12, 1 + number % 28),
    )


def alone(rows, path: Path):
    """The same cells and formats, each written by `write`."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as workbook:
        worksheet = workbook.add_worksheet()
        looks = [workbook.add_format({"num_format": look}) for look in
                 ("@", "@", "@", "@", "0", "0.00", "0.0", "#,##0.00", "#,##0.00", "d mmmm yyyy")]  # fmt: skip
        for number, values in enumerate(rows):
            for column, (value, look) in enumerate(zip(values, looks, strict=True)):
                if isinstance(value, date):
                    value = datetime.combine(value, time())
                worksheet.write(number, column, value, look)


def timed(run, *arguments) -> float:
    start = perf_counter()
    run(*arguments)
    return perf_counter() - start


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
