"""Page images of evidence, made by the worker, so that no stranger's document opens in our origin.

They lie beside the evidence under its SHA-256; a document has at most `MOST_PAGES` of them.
"""

import io

import pypdfium2
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

MOST_PAGES = 6
WIDTH = 1100
LARGEST_PIXELS = 40_000_000
PICTURES = frozenset({"png", "jpg", "jpeg"})


def page_path(version, number):
    return f"previews/{version.sha256}/{number}.png"


def page_count(version):
    """How many page images are ready; 0 while the worker has not been there, or for other kinds of file."""
    if not version.sha256 or version.withdrawn_at:
        return 0
    folder = f"previews/{version.sha256}"
    if not default_storage.exists(folder):
        return 0
    return len(default_storage.listdir(folder)[1])


def make(version):
    """Make the images; a file that cannot be drawn gets none. May run twice."""
    if version.is_link or version.withdrawn_at or page_count(version):
        return
    with version.file.open("rb") as source:
        content = source.read()
    try:
        images = draw(version.extension, content)
    except (pypdfium2.PdfiumError, OSError, ValueError, Image.DecompressionBombError):
        return
    for number, image in enumerate(images, 1):
        default_storage.save(page_path(version, number), ContentFile(image))


def draw(extension, content):
    if extension == "pdf":
        return pdf_pages(content)
    return [picture(content)] if extension in PICTURES else []


def pdf_pages(content):
    document = pypdfium2.PdfDocument(content)
    try:
        return [
            as_png(page.render(scale=WIDTH / page.get_width()).to_pil())
            for page in (document[number] for number in range(min(len(document), MOST_PAGES)))
        ]
    finally:
        document.close()


def picture(content):
    image = Image.open(io.BytesIO(content))
    if image.width * image.height > LARGEST_PIXELS:
        raise ValueError("more pixels than a preview takes")
    image.thumbnail((WIDTH, WIDTH * 4))
    return as_png(image.convert("RGB"))


def as_png(image):
    file = io.BytesIO()
    image.save(file, "PNG", optimize=False)
    return file.getvalue()
