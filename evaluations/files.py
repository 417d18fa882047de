"""What an uploaded piece of evidence really is: recognised by its content, named, fingerprinted."""

import hashlib
import re
import threading
import unicodedata
import warnings
from codecs import getincrementaldecoder
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import filetype
import pypdfium2
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from evaluations.formats import file_size
from evaluations.ooxml import FileError, open_package

LARGEST = 20 * 1024**2
MOST_PIXELS = 60_000_000
LONGEST_NAME = 120
LONGEST_LINK = 2000
CHUNK = 256 * 1024
HEAD = 8192

OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "pptx": f"{OFFICE}.presentationml.presentation",
    "csv": "text/csv",
}
ACCEPT = ",".join(f".{extension}" for extension in (*MEDIA_TYPES, "jpeg"))

# PDFium is not safe to use from two threads at once.
_pdfium = threading.Lock()


@dataclass(frozen=True)
class FileFacts:
    """What is known of a file once it is taken; `name` is for display only, never a path."""

    name: str
    extension: str
    media_type: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True)
class LinkFacts:
    url: str
    host: str


def recognise(upload):
    """Return the FileFacts of an upload, or raise FileError with the reason for the user."""
    name = display_name(upload.name)
    extension = _extension(name)
    size, sha256 = _fingerprint(upload, name)
    CHECKS[extension](upload, name)
    upload.seek(0)
    return FileFacts(name, extension, MEDIA_TYPES[extension], size, sha256)


def recognise_link(url):
    """Return the LinkFacts of an http(s) address, or raise FileError with the reason for the user."""
    url = str(url or "").strip()
    if len(url) > LONGEST_LINK:
        raise FileError(
            _("This link is longer than %(limit)s characters; use the short sharing link.")
            % {"limit": LONGEST_LINK}
        )
    try:
        parts = urlsplit(url)
        host, has_credentials = parts.hostname, parts.username is not None or parts.password is not None
    except ValueError as error:
        raise _no_link() from error
    if any(not mark.isprintable() or mark in ' \\<>"' for mark in url) or not host:
        raise _no_link()
    if parts.scheme not in ("http", "https"):
        raise FileError(
            _("The link must begin with https:// or http://; copy it from the browser's address bar.")
        )
    if has_credentials:
        raise FileError(
            _("The link holds a user name or password; share the file and paste the sharing link.")
        )
    try:
        URLValidator(schemes=["http", "https"])(url)
    except ValidationError as error:
        raise _no_link() from error
    return LinkFacts(url, host)


def display_name(name):
    """Return a file's name fit to be shown: no folders, no invisible or direction-changing characters."""
    text = unicodedata.normalize("NFC", str(name or "")).replace("\\", "/").rsplit("/", 1)[-1]
    visible = (" " if unicodedata.category(mark)[0] in "CZ" else mark for mark in text)
    text = " ".join("".join(visible).split()).lstrip(". ") or "file"
    if len(text) > LONGEST_NAME:
        suffix = PurePosixPath(text).suffix[:8]
        text = text[: LONGEST_NAME - len(suffix) - 1].rstrip() + "…" + suffix
    return text


def _extension(name):
    extension = PurePosixPath(name).suffix.lower().removeprefix(".")
    extension = "jpg" if extension == "jpeg" else extension
    if extension not in CHECKS:
        raise FileError(
            _("“%(name)s” is of a kind that is not accepted; upload PDF, PNG, JPEG, XLSX, DOCX, PPTX or CSV.")
            % {"name": name}
        )
    return extension


def _fingerprint(upload, name):
    """Return size and SHA-256, counted while reading: what a browser declares is not to be trusted."""
    digest, size = hashlib.sha256(), 0
    upload.seek(0)
    while chunk := upload.read(CHUNK):
        size += len(chunk)
        if size > LARGEST:
            raise FileError(
                _("“%(name)s” is larger than %(limit)s; make it smaller or split it.")
                % {"name": name, "limit": file_size(LARGEST)}
            )
        digest.update(chunk)
    if not size:
        raise FileError(_("“%(name)s” is empty; choose the file again.") % {"name": name})
    return size, digest.hexdigest()


def _check_pdf(upload, name):
    if b"%PDF-" not in _head(upload)[:1024]:
        raise _disagrees(upload, name)
    upload.seek(0)
    with _pdfium:
        try:
            document = pypdfium2.PdfDocument(upload.read())
            pages = len(document)
            document.close()
        except pypdfium2.PdfiumError as error:
            if "password" in str(error).lower():
                raise FileError(
                    _("“%(name)s” asks for a password; save it without one and upload it again.")
                    % {"name": name}
                ) from error
            raise _damaged(name) from error
    if not pages:
        raise _damaged(name)


def _check_image(upload, name, kind):
    found = filetype.guess_extension(_head(upload))
    if found != {"PNG": "png", "JPEG": "jpg"}[kind]:
        raise _disagrees(upload, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            upload.seek(0)
            image = Image.open(upload, formats=[kind])
            if image.width * image.height > MOST_PIXELS:
                raise _too_many_pixels(name)
            if kind == "JPEG":
                # An eighth of the size is enough to notice a file that was cut off.
                image.draft("RGB", (image.width // 8, image.height // 8))
                image.load()
            else:
                image.verify()
    except Image.DecompressionBombError as error:
        raise _too_many_pixels(name) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, IndexError) as error:
        raise _damaged(name) from error


def _check_office(upload, name, kind):
    if not _head(upload).startswith((b"PK", bytes.fromhex("D0CF11E0"))):
        raise _disagrees(upload, name)
    if open_package(upload, name).kind != kind:
        raise _disagrees(upload, name)


def _check_csv(upload, name):
    head = _head(upload).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if filetype.guess(head) or head.startswith(
        (b"<!doctype", b"<html", b"<?xml", b"<script", b"%pdf", b"{\\rtf")
    ):
        raise _disagrees(upload, name)
    if not any(_decodes(upload, encoding) for encoding in ("utf-8-sig", "cp1252")):
        raise FileError(
            _("“%(name)s” is not plain text; in the spreadsheet choose “Save as”, then “CSV UTF-8”.")
            % {"name": name}
        )


def _decodes(upload, encoding):
    decoder = getincrementaldecoder(encoding)()
    upload.seek(0)
    try:
        while chunk := upload.read(CHUNK):
            if UNPRINTABLE.search(decoder.decode(chunk)):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

CHECKS = {
    "pdf": _check_pdf,
    "png": lambda upload, name: _check_image(upload, name, "PNG"),
    "jpg": lambda upload, name: _check_image(upload, name, "JPEG"),
    "xlsx": lambda upload, name: _check_office(upload, name, "xlsx"),
    "docx": lambda upload, name: _check_office(upload, name, "docx"),
    "pptx": lambda upload, name: _check_office(upload, name, "pptx"),
    "csv": _check_csv,
}


def _head(upload):
    upload.seek(0)
    return upload.read(HEAD)


def _disagrees(upload, name):
    found = filetype.guess_extension(_head(upload))
    if found and found in MEDIA_TYPES and not name.lower().endswith(f".{found}"):
        return FileError(
            _("“%(name)s” is in truth %(found)s; rename it or choose the right file.")
            % {"name": name, "found": found.upper()}
        )
    return FileError(
        _("What is in “%(name)s” does not fit its name; save it again in the program that made it.")
        % {"name": name}
    )


def _damaged(name):
    return FileError(
        _("“%(name)s” is damaged or incomplete; open it, save it again and upload that.") % {"name": name}
    )


def _too_many_pixels(name):
    return FileError(
        _("“%(name)s” has more than %(limit)s million pixels; make the picture smaller.")
        % {"name": name, "limit": MOST_PIXELS // 10**6}
    )


def _no_link():
    return FileError(_("This is no usable link; copy it from the browser's address bar, with https://."))
