"""Which dimension and sub-dimension a cell of a workbook means."""

from collections import defaultdict

from django.utils.translation import gettext as _

from evaluations.formats import FormatError
from evaluations.formats.errors import quoted

from .columns import normalise
from .values import DIMENSIONS, unnumbered


class Places:
    """The dimensions and sub-dimensions of one masterplan, looked up by code or name in either language."""

    def __init__(self, dimensions, sub_dimensions):
        self.dimensions = list(dimensions)
        self.sub_dimensions = list(sub_dimensions)
        self.settled = {}
        self.by_dimension = {}
        for dimension in self.dimensions:
            for name in (
                dimension.code,
                dimension.name,
                dimension.name_en,
                *DIMENSIONS.get(dimension.code, ()),
            ):
                self.by_dimension.setdefault(_plain(name), dimension)
        self.by_sub_dimension = defaultdict(dict)
        for sub_dimension in self.sub_dimensions:
            short = _without_dimension(sub_dimension)
            for name in filter(None, (sub_dimension.code, sub_dimension.name, sub_dimension.name_en, short)):
                self.by_sub_dimension[_plain(name)][sub_dimension.code] = sub_dimension

    def dimension(self, text):
        """Return the dimension meant by `text`, or None."""
        return self.by_dimension.get(_plain(text)) or self.by_dimension.get(_plain(unnumbered(str(text))))

    def sub_dimension(self, text, dimension=None):
        """Return the one sub-dimension meant by `text`, within `dimension` where it is known, or None."""
        for spelling in (str(text), unnumbered(str(text))):
            meant = [
                one
                for one in self.by_sub_dimension.get(_plain(spelling), {}).values()
                if dimension is None or one.dimension.code == dimension.code
            ]
            if len(meant) == 1:
                return meant[0]
        return None

    def settle(self, dimension_text, sub_dimension_text):
        """Return the sub-dimension that two cells name together, or raise FormatError."""
        said = (str(dimension_text), str(sub_dimension_text))
        if said not in self.settled:
            self.settled[said] = self._settle(dimension_text, sub_dimension_text)
        return self.settled[said]

    def _settle(self, dimension_text, sub_dimension_text):
        dimension = self.dimension(dimension_text) if dimension_text else None
        if dimension_text and not dimension:
            raise FormatError(
                _("“%(value)s” is no dimension of this masterplan; write %(names)s.")
                % {"value": quoted(dimension_text), "names": _either(self.dimensions)}
            )
        within = [one for one in self.sub_dimensions if not dimension or one.dimension.code == dimension.code]
        if not sub_dimension_text:
            raise FormatError(
                _("The sub-dimension is missing; write %(names)s.") % {"names": _either(within)}
            )
        if found := self.sub_dimension(sub_dimension_text, dimension):
            return found
        if elsewhere := dimension and self.sub_dimension(sub_dimension_text):
            raise FormatError(
                _("“%(value)s” belongs to %(dimension)s; correct the dimension or the sub-dimension.")
                % {"value": elsewhere.name, "dimension": elsewhere.dimension.name}
            )
        raise FormatError(
            _("“%(value)s” is no sub-dimension of this masterplan; write %(names)s.")
            % {"value": quoted(sub_dimension_text), "names": _either(within)}
        )


def _plain(text):
    return normalise(text).removeprefix("smart ").replace(" ", "")


def _without_dimension(sub_dimension):
    """Return `Tourism` for `Tourism Branding`: the last word may repeat the dimension's."""
    words = sub_dimension.name.split()
    repeats = len(words) > 1 and normalise(words[-1]) in normalise(sub_dimension.dimension.name).split()
    return " ".join(words[:-1]) if repeats else ""


def _either(places):
    """List names as a choice, the first six of them."""
    names = [place.name for place in places[:6]]
    if len(places) > 6:
        names.append("…")
    return ", ".join(names[:-1]) + _(" or ") + names[-1] if len(names) > 1 else "".join(names)
