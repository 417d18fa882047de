"""Numbers of sections, tables and figures, the same in every file of one document."""

from string import ascii_uppercase

from django.utils.translation import gettext as _

from .document import Section


class Numbering:
    """Asked in reading order: `heading` for each section, then `table` and `figure` for its blocks."""

    def __init__(self):
        self._path: list[int] = []  # section numbers down to the current one
        self._chapters = self._annexes = 0
        self._chapter = ""
        self._tables = self._figures = 0

    def heading(self, section: Section, level: int) -> str:
        if not section.numbered:
            if level == 1:
                self._begin("")
            return section.title
        if level == 1:
            return self._chapter_heading(section)
        self._path = [*self._path[: level - 1], (self._path[level - 1 :] or [0])[0] + 1]
        number = ".".join([self._chapter, *map(str, self._path[1:])])
        return f"{number} {section.title}"

    def _chapter_heading(self, section: Section) -> str:
        if section.annex:
            self._annexes += 1
            self._begin(_letters(self._annexes))
            return _("Annex %(letter)s. %(title)s") % {"letter": self._chapter, "title": section.title}
        self._chapters += 1
        self._begin(str(self._chapters))
        return f"{self._chapter}. {section.title}"

    def _begin(self, chapter: str):
        self._chapter, self._path = chapter, [0]
        self._tables = self._figures = 0

    def table(self) -> str:
        self._tables += 1
        return _("Table %(number)s") % {"number": self._within_chapter(self._tables)}

    def figure(self) -> str:
        self._figures += 1
        return _("Figure %(number)s") % {"number": self._within_chapter(self._figures)}

    def _within_chapter(self, number: int) -> str:
        return f"{self._chapter}.{number}" if self._chapter else str(number)


def _letters(number: int) -> str:
    """1 is A, 26 is Z, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = ascii_uppercase[rest] + letters
    return letters
