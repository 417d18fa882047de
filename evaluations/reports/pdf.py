"""A document as PDF/A-2a and PDF/UA-1, typeset by Typst from the templates beside this file."""

import json
import os
from io import BytesIO
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import segno
from defusedxml.ElementTree import fromstring
from django.conf import settings
from django.utils import translation
from PIL import Image

from evaluations import charts
from evaluations.choices import ReportStep

from .document import Document
from .press import set_pages
from .printable import printable_svg
from .progress import Progress, unheard
from .typeset import Typesetter

TEMPLATES = Path(__file__).parent / "typst"
NILA = "#14264D"


def write_pdf(document: Document, path: Path, progress: Progress = unheard) -> None:
    """Write the whole file or none; the same document gives the same bytes."""
    path = Path(path)
    with TemporaryDirectory(prefix="report-") as folder, translation.override(document.language):
        root = copytree(TEMPLATES, Path(folder) / "report")
        data = json.dumps(page_data(document, root), ensure_ascii=False)
        (root / "data.json").write_text(data, encoding="utf-8")
        progress(ReportStep.CHARTS, 1, 1)
        _move(set_pages(root, font_folders()), path)
        progress(ReportStep.TYPESET, 1, 1)


def page_data(document: Document, root: Path) -> dict:
    """Everything the templates read, in the active language; the crest becomes a file beside them."""
    return Typesetter(document).data() | _pictures(document, root)


def font_folders() -> list[Path]:
    return sorted(Path(settings.BASE_DIR, "static", "vendor").glob("*/ttf"))


def _pictures(document: Document, root: Path) -> dict:
    petals = [charts.Mark("", value) for value in (document.cover.petals if document.cover else ())]
    return {
        "pattern": charts.pattern(794, 640),
        "sign": charts.sign(56, "#FFFFFF"),
        "flower": printable_svg(charts.flower(document.title, petals, size=300)),
        "flower_alternative": "; ".join(charts.SCORES.show(mark.value) for mark in petals),
        "qr": segno.make(document.verify_url, error="m", micro=False).svg_inline(
            border=0, dark=NILA, scale=4
        ),
        "crest": _crest(document.crest, root),
    }


def _crest(content: bytes, root: Path) -> str | None:
    """The crest as a file beside the templates; None for what is no picture: no report fails for it."""
    try:
        if b"<svg" in content[:1000]:
            drawing = printable_svg(content.decode())
            if not fromstring(drawing).tag.endswith("}svg"):
                return None
            (root / "crest.svg").write_text(drawing, encoding="utf-8")
            return "crest.svg"
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as picture:
            picture.convert("RGBA").save(root / "crest.png")
        return "crest.png"
    except (OSError, ValueError, SyntaxError):  # Pillow's and the XML reader's ways to say no
        return None


def _move(unfinished: Path, path: Path) -> None:
    """Onto the target's own disk first: a reader never meets half a file."""
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(unfinished.read_bytes())
    os.replace(beside, path)
