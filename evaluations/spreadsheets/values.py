"""The words that stand for a choice in the cells of a masterplan workbook."""

import re

from evaluations.choices import BudgetSource, Direction, RoadmapTerm

NOTHING = {"", "-", "–", "—", "n/a", "na", "n.a.", "tidak ada", "none", "nil", "tbd", "…", "..."}

FAILED_FORMULAS = frozenset(
    ("#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA")
)

YES = {"ya", "y", "yes", "x", "v", "✓", "✔", "√", "1", "true", "benar", "quick win", "quickwin", "qw", "ada"}
NO = {"tidak", "t", "n", "no", "0", "false", "salah", "bukan", "non quick win", "reguler", "non"}

DIRECTIONS = {
    Direction.UP: (
        *("naik", "up", "higher is better", "meningkat", "positif", "makin tinggi makin baik", "higher"),
        *("semakin tinggi semakin baik", "maksimum", "increase", "maximize", "maximise"),
    ),
    Direction.DOWN: (
        *("turun", "down", "lower is better", "menurun", "negatif", "makin rendah makin baik", "lower"),
        *("semakin rendah semakin baik", "minimum", "decrease", "minimize", "minimise"),
    ),
}
TERMS = {
    RoadmapTerm.SHORT: ("jangka pendek", "pendek", "short term", "short"),
    RoadmapTerm.MEDIUM: ("jangka menengah", "menengah", "medium term", "medium", "jangka sedang"),
    RoadmapTerm.LONG: ("jangka panjang", "panjang", "long term", "long"),
}
SOURCES = {
    BudgetSource.APBD: (
        *("apbd", "apbd kabupaten", "apbd kab", "apbd ii", "apbd kab bekasi", "apbd kabupaten bekasi"),
        *("pad", "apbd murni", "apbd kabupaten kota", "apbd kota"),
    ),
    BudgetSource.APBD_PROVINCE: (
        *(
            "apbd provinsi",
            "provinsi",
            "apbd i",
            "apbd prov",
            "bantuan provinsi",
            "banprov",
            "provincial apbd",
        ),
        *("apbd province", "bantuan keuangan provinsi"),
    ),
    BudgetSource.APBN: ("apbn", "dak", "dana alokasi khusus", "tugas pembantuan", "dekonsentrasi", "dbhcht"),
    BudgetSource.VILLAGE: ("dana desa", "apbdes", "village fund", "apb desa", "alokasi dana desa", "add"),
    BudgetSource.CSR: ("csr", "tjsl", "swasta", "csr swasta", "kpbu", "corporate social responsibility"),
    BudgetSource.OTHER: ("lainnya", "lain lain", "other", "lain", "hibah", "blud", "sumber lain", "others"),
}
DIMENSIONS = {
    "GOV": ("governance", "tata kelola", "pemerintahan", "tata kelola pemerintahan"),
    "BRA": ("branding",),
    "ECO": ("economy", "ekonomi", "perekonomian"),
    "LIV": ("living", "kehidupan", "hunian"),
    "SOC": ("society", "masyarakat", "people"),
    "ENV": ("environment", "lingkungan", "lingkungan hidup"),
}

_NUMBERED = re.compile(r"^\s*(?:\(?(?:[ivx]+|[a-z]|\d+(?:\.\d+)*)[.)]\s*|\d+\s+)(?=\S)", re.IGNORECASE)


def is_nothing(value):
    return value is None or (isinstance(value, str) and value.strip().lower() in NOTHING)


def unnumbered(text):
    """Leave out what counts a heading: `I. Smart Governance`, `1.2) Birokrasi`."""
    return _NUMBERED.sub("", text)
