"""Page images of evidence, made by the worker, so that no stranger's document opens in our origin.

They lie beside the evidence under its SHA-256; a document has at most `MOST_PAGES` of them. The first
page is stored last: once it is there, all are.
"""

import io
import logging
from threading import Lock
from typing import NamedTuple

import pypdfium2
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageOps

from evaluations.worker import hurry

MOST_PAGES = 6
WIDTH, TALLEST = 1100, 4400
LARGEST_PIXELS = 40_000_000
PICTURES = {"png": ("PNG",), "jpg": ("JPEG",), "jpeg": ("JPEG",)}
DRAWN = frozenset({"pdf", *PICTURES})
ASK_AGAIN_SECONDS = 60
NOTHING = "none"  # the name of the file that says: this cannot be drawn

logger = logging.getLogger(__name__)
one_at_a_time = Lock()  # PDFium knows no threads


class Preview(NamedTuple):
    """`state`: "ready", "soon" (the worker has not been there) or "none"."""

    state: str
    pages: range = range(0)


def status_of(version):
    if version.extension not in DRAWN or not version.sha256 or version.withdrawn_at:
        return Preview("none")
    names = stored(version)
    if "1.png" in names:
        return Preview("ready", range(1, count(names) + 1))
    return Preview("none" if NOTHING in names else "soon")


def page_count(version):
    return len(status_of(version).pages)


def ask_for(versions):
    """Send for the images that are not there yet; nobody waits for them."""
    for version in versions:
        if status_of(version).state == "soon" and cache.add(
            f"preview:{version.sha256}", "asked", ASK_AGAIN_SECONDS
        ):
            hurry("make_preview", version.pk)


def make(version):
    """Make the images; a file that cannot be drawn gets a note instead of them. May run twice."""
    if status_of(version).state != "soon":
        return
    try:
        with version.file.open("rb") as source:
            images = draw(version.extension, source.read())
    except Exception:  # whatever a stranger's file does to the reader, it has no preview
        logger.info("evidence version %s has no preview", version.pk, exc_info=True)
        images = []
    for number in range(len(images), 0, -1):
        store(page_path(version, number), images[number - 1])
    if not images:
        store(f"{folder(version)}/{NOTHING}", b"")


def forget(version):
    """Take the images away, as when the evidence is withdrawn."""
    for name in stored(version):
        default_storage.delete(f"{folder(version)}/{name}")


def folder(version):
    return f"previews/{version.sha256}"


def page_path(version, number):
    return f"{folder(version)}/{number}.png"


def stored(version):
    try:
        return default_storage.listdir(folder(version))[1]
    except FileNotFoundError:
        return []


def count(names):
    return next(number for number in range(1, MOST_PAGES + 1) if f"{number + 1}.png" not in names)


def store(name, content):
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(content))


def draw(extension, content):
    return pdf_pages(content) if extension == "pdf" else [picture(content, PICTURES[extension])]


def pdf_pages(content):
    with one_at_a_time:
        document = pypdfium2.PdfDocument(content)
        try:
            return [pdf_page(document[number]) for number in range(min(len(document), MOST_PAGES))]
        finally:
            document.close()


def pdf_page(page):
    """Neither a page of a kilometre nor a strip of paper makes a picture that is too large."""
    width, height = page.get_size()
    scale = min(WIDTH / width, TALLEST / height)
    return as_png(page.render(scale=scale).to_pil())


def picture(content, formats):
    with Image.open(io.BytesIO(content), formats=formats) as image:
        if image.width * image.height > LARGEST_PIXELS:
            raise ValueError("more pixels than a preview takes")
        upright = ImageOps.exif_transpose(image)
        upright.thumbnail((WIDTH, TALLEST))
        return as_png(upright.convert("RGB"))


def as_png(image):
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()
