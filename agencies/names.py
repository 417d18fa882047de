"""Which agency is meant by a name as people write it: `Dinkes`, `DINAS KESEHATAN KAB. BEKASI`, a code.

Pure: works on anything with `code`, `name`, `short_name` and `other_spellings`. An unsure answer names
candidates and no agency, so nobody is ever handed another agency's program in silence.
"""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

LONGEST = 300
LONGEST_LIST = 2000
LIKENESS = 0.62
NEAR = 0.15
MOST_CANDIDATES = 3
MOST_PIECES = 30
MOST_SEARCHES = 500  # a file full of nonsense must not keep the server searching

WORDS = {
    "&": "dan",
    "kab": "kabupaten",
    "kec": "kecamatan",
    "kel": "kelurahan",
    "bag": "bagian",
    "din": "dinas",
    "bdn": "badan",
    "prov": "provinsi",
    "sekr": "sekretariat",
    "set": "sekretariat",
    "pemkab": "pemerintah kabupaten",
}
SKIPPED = {"dan", "pemerintah"}
OF_REGENCY = re.compile(r"^(?P<name>.+) kabupaten (?P<regency>\w+(?: \w+){0,3})$")
IN_BRACKETS = re.compile(r"^(?P<outer>[^()]+)\((?P<inner>[^()]+)\)\s*$")
KINDS = {"rsud", "rumah sakit umum daerah", "dinas", "badan", "kecamatan", "puskesmas", "sekretariat"}
BETWEEN = re.compile(r",|\s+(?:dan|and|serta|&)\s+", re.IGNORECASE)
HARD_BREAKS = re.compile(r"[;|\n\r•]+|\s+/\s+|\s+-\s+|(?<=\w)/(?=\w{3,})")


class Certainty(StrEnum):
    CERTAIN = "certain"
    UNSURE = "unsure"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Match:
    """`agency` is set when certain; `candidates` hold the likeliest when unsure, best first."""

    written: str
    agency: object | None = None
    certainty: Certainty = Certainty.UNKNOWN
    candidates: tuple = ()


def normalise(name):
    """Return `name` in small letters without marks, short words spelled out, `dan` left out."""
    text = unicodedata.normalize("NFKC", str(name))[:LONGEST].casefold()
    words = re.findall(r"[^\W_]+|&", re.sub(r"(?<=\d)\.(?=\d)|['’`]", "", text))
    spelled = " ".join(WORDS.get(word, word) for word in words).split()
    return " ".join(word for word in spelled if word not in SKIPPED)


def match(name, agencies, regency=""):
    """Return the Match for one name; to match many, keep one `AgencyNames`."""
    return AgencyNames(agencies, regency).match(name)


class AgencyNames:
    """The names of one regency's agencies, ready to be looked up.

    With `regency` (its plain name, `Bekasi`), `Dinas Kesehatan Kabupaten Karawang` is not ours.
    """

    def __init__(self, agencies, regency=""):
        self.agencies = list(agencies)
        self.regency = _joined(normalise(regency).removeprefix("kabupaten "))
        self.decisive = {}
        self.meanings = defaultdict(list)
        self.spellings = []
        self.known = {}
        self.searches = 0
        for agency in self.agencies:
            self._learn(agency)

    def match(self, name):
        written = " ".join(str(name or "")[:LONGEST].split())
        if written not in self.known:
            self.known[written] = self._look_up(written)
        return self.known[written]

    def match_all(self, text):
        """Return a Match for each agency in a list such as `Dinkes; Disdik` or `DLH, Dinas Sosial`.

        Agencies have commas in their names, so the longest run of pieces that is certain wins.
        """
        found = []
        for part in HARD_BREAKS.split(str(text or "")[:LONGEST_LIST]):
            found += self._run(part.strip(" .,-")) if part.strip(" .,-") else []
        return found

    def _learn(self, agency):
        self.decisive[agency.code.casefold()] = agency
        self.decisive[agency.name.casefold()] = agency
        for spelling in filter(None, (agency.code, agency.name, agency.short_name, *agency.other_spellings)):
            plain = normalise(spelling)
            self.spellings.append((plain, agency))
            for key in {_joined(plain), _joined(self._without_regency(plain))}:
                if agency not in self.meanings[key]:
                    self.meanings[key].append(agency)

    def _look_up(self, written):
        if agency := self.decisive.get(written.casefold()):
            return Match(written, agency, Certainty.CERTAIN)
        meant = self._meant(written)
        if not meant and (brackets := IN_BRACKETS.match(written)):
            meant = self._agreed(brackets["outer"], brackets["inner"])
        if len(meant) == 1:
            return Match(written, meant[0], Certainty.CERTAIN)
        candidates = tuple(meant[:MOST_CANDIDATES]) or self._alike(written)
        return Match(written, None, Certainty.UNSURE if candidates else Certainty.UNKNOWN, candidates)

    def _meant(self, written):
        plain = normalise(written)
        if not plain:
            return []
        return self.meanings.get(_joined(plain)) or self.meanings.get(
            _joined(self._without_regency(plain)), []
        )

    def _agreed(self, outer, inner):
        """Return what `Dinas Kesehatan (Dinkes)` means: both halves, or the one that means anything."""
        first, second = self._meant(outer), self._meant(inner)
        return [agency for agency in first if agency in second] or first + second

    def _without_regency(self, plain):
        """Leave `kabupaten bekasi` out at the end, unless the name is nothing but a kind (RSUD)."""
        found = OF_REGENCY.match(plain)
        if not found or found["name"] in KINDS:
            return plain
        ours = not self.regency or _joined(found["regency"]) == self.regency
        return found["name"] if ours else plain

    def _alike(self, written):
        """Return the agencies whose spelling is like what was written, best first."""
        plain = normalise(written)
        if not plain or self.searches >= MOST_SEARCHES:
            return ()
        self.searches += 1
        words = set(plain.split())
        best = {}
        for spelling, agency in self.spellings:
            likeness = self._likeness(plain, words, spelling)
            if likeness >= LIKENESS and likeness > best.get(agency.code, (0, None))[0]:
                best[agency.code] = (likeness, agency)
        ranked = sorted(best.values(), key=lambda pair: (-pair[0], pair[1].name))
        near = [agency for likeness, agency in ranked if likeness > ranked[0][0] - NEAR]
        return tuple(near[:MOST_CANDIDATES])

    @staticmethod
    def _likeness(plain, words, spelling):
        known = spelling.split()
        if words and len(plain) > 3 and (words <= set(known) or (set(known) <= words and len(known) > 1)):
            return 0.9
        if len(known) > 2 and plain == "".join(word[0] for word in known):
            return 0.85
        matcher = SequenceMatcher(None, plain, spelling, autojunk=False)
        return matcher.ratio() if matcher.quick_ratio() >= LIKENESS else 0

    def _run(self, part):
        """Take the longest certain run of pieces off the front, again and again."""
        found = []
        while part:
            cuts = [None, *reversed([*BETWEEN.finditer(part)][:MOST_PIECES])]
            for cut in cuts:
                head = part[: cut.start()] if cut else part
                if self._is_certain(head) or cut is cuts[-1]:
                    break
            found += [self.match(head)] if head.strip() else []
            part = part[cut.end() :].strip() if cut else ""
        return found

    def _is_certain(self, written):
        written = " ".join(written.split())
        return written.casefold() in self.decisive or len(self._meant(written)) == 1


def _joined(plain):
    return plain.replace(" ", "")
