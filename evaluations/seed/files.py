"""Reads the seed's data files: tables as CSV, texts as TOML."""

import csv
import tomllib
from pathlib import Path

REFERENCE = Path(__file__).parent / "reference"
DEMO = Path(__file__).parent / "demo"


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def document(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))


def listed(cell):
    """`a|b` → ["a", "b"]; an empty cell → []."""
    return [part for part in cell.split("|") if part]
