from dataclasses import dataclass

from evaluations.ooxml import FileError


class SpreadsheetError(FileError):
    """A workbook that cannot be read at all. Its text is one translated sentence."""


@dataclass(frozen=True)
class CellError:
    """What is wrong with one cell, or worth knowing about it: `C14`, the column's title, a sentence."""

    cell: str
    column: str
    message: str

    def __str__(self):
        return f"{self.cell}: {self.message}"
