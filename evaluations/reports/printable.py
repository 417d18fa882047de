"""Text a page can carry: signs the fonts have, and words that may break where they must."""

import re
import unicodedata
from functools import cache

from evaluations.neutral import plain

# What Plus Jakarta Sans and the fonts built into Typst can draw (tests/evaluations/reports prove it). PDF/A
# forbids any other sign, so an emoji or a foreign script is printed as an empty box.
_EVERYWHERE = (
    "\x20-\x7e\xa0-\xac\xae-\xff\u0391-\u03a1\u03a3-\u03a9\u03b1-\u03c9\u0410-\u044f\u2010-\u2015\u2018-\u2027"
    "\u2030-\u2034\u2039-\u203a\u2044\u2070\u2074-\u2079\u2080-\u2089\u20ac\u2116\u2122\u2190-\u2195\u2211-\u2212\u221a\u221e\u2248\u2260\u2264-\u2265"
    "\u25a0-\u25ff\u2713-\u2714\u2717-\u2718"
)
DRAWN = (
    f"\n{_EVERYWHERE}\u0100-\u02ff\u0386\u0388-\u038a\u038c\u038e-\u0390\u03aa-\u03b0\u03ca-\u03ff\u0400-\u040f\u0450-\u0482"
    "\u048a-\u04ff\u0531-\u0556\u0561-\u0587\u05d0-\u05ea\u0621-\u063a\u0640-\u064a\u0660-\u066d\u06f0-\u06f9\u1e00-\u1eff"
    "\u2016-\u2017\u202f\u2035-\u2038\u203b-\u2040\u2045-\u2052\u2054-\u205e\u2071\u207a-\u207f\u208a-\u208e\u20a0-\u20ab"
    "\u20ad-\u20bf\u2100-\u2115\u2117-\u211e\u2126-\u2151\u2153-\u2184\u2196-\u2210\u2213-\u2219\u221b-\u221d\u221f-\u2247\u2249-\u225f\u2261-\u2263\u2266-\u22ff\u2300-\u23ff\u2460-\u259f\u2600-\u2606"
    "\u2609-\u262f\u2638-\u268b\u2701-\u2704\u2706-\u2709\u270c-\u2712\u2719-\u2726\u2761-\u277f\u27e6-\u27ef\ufb00-\ufb06"
)
DRAWN_IN_CHARTS = f"\n{_EVERYWHERE}"  # a drawing's text finds fewer signs than a page's
BOX = "□"
BREAK = "\u200b"  # zero-width space: a line may end here
SEAM = "\u2063"  # the same for hashes and addresses; the template turns it into space that is never copied
HYPHEN = "\u00ad"  # soft hyphen: seen only where a line ends
LONGEST = 28  # letters of running text that fit wherever it is set
WORD = 40  # letters; what is longer is no word, and may break anywhere
STEP = 8  # letters between two breaks
COPIED = 200  # letters up to which somebody may want to copy a word; Typst's rules have a limit, too

_NOT_DRAWN = re.compile(f"[^{DRAWN}]+")
_NOT_IN_CHARTS = re.compile(f"[^{DRAWN_IN_CHARTS}]+")
# An open syllable begins, two letters or more from either end: consonant (or ng, ny, sy, kh) and vowel.
_SYLLABLE = re.compile(
    r"(?<=[a-z]{2})(?<![nsk](?=[gyh]))(?=(?:ng|ny|sy|kh|[b-df-hj-np-tv-z])[aiueo][a-z])", re.IGNORECASE
)


def printable(text: str, longest: int = LONGEST) -> str:
    """Visible text in signs that can be drawn; a word longer than `longest` gets places to break."""
    text = plain(text)
    if not text.isascii():
        text = _NOT_DRAWN.sub(BOX, text)
    return _longer_than(longest).sub(_breakable, text) if len(text) > longest else text


def printable_svg(svg: str) -> str:
    """A drawing whose letters can be drawn: the accent goes before the letter does."""
    if svg.isascii():
        return svg
    return _NOT_IN_CHARTS.sub(lambda signs: _NOT_IN_CHARTS.sub(BOX, _without_accents(signs[0])), svg)


def _without_accents(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


@cache
def _longer_than(longest: int) -> re.Pattern:
    return re.compile(rf"\S{{{longest + 1},}}")


def _breakable(match: re.Match) -> str:
    word = match[0]
    if word.isalpha() and len(word) <= WORD:
        return _SYLLABLE.sub(HYPHEN, word)
    return (SEAM if len(word) <= COPIED else BREAK).join(
        word[start : start + STEP] for start in range(0, len(word), STEP)
    )
