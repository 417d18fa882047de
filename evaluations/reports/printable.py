"""Text a page can carry: signs the fonts have, and words that may break where they must."""

import re
from functools import cache

from evaluations.neutral import plain

# What Plus Jakarta Sans and the fonts built into Typst can draw (tests/evaluations/reports prove it). PDF/A
# forbids any other sign, so an emoji or a foreign script is printed as an empty box.
DRAWN = (
    "\n\x20-\x7e\u00a0-\u00ac\u00ae-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u04ff"
    "\u0531-\u0556\u0561-\u0587\u05d0-\u05ea\u0621-\u063a\u0640-\u0655\u0660-\u066d\u06f0-\u06f9\u1e00-\u1eff"
    "\u2010-\u2027\u202f-\u2040\u2044-\u205e\u2070-\u2071\u2074-\u208e\u20a0-\u20bf\u2100-\u211e\u2122"
    "\u2126-\u2151\u2153-\u2184\u2190-\u23ff\u2460-\u2606\u2609-\u262f\u2638-\u268b\u2701-\u2704\u2706-\u2709"
    "\u270c-\u2714\u2717-\u2727\u2761-\u277f\u27e6-\u27ef\ufb00-\ufb06"
)
BOX = "□"
BREAK = "\u200b"  # zero-width space: a line may end here
SEAM = "\u2063"  # the same for hashes and addresses; the template turns it into space that is never copied
HYPHEN = "\u00ad"  # soft hyphen: seen only where a line ends
LONGEST = 28  # letters of running text that fit wherever it is set
WORD = 40  # letters; what is longer is no word, and may break anywhere
STEP = 8  # letters between two breaks
COPIED = 200  # letters up to which somebody may want to copy a word; Typst's rules have a limit, too

_NOT_DRAWN = re.compile(f"[^{DRAWN}]+")
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
