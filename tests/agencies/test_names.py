"""Which agency a spreadsheet means: sure, or candidates, never a silent guess."""

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import agencies
from agencies.names import AgencyNames, Certainty, match, normalise


@dataclass(frozen=True)
class Named:
    code: str
    name: str
    short_name: str = ""
    other_spellings: tuple = ()


def bekasi():
    with open(Path(agencies.__file__).parent / "seed" / "agencies.csv", newline="", encoding="utf-8") as file:
        return [
            Named(
                row["code"],
                row["name"],
                row["short_name"],
                tuple(filter(None, row["other_spellings"].split("|"))),
            )
            for row in csv.DictReader(file)
        ]


@pytest.fixture(scope="module")
def names():
    return AgencyNames(bekasi(), "Bekasi")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Dinkes", "dinkes"),
        ("dinkes", "dinkes"),
        ("DINAS KESEHATAN KAB. BEKASI", "dinkes"),
        ("dinas kesehatan kabupaten bekasi", "dinkes"),
        ("  Dinas   Kesehatan ", "dinkes"),
        ("Dinas Kesehatan (Dinkes)", "dinkes"),
        ("Dinas Kesehatan (Kab. Bekasi)", "dinkes"),
        ("Diskominfosantik Kab Bekasi", "diskominfosantik"),
        ("DISKOMINFO SANTIK", "diskominfosantik"),
        ("Diskominfo", "diskominfosantik"),
        ("Dinas Komunikasi, Informatika, Persandian & Statistik", "diskominfosantik"),
        ("Dinas Koperasi & UMKM", "diskop"),
        ("Setda Kab. Bekasi", "setda"),
        ("BAPPEDA Kab.Bekasi", "bappeda"),
        ("RSUD Kab. Bekasi", "rsud-kabupaten-bekasi"),
        ("Kec. Karang Bahagia", "kec-karangbahagia"),
        ("KECAMATAN SETU", "kec-setu"),
        ("32.16.04", "kec-tambelang"),
        ("Satpol PP Kabupaten Bekasi", "satpolpp"),
        ("kec-cikarang-pusat", "kec-cikarang-pusat"),
    ],
)
def test_an_agency_is_known_by_all_its_names(names, written, code):
    found = names.match(written)

    assert (found.agency.code, found.certainty, found.candidates) == (code, Certainty.CERTAIN, ())


@pytest.mark.parametrize(
    ("written", "candidates"),
    [
        ("Dinas Kesehatn", {"dinkes"}),
        ("Kesehatan", {"dinkes"}),
        ("Dinas Kesehatan Kabupaten Karawang", {"dinkes"}),
        ("Dinas Kesehatan Kota Bekasi", {"dinkes"}),
        ("RSUD", {"rsud-kabupaten-bekasi", "rsud-cabangbungin"}),
        ("DP3A/DPPKB", {"dp3a", "dppkb"}),
        ("Karang Bahagia", {"kec-karangbahagia"}),
    ],
)
def test_an_unclear_name_gives_candidates_and_no_agency(names, written, candidates):
    found = names.match(written)

    assert found.agency is None
    assert found.certainty == Certainty.UNSURE
    assert {agency.code for agency in found.candidates} == candidates


@pytest.mark.parametrize("written", ["", None, "   ", "xyzzy", "12345", "💥", "x" * 100_000, "\x00"])
def test_nonsense_is_unknown(names, written):
    assert names.match(written).certainty == Certainty.UNKNOWN


def test_a_spelling_that_two_agencies_share_is_unclear():
    twins = [
        Named("dkp", "Dinas Ketahanan Pangan", "DKP"),
        Named("kp", "Dinas Kelautan", other_spellings=("DKP ",)),
    ]

    assert match("D.K.P", twins).candidates == tuple(twins)
    assert match("dkp", twins).agency == twins[0]  # the code decides


def test_without_a_known_regency_any_regency_is_left_out():
    health = Named("dinkes", "Dinas Kesehatan")

    assert match("Dinas Kesehatan Kabupaten Karawang", [health]).agency == health
    assert match("Dinas Kesehatan Kabupaten Karawang", [health], "Kabupaten Karawang").agency == health
    assert match("Dinas Kesehatan Kabupaten Karawang", [health], "Bekasi").agency is None


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("Dinkes; Disdik", ["dinkes", "disdik"]),
        ("DLH, Dinas Sosial", ["dlh", "dinsos"]),
        ("Dinkes/Disdik", ["dinkes", "disdik"]),
        ("Dinkes\nBPBD\n", ["dinkes", "bpbd"]),
        ("Dinas Kesehatan dan Dinas Sosial Kab. Bekasi", ["dinkes", "dinsos"]),
        (
            "Dinas Komunikasi, Informatika, Persandian dan Statistik, Dinas Kesehatan dan Bappeda",
            ["diskominfosantik", "dinkes", "bappeda"],
        ),
        ("Dinas Sumber Daya Air, Bina Marga dan Bina Konstruksi & Dishub", ["dsdabmbk", "dishub"]),
        ("Dinkes, Entah, Bappeda", ["dinkes", None, "bappeda"]),
        ("-", []),
        ("", []),
        (None, []),
    ],
)
def test_a_list_is_taken_apart_though_names_hold_commas(names, written, codes):
    assert [found.agency and found.agency.code for found in names.match_all(written)] == codes


def test_endless_lists_and_endless_nonsense_end_soon(names):
    assert len(names.match_all("a," * 50_000)) <= 1000

    for count in range(2000):
        AgencyNames.match(names, f"Dinas Entah {count}")
    assert names.match("Dinas Kesehatan").agency.code == "dinkes"


@given(st.text())
def test_no_text_breaks_the_search(text):
    names = AgencyNames(bekasi()[:3], "Bekasi")

    assert names.match(text).written is not None
    assert isinstance(names.match_all(text), list)
    assert isinstance(normalise(text), str)
