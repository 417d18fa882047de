"""Typst, in a process of its own: it keeps the last ten documents in memory, and a report is large.

Knows nothing of the project, so that it starts at once. `python press.py FOLDER FONTS…` sets
FOLDER/report.typ.
"""

import subprocess
import sys
from pathlib import Path

STANDARDS = ["a-2a", "ua-1"]
SECONDS = 120  # a hundred times what the largest report takes


class PressError(Exception):
    """Typst refused the pages; its own words say why."""


def set_pages(folder: Path, fonts: list[Path]) -> Path:
    """Turn FOLDER/report.typ into FOLDER/report.pdf. Only `fonts` and those inside Typst are used."""
    command = [sys.executable, "-I", __file__, folder, *fonts]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    if done.returncode:
        raise PressError(done.stderr.strip())
    return folder / "report.pdf"


def main(folder: str, *fonts: str) -> str | None:
    import typst

    root = Path(folder)
    try:
        typst.compile(
            root / "report.typ",
            output=root / "report.pdf",
            root=root,
            font_paths=typst.Fonts(include_system_fonts=False, font_paths=list(fonts)),
            pdf_standards=STANDARDS,
        )
    except typst.TypstError as error:
        return f"{error.message}\n{error.diagnostic}"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
