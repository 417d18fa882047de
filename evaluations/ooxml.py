"""Office packages (XLSX, DOCX, PPTX) as zip files, checked before anything unpacks them."""

import zipfile
import zlib
from dataclasses import dataclass

from django.utils.translation import gettext as _

from evaluations.formats import FormatError

LARGEST_UNPACKED = 300 * 1024**2
MOST_MEMBERS = 5000
CHUNK = 256 * 1024
OLE_HEADER = bytes.fromhex("D0CF11E0A1B11AE1")
LOCAL_HEADER = 30
IS_ENCRYPTED = 0x1

KINDS = {
    b"spreadsheetml.sheet.main+xml": "xlsx",
    b"wordprocessingml.document.main+xml": "docx",
    b"presentationml.presentation.main+xml": "pptx",
}


class FileError(FormatError):
    """A file that cannot be taken. Its text is one translated sentence: what, where, what to do."""


@dataclass(frozen=True)
class Package:
    """`kind` is the extension its content deserves: `xlsx`, `docx`, `pptx`."""

    file: object
    kind: str
    members: dict

    def stream(self, name):
        """Yield a member's true content, whatever size the directory declares."""
        return _inflated(self.file, self.members[name])


def open_package(file, name):
    """Return the Package in `file`, or raise FileError; `name` is what the user calls it."""
    file.seek(0)
    head = file.read(8)
    if head == OLE_HEADER:
        raise FileError(
            _("“%(name)s” has a password or an old format; save it without password as XLSX, DOCX or PPTX.")
            % {"name": name}
        )
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, OSError, NotImplementedError) as error:
        raise _broken(name) from error
    _refuse_suspicious(members, name)
    package = Package(file, "", {member.filename: member for member in members})
    return Package(file, _kind(package, name), package.members)


def _refuse_suspicious(members, name):
    if any(member.flag_bits & IS_ENCRYPTED for member in members):
        raise FileError(_("“%(name)s” has a password; save it without and upload it again.") % {"name": name})
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > LARGEST_UNPACKED:
        raise _too_large(name)
    if len({member.filename.casefold() for member in members}) < len(members):
        raise _broken(name)
    if any(member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for member in members):
        raise _broken(name)
    if any(member.filename.lower().endswith("vbaproject.bin") for member in members):
        raise _has_macros(name)


def _kind(package, name):
    if "[Content_Types].xml" not in package.members:
        raise _broken(name)
    try:
        content_types = b"".join(package.stream("[Content_Types].xml"))
    except FileError as error:
        raise _broken(name) from error
    if b"macroEnabled" in content_types:
        raise _has_macros(name)
    kinds = [kind for mark, kind in KINDS.items() if mark in content_types]
    if len(kinds) != 1:
        raise _broken(name)
    return kinds[0]


def _inflated(file, member, largest=LARGEST_UNPACKED):
    """Yield what a member holds, and refuse it as soon as it outgrows what its directory entry declares."""
    file.seek(member.header_offset)
    header = file.read(LOCAL_HEADER)
    if len(header) < LOCAL_HEADER or not header.startswith(b"PK\x03\x04"):
        raise _broken(member.filename)
    file.seek(int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little"), 1)
    inflater = zlib.decompressobj(-15) if member.compress_type == zipfile.ZIP_DEFLATED else None
    left, seen = member.compress_size, 0
    while left > 0 and (packed := file.read(min(CHUNK, left))):
        left -= len(packed)
        for chunk in _chunks(inflater, packed, member.filename):
            seen += len(chunk)
            if seen > min(member.file_size, largest):
                raise _broken(member.filename)
            yield chunk
    if left or seen != member.file_size:
        raise _broken(member.filename)


def _chunks(inflater, packed, name):
    if inflater is None:
        yield packed
        return
    try:
        while packed:
            yield inflater.decompress(packed, CHUNK)
            packed = inflater.unconsumed_tail
    except zlib.error as error:
        raise _broken(name) from error


def _broken(name):
    return FileError(
        _("“%(name)s” is damaged or is no Office file; open it in Office, save it again and upload that.")
        % {"name": name}
    )


def _too_large(name):
    return FileError(
        _("“%(name)s” unpacks to an unreasonable size; save it again with less in it and upload that.")
        % {"name": name}
    )


def _has_macros(name):
    return FileError(
        _("“%(name)s” holds macros; save it without them, as XLSX, DOCX or PPTX.") % {"name": name}
    )
