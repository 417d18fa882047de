"""Foreign text made harmless: one rule for every page, spreadsheet, CSV and printed report."""

import re
import unicodedata

# Control characters but tab and line feed; bidirectional marks and overrides; zero-width and other
# invisible signs; lone surrogates and non-characters, which no file format takes.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# What spreadsheet programs take for the start of a formula, the full-width forms included.
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20|%]|[\t\n]")
_NUMBER = re.compile(r"[+\-]?\d+([.,]\d+)*%?")
CELL_LIMIT = 32_767  # characters in one XLSX cell


def plain(text: str) -> str:
    """The visible text, composed (NFC), lines ended by a line feed."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _UNWANTED.sub("", _LINE_ENDS.sub("\n", text)))


def is_formula(text: str) -> bool:
    """Whether a spreadsheet program could run it; a plain negative or signed number is none."""
    return bool(_FORMULA.match(text)) and not _NUMBER.fullmatch(text)


def sheet_text(text: str) -> str:
    """For an XLSX cell written as a string, where nothing is run: visible text, cut at the format's limit."""
    text = plain(text)
    return text if len(text) <= CELL_LIMIT else f"{text[: CELL_LIMIT - 1]}…"


def csv_text(text: str) -> str:
    """For CSV, which has no types: an apostrophe keeps a formula from running on opening."""
    text = sheet_text(text)
    return f"'{text}" if is_formula(text) else text
