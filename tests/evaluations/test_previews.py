import io

import pypdfium2
import pytest
from django.core.files.base import ContentFile
from PIL import Image

from evaluations import previews
from evaluations.actions.evidence import withdraw_version
from tests import factories

pytestmark = pytest.mark.django_db


def version(content, extension):
    return factories.EvidenceVersionFactory(
        extension=extension, file=ContentFile(content, name=f"contoh.{extension}")
    )


def pdf(pages, size=(595, 842)):
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(*size)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def picture(size=(40, 20), kind="PNG"):
    file = io.BytesIO()
    Image.new("RGB", size, "navy").save(file, kind)
    return file.getvalue()


def made(content, extension):
    row = version(content, extension)
    previews.make(row)
    return previews.status_of(row)


def test_a_document_waits_for_its_preview():
    assert previews.status_of(version(pdf(2), "pdf")).state == "soon"


@pytest.mark.parametrize(("pages", "drawn"), [(1, 1), (2, 2), (9, previews.MOST_PAGES)])
def test_a_pdf_becomes_one_picture_a_page_up_to_a_limit(pages, drawn):
    assert made(pdf(pages), "pdf") == ("ready", range(1, drawn + 1))


def test_a_picture_becomes_one_page():
    assert made(picture(), "png") == ("ready", range(1, 2))
    assert made(picture(kind="JPEG"), "jpg") == ("ready", range(1, 2))


@pytest.mark.parametrize("size", [(14_400, 3), (3, 14_400)])
def test_a_page_of_odd_measures_makes_no_large_picture(size):
    row = version(pdf(1, size), "pdf")

    previews.make(row)

    with row.file.storage.open(previews.page_path(row, 1)) as file:
        width, height = Image.open(file).size
    assert width <= previews.WIDTH + 1
    assert height <= previews.TALLEST + 1


@pytest.mark.parametrize(
    ("content", "extension"),
    [
        (b"", "pdf"),
        (b"%PDF-1.7 and then nothing", "pdf"),
        (pdf(1)[:200], "pdf"),
        (b"not a picture", "png"),
        (picture()[:40], "png"),
        (picture(kind="GIF"), "png"),
        (picture((9000, 9000)), "png"),
    ],
)
def test_what_cannot_be_drawn_has_no_preview_and_is_not_tried_again(content, extension):
    assert made(content, extension).state == "none"


def test_tables_and_links_have_no_preview():
    assert previews.status_of(version(b"a;b", "csv")).state == "none"
    link = factories.EvidenceVersionFactory(
        link="https://contoh.example/", file=None, sha256="", extension=""
    )
    assert previews.status_of(link).state == "none"


def test_making_twice_makes_once():
    row = version(picture(), "png")
    previews.make(row)
    previews.make(row)

    assert previews.stored(row) == ["1.png"]


def test_the_worker_is_asked_once_a_minute(django_capture_on_commit_callbacks):
    row = version(picture(), "png")

    with django_capture_on_commit_callbacks() as asked:
        previews.ask_for([row])
        previews.ask_for([row])

    assert len(asked) == 1


def test_withdrawn_evidence_leaves_no_picture(django_capture_on_commit_callbacks):
    row = version(picture(), "png")
    previews.make(row)
    administrator = factories.administrator(row.evidence.agency.regency)

    with django_capture_on_commit_callbacks(execute=True):
        withdraw_version(row, by=administrator, reason="Contoh: kartu tanda penduduk.")

    assert previews.stored(row) == []
