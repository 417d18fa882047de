"""Text a page can carry: signs the fonts have, and words that may break where they must."""

import re

from evaluations.neutral import plain

# What Plus Jakarta Sans and the fonts built into Typst can draw (tests/evaluations/reports prove it). PDF/A
# forbids any other sign, so an emoji or a foreign script is printed as an empty box.
DRAWN = (
    "\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u04ff"
    "\u0531-\u0556\u0561-\u0587\u05d0-\u05ea\u0621-\u063a\u0640-\u0655\u0660-\u066d\u06f0-\u06f9\u1e00-\u1eff"
    "\u2010-\u2027\u202f-\u2040\u2044-\u205e\u2070-\u2071\u2074-\u208e\u20a0-\u20bf\u2100-\u211e\u2122"
    "\u2126-\u2151\u2153-\u2184\u2190-\u23ff\u2460-\u2606\u2609-\u262f\u2638-\u268b\u2701-\u2704\u2706-\u2709"
    "\u270c-\u2714\u2717-\u2727\u2761-\u277f\u27e6-\u27ef\ufb00-\ufb06"
)
BOX = "□"
BREAK = "\u200b"  # zero-width space: a line may end here
HYPHEN = "\u00ad"  # soft hyphen: seen only where a line ends
LONGEST = 28  # letters that fit the narrowest text column of running text

_NOT_DRAWN = re.compile(f"[^{re.escape(DRAWN).replace(chr(92) + '-', '-')}]+")
_LONG = {}


def printable(text: str, longest: int = LONGEST) -> str:
    """Visible text in signs that can be drawn; a word longer than `longest` gets places to break."""
    text = plain(text)
    if not text.isascii():
        text = _NOT_DRAWN.sub(BOX, text)
    return _long_words(longest).sub(_breakable(longest), text)


def _long_words(longest: int) -> re.Pattern:
    if longest not in _LONG:
        _LONG[longest] = re.compile(rf"\S{{{longest + 1},}}")
    return _LONG[longest]


# An open syllable begins: consonant (or ng, ny, sy, kh) and vowel, with two letters or more on both sides.
_SYLLABLE = re.compile(
    r"(?<=[a-z]{2})(?=(?:ng|ny|sy|kh|[b-df-hj-np-tv-z])[aiueo][a-z])(?<![nsk](?=[gyh]))", re.I
)


def _breakable(longest: int):
    def broken(word: re.Match) -> str:
        word = word[0]
        if word.isalpha() and len(word) < 40:
            return _SYLLABLE.sub(HYPHEN, word)
        return BREAK.join(word[start : start + longest] for start in range(0, len(word), longest))

    return broken
