"""How much validating a masterplan workbook costs beside bare reading: 10,000 rows, every cell checked.

Run with `python -m benchmarks.spreadsheet_read`; needs no database.
"""

import os
import resource
import time
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "smartcity.settings")

import django

django.setup()

from django.core.files.base import ContentFile  # noqa: E402
from python_calamine import CalamineWorkbook  # noqa: E402

from evaluations.spreadsheets import masterplan, preview, template  # noqa: E402
from evaluations.spreadsheets.rows import ProgramRow  # noqa: E402

ROWS = 10_000
RUNS = 3
YEARS = range(2023, 2028)


@dataclass(frozen=True)
class Named:
    code: str
    name: str
    short_name: str = ""
    other_spellings: tuple = ()
    name_en: str = ""
    dimension: object = None


def main():
    dimensions = [Named(f"D{at}", f"Smart Contoh {at}") for at in range(6)]
    places = [
        Named(f"{one.code}-{at}", f"Bagian {at} {one.code}", dimension=one)
        for one in dimensions
        for at in range(3)
    ]
    agencies = [Named(f"dinas-{at}", f"Dinas Contoh {at}", f"Discontoh {at}") for at in range(60)]
    known = {"agencies": agencies, "dimensions": dimensions, "sub_dimensions": places, "years": YEARS}
    rows = [program(at, places, agencies) for at in range(ROWS)]
    file = BytesIO()
    writing = timed(lambda: template.write(file, rows=rows, **known), runs=1)
    content = file.getvalue()

    bare = timed(lambda: CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python())
    whole = timed(lambda: masterplan.read(ContentFile(content, "program.xlsx"), **known))
    reading = masterplan.read(ContentFile(content, "program.xlsx"), **known)
    compared = timed(lambda: preview.compare(reading, rows))
    assert len(reading.rows) == ROWS
    assert not reading.errors
    assert len(preview.compare(reading, rows).unchanged) == ROWS
    print(f"{ROWS} rows, {len(content) / 1e6:.1f} MB; written in {writing:.2f} s")
    print(f"bare calamine {bare:.2f} s; read and validated {whole:.2f} s: {whole / bare:.1f} times")
    print(f"compared with {ROWS} programs in {compared:.2f} s")
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def program(at, places, agencies):
    return ProgramRow(
        name=f"Contoh: program {at}",
        key=f"program-{at}",
        code=f"P.{at}",
        sub_dimension=places[at % len(places)],
        lead_agency=agencies[at % len(agencies)],
        supporting_agencies=(agencies[(at + 1) % 60], agencies[(at + 2) % 60]),
        start_year=2023,
        end_year=2027,
        problem=f"Masalah contoh {at}",
        objective=f"Sasaran contoh {at}",
        indicator="Jumlah layanan",
        unit="layanan",
        targets={year: Decimal(at + year) / 4 for year in YEARS},
        budgets={year: Decimal(at * 1000 + year) for year in YEARS},
        sub_activity_codes=("2.16.02.2.01.0024",),
        location="Cikarang Pusat",
    )


def timed(work, runs=RUNS):
    best = float("inf")
    for _run in range(runs):
        begun = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - begun)
    return best


if __name__ == "__main__":
    main()
