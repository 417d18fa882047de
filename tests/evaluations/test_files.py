"""What may be handed in as evidence, and with which sentence the rest is refused."""

import hashlib
import io
import zipfile
import zlib
from contextlib import suppress

import pypdfium2
import pytest
import xlsxwriter
from django.core.files.base import ContentFile
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from evaluations import files
from evaluations.files import FileError, display_name, recognise, recognise_link

OLE = bytes.fromhex("D0CF11E0A1B11AE1")
OFFICE_PARTS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
}


def upload(name, content):
    return ContentFile(content, name)


def pdf(pages=1):
    document, file = pypdfium2.PdfDocument.new(), io.BytesIO()
    for _page in range(pages):
        document.new_page(100, 100)
    document.save(file)
    document.close()
    return file.getvalue()


def picture(kind, size=(300, 200)):
    file = io.BytesIO()
    Image.effect_noise(size, 50).save(file, kind)
    return file.getvalue()


def workbook():
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    book.add_worksheet().write(0, 0, "Contoh")
    book.close()
    return file.getvalue()


def package(kind, extra=(), content_types=None):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            content_types or f'<Types><Override ContentType="{OFFICE_PARTS[kind]}"/></Types>',
        )
        archive.writestr("main.xml", "<main/>")
        for name, content in extra:
            archive.writestr(name, content)
    return file.getvalue()


def encrypted_flag(content):
    """Set the bit that says a member has a password, in both headers."""
    changed = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := content.find(mark, at + 1)) >= 0:
            changed[at + offset] |= 1
    return bytes(changed)


@pytest.mark.parametrize(
    ("name", "content", "extension", "media_type"),
    [
        ("Laporan.PDF", pdf(), "pdf", "application/pdf"),
        ("foto.png", picture("PNG"), "png", "image/png"),
        ("foto.jpeg", picture("JPEG"), "jpg", "image/jpeg"),
        ("foto.jpg", picture("JPEG"), "jpg", "image/jpeg"),
        ("data.xlsx", workbook(), "xlsx", files.MEDIA_TYPES["xlsx"]),
        ("surat.docx", package("docx"), "docx", files.MEDIA_TYPES["docx"]),
        ("paparan.pptx", package("pptx"), "pptx", files.MEDIA_TYPES["pptx"]),
        ("data.csv", "nama;nilai\nContoh é;1,5\n".encode(), "csv", "text/csv"),
        ("data.csv", "nama;nilai\nContoh é;1,5\n".encode("cp1252"), "csv", "text/csv"),
        ("data.csv", "\ufeffnama,nilai\n".encode(), "csv", "text/csv"),
    ],
)
def test_evidence_is_recognised_by_name_and_content(name, content, extension, media_type):
    file = upload(name, content)

    facts = recognise(file)

    assert facts == files.FileFacts(
        name=name,
        extension=extension,
        media_type=media_type,
        size_bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )
    assert file.read() == content  # rewound, ready to be stored


REFUSED = {
    "empty": ("a.pdf", b""),
    "cut off PDF": ("a.pdf", pdf()[:200]),
    "PDF in name only": ("a.pdf", b"%PDF-1.7 halo"),
    "PDF without pages": ("a.pdf", pdf(pages=0)),
    "picture called PDF": ("a.pdf", picture("PNG")),
    "HTML called PDF": ("a.pdf", b"<html><script>alert(1)</script>"),
    "PNG called JPEG": ("a.jpg", picture("PNG")),
    "cut off PNG": ("a.png", picture("PNG")[:3000]),
    "cut off JPEG": ("a.jpg", picture("JPEG")[:3000]),
    "GIF called PNG": ("a.png", picture("GIF")),
    "workbook called document": ("a.docx", workbook()),
    "document called workbook": ("a.xlsx", package("docx")),
    "cut off workbook": ("a.xlsx", workbook()[:-60]),
    "workbook with a password": ("a.xlsx", OLE + b"\0" * 600),
    "old Word document": ("a.docx", OLE + b"\0" * 600),
    "zip with a password": ("a.docx", encrypted_flag(package("docx"))),
    "document with macros": ("a.docx", package("docx", [("word/vbaProject.bin", b"x")])),
    "macro content type": (
        "a.docx",
        package(
            "docx",
            content_types='<Types ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>',
        ),
    ),
    "plain zip": ("a.docx", package("docx", content_types="<Types/>")),
    "document of two kinds": ("a.docx", package("docx", content_types=" ".join(OFFICE_PARTS.values()))),
    "same member twice": ("a.docx", package("docx", [("Main.xml", "x")])),
    "thousands of members": ("a.docx", package("docx", [(f"{at}.xml", "") for at in range(5001)])),
    "zip bomb": ("a.docx", package("docx", [(f"{at}.xml", b"\0" * 80_000_000) for at in range(4)])),
    "CSV with NUL": ("a.csv", b"a;b\0c"),
    "CSV in UTF-16": ("a.csv", "a;b".encode("utf-16")),
    "HTML called CSV": ("a.csv", b"\n <!DOCTYPE html><html>"),
    "workbook called CSV": ("a.csv", workbook()),
    "program": ("a.exe", b"MZ"),
    "program in disguise": ("a.pdf.exe", pdf()),
    "SVG": ("a.svg", b"<svg/>"),
    "old Excel": ("a.xls", OLE),
    "workbook for macros": ("a.xlsm", workbook()),
    "no extension": ("bukti", pdf()),
    "no name": ("", pdf()),
    "only an extension": (".pdf", pdf()),
}


@pytest.mark.parametrize("case", REFUSED)
def test_anything_else_is_refused_with_one_sentence(case):
    name, content = REFUSED[case]

    with pytest.raises(FileError) as refusal:
        recognise(upload(name, content))

    assert str(refusal.value).endswith(".")
    assert "\n" not in str(refusal.value)


def test_a_file_over_the_limit_is_refused_whatever_size_is_declared(monkeypatch):
    monkeypatch.setattr(files, "LARGEST", 1000)
    file = upload("a.csv", b"a;b\n" * 300)
    file.size = 10

    with pytest.raises(FileError):
        recognise(file)


def test_a_picture_with_too_many_pixels_is_refused_before_it_is_unpacked():
    with pytest.raises(FileError) as refusal:
        recognise(upload("a.png", png_header(100_000, 100_000)))

    assert "60" in str(refusal.value)


def png_header(width, height):
    def chunk(kind, data):
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    size = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x00\x00\x00\x00"
    parts = chunk(b"IHDR", size), chunk(b"IDAT", zlib.compress(b"\0" * 100)), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def test_a_file_in_truth_of_another_kind_is_named():
    with translation.override("en"), pytest.raises(FileError) as refusal:
        recognise(upload("foto.jpg", picture("PNG")))

    assert str(refusal.value) == "“foto.jpg” is in truth PNG; rename it or choose the right file."


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Laporan Akhir.pdf", "Laporan Akhir.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Operator\\SK Bupati.pdf", "SK Bupati.pdf"),
        ("foto\u202egnp.exe.png", "foto gnp.exe.png"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie: x.pdf"),
        ("a\x00.pdf", "a .pdf"),
        ("...rahasia.pdf", "rahasia.pdf"),
        ("", "file"),
        (None, "file"),
        ("/", "file"),
        ("e\u0301.pdf", "é.pdf"),
    ],
)
def test_names_are_made_fit_to_be_shown(name, shown):
    assert display_name(name) == shown


@given(st.text())
def test_every_name_can_be_shown_on_one_line(name):
    shown = display_name(name)

    assert 0 < len(shown) <= files.LONGEST_NAME
    assert shown.isprintable()
    assert not set(shown) & set("/\\")


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([*files.MEDIA_TYPES, "jpeg"]), st.binary(max_size=2000), st.integers(0, 60))
def test_no_content_breaks_the_check(extension, noise, place):
    start = {
        "pdf": pdf(),
        "xlsx": workbook(),
        "png": picture("PNG", (20, 20)),
        "jpg": picture("JPEG", (20, 20)),
    }
    content = start.get(extension, b"")
    damaged = content[: place * len(content) // 60] + noise

    with suppress(FileError):
        assert recognise(upload(f"a.{extension}", damaged)).size_bytes == len(damaged)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://drive.google.com/file/d/1?usp=sharing#a", "drive.google.com"),
        ("  http://bekasikab.go.id/data.pdf ", "bekasikab.go.id"),
        ("https://contoh.go.id:8443/", "contoh.go.id"),
        ("HTTPS://CONTOH.GO.ID/a", "contoh.go.id"),
    ],
)
def test_links_on_the_web_are_taken(url, host):
    facts = recognise_link(url)

    assert (facts.url, facts.host) == (url.strip(), host)


@pytest.mark.parametrize(
    "url",
    [
        *("", None, "bukti", "contoh.go.id/data", "//contoh.go.id/a", "http://", "https:///a", "http://?a"),
        *("javascript:alert(1)", "data:text/html,x", "ftp://contoh.go.id/a", "file:///etc/passwd"),
        *("https://user:rahasia@contoh.go.id/", "https://@contoh.go.id/", "https://contoh.go.id\\@lain.id/"),
        *(
            "https://contoh.go.id/a b",
            "https://contoh.go.id/\r\nx",
            "https://contoh.go.id/\u202ea",
            "https://[::1",
        ),
        *(
            "https://contoh.go.id/<script>",
            "https://contoh.go.id:99999999/",
            "https://" + "a" * 2000,
            "http://\x00",
        ),
    ],
)
def test_other_links_are_refused_with_one_sentence(url):
    with pytest.raises(FileError) as refusal:
        recognise_link(url)

    assert str(refusal.value).endswith(".")


@given(st.one_of(st.text(), st.text().map("https://".__add__)))
def test_no_text_breaks_the_link_check(url):
    with suppress(FileError):
        assert recognise_link(url).host
