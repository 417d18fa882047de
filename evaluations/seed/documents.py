"""Small sample documents made in code: a one-page PDF letter, a dated photo, a workbook."""

import io
from functools import cache

import xlsxwriter
from PIL import Image, ImageDraw, ImageFont

from evaluations.formats import long_date

MARK = "CONTOH - dibuat untuk peragaan portal, bukan dokumen resmi"


def letter_pdf(title, agency, date, paragraphs):
    """A one-page PDF in the reader's own Helvetica, with real text to search and copy."""
    lines = [
        ("F2", 15, 780, title.upper()),
        ("F2", 11, 760, agency.upper()),
        ("F1", 10, 742, f"Nomor: 000/CONTOH/{date:%Y}"),
    ]
    height = 700
    for paragraph in paragraphs:
        for line in wrapped(paragraph, 86):
            lines.append(("F1", 11, height, line))
            height -= 16
        height -= 10
    lines += [
        ("F1", 11, height - 20, f"Cikarang, {day_of(date)}"),
        ("F1", 11, height - 36, f"Kepala {agency}"),
        ("F1", 11, height - 84, "(tanda tangan contoh)"),
        ("F1", 9, 48, MARK),
    ]
    text = "\n".join(
        f"BT /{font} {size} Tf 64 {y} Td ({escaped(words)}) Tj ET" for font, size, y, words in lines
    )
    rule = "0.14 0.27 0.54 RG 2 w 64 730 m 531 730 l S"
    return pdf(f"{rule}\n{text}".encode("latin-1", "replace"))


def day_of(date):
    """With plain spaces: the small typefaces used here have no other."""
    return long_date(date).replace("\u00a0", " ")


def wrapped(text, width):
    line = ""
    for word in text.split():
        if len(line) + len(word) >= width:
            yield line
            line = ""
        line = f"{line} {word}".strip()
    yield line


def escaped(words):
    return words.replace("–", "-").replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def pdf(content):
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return body + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, len(body))
    )


SKYLINE = ((40, 250), (130, 190), (230, 280), (350, 160), (440, 230), (540, 200))  # left, top


def photo_png(caption, stamp):
    """A plain skyline with what it stands for, and its date where it has one."""
    image = Image.new("RGB", (640, 427), "#C5D5F0")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 310, 640, 350), fill="#93B0E2")
    for left, top in SKYLINE:
        draw.rectangle((left, top, left + 78, 330), fill="#3F66B0" if top > 200 else "#1C3A78")
    draw.rectangle((0, 350, 640, 427), fill="#14264D")
    draw.text((24, 362), caption[:52], font=typeface(20), fill="white")
    draw.text((24, 394), f"{stamp} · Contoh" if stamp else "Contoh", font=typeface(15), fill="#BFCDEA")
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=1)
    return file.getvalue()


@cache
def typeface(size):
    return ImageFont.load_default(size)


def workbook_xlsx(title, head, rows):
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    bold = book.add_format({"bold": True})
    sheet = book.add_worksheet("Data")
    sheet.write(0, 0, title, bold)
    sheet.write(1, 0, MARK)
    sheet.write_row(3, 0, head, bold)
    for number, row in enumerate(rows, start=4):
        sheet.write_row(number, 0, row)
    sheet.set_column(0, 0, 60)
    book.close()
    return file.getvalue()
