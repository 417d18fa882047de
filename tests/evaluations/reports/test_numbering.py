from django.utils import translation

from evaluations.reports.document import Section
from evaluations.reports.numbering import Numbering


def test_chapters_are_numbered_annexes_lettered_and_a_preface_is_neither():
    numbering = Numbering()

    with translation.override("en"):
        headings = [
            numbering.heading(section, level)
            for section, level in (
                (Section("Preface", numbered=False), 1),
                (Section("Index"), 1),
                (Section("Aspects"), 2),
                (Section("Output"), 3),
                (Section("Impact"), 3),
                (Section("Dimensions"), 2),
                (Section("Programs"), 1),
                (Section("Quick wins"), 2),
                (Section("Indicators", annex=True), 1),
                (Section("Baseline"), 2),
                (Section("Evidence", annex=True), 1),
            )
        ]

    assert headings == [
        "Preface",
        "1. Index",
        "1.1 Aspects",
        "1.1.1 Output",
        "1.1.2 Impact",
        "1.2 Dimensions",
        "2. Programs",
        "2.1 Quick wins",
        "Annex A. Indicators",
        "A.1 Baseline",
        "Annex B. Evidence",
    ]


def test_tables_and_figures_begin_anew_in_each_chapter():
    numbering = Numbering()

    with translation.override("en"):
        numbering.heading(Section("Index"), 1)
        first = [numbering.table(), numbering.table(), numbering.figure()]
        numbering.heading(Section("Indicators", annex=True), 1)
        annex = [numbering.table(), numbering.figure()]

    assert first == ["Table 1.1", "Table 1.2", "Figure 1.1"]
    assert annex == ["Table A.1", "Figure A.1"]
