"""The full report of 60 agencies, 400 programs and 60 indicators as PDF: seconds and memory from document
to file, each in a fresh process. Limits: 5 s, 400 MB, and 1.5 × what Typst alone needs for the same pages.
"""

import json
import resource
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import bare  # noqa: F401
import pypdfium2
import typst

from evaluations.reports import pdf
from evaluations.reports.press import STANDARDS
from tests.evaluations.reports.samples import sample

SECONDS, MEGABYTES, RATIO = 5, 400, 1.5


def main() -> bool:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.pdf"
        ours, peak = in_a_fresh_process(whole, path)
        prepare(Path(folder) / "alone")
        alone, _ = in_a_fresh_process(typst_alone, Path(folder) / "alone")
        with pypdfium2.PdfDocument(path) as printed:
            pages = len(printed)
        size = path.stat().st_size
    print(f"{pages} pages, {size / 1e6:.1f} MB")
    print(f"{ours:.2f} s (limit {SECONDS}), peak {peak:.0f} MB (limit {MEGABYTES})")
    print(f"{ours / alone:.2f} × Typst alone, which takes {alone:.2f} s (limit {RATIO})")
    return ours > SECONDS or peak > MEGABYTES or ours / alone > RATIO


def in_a_fresh_process(run, path: Path) -> tuple[float, float]:
    """Seconds and peak megabytes; a used process would find Typst's cache warm."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(measured, run, path).result()


def measured(run, path: Path) -> tuple[float, float]:
    start = perf_counter()
    run(path)
    seconds = perf_counter() - start
    used = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return seconds, sum(used) / 1024  # both at once at the worst


def whole(path: Path):
    pdf.write_pdf(sample(agencies=60, programs=400, indicators=60), path)


def prepare(folder: Path):
    """What Typst reads, laid out in `folder`."""
    pdf.copytree(pdf.TEMPLATES, folder)
    data = pdf.page_data(sample(agencies=60, programs=400, indicators=60), folder)
    (folder / "data.json").write_text(json.dumps(data), encoding="utf-8")


def typst_alone(folder: Path):
    typst.compile(
        folder / "report.typ",
        output=folder / "report.pdf",
        root=folder,
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=pdf.font_folders()),
        pdf_standards=STANDARDS,
    )


if __name__ == "__main__":
    sys.exit(main())
