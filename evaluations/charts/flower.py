from collections.abc import Sequence
from decimal import Decimal
from math import cos, pi, radians, sin, sqrt

from .scales import SCORES, Mark, Scale, told
from .svg import drawing, paint, tag, text

PETALS = 6


def petal(length: float, bend: float = 0.66) -> str:
    """Two arcs from the middle upwards; `bend` is their radius over the length."""
    r = length * bend
    return f"M0 0A{r:.2f} {r:.2f} 0 0 1 0 {-length:.2f}A{r:.2f} {r:.2f} 0 0 1 0 0Z"


def flower(
    title: str, marks: Sequence[Mark] = (), *, size: float = 240, scale: Scale = SCORES, on_dark: bool = True
):
    """The picture of the index: each petal as long as its value; the outline is the full scale.

    Without marks all six petals are outlines: nothing is known. A missing value keeps its outline dashed.
    """
    values = [mark.value for mark in marks] or [None] * PETALS
    colour = "white" if on_dark else "brand"
    middle, length = size / 2, size / 2 - 3
    return drawing(
        "flower",
        title,
        told(marks, scale) if marks else title,
        size,
        size,
        tag(
            "g",
            *(_outline(number, value, length, len(values), colour) for number, value in enumerate(values)),
            *(
                _filled(number, scale.share(value), length, len(values), colour)
                for number, value in enumerate(values)
                if value
            ),
            transform=f"translate({middle:g} {middle:g})",
        ),
    )


def _turn(number: int, count: int) -> str:
    return f"rotate({360 * number / count:g})"


def _outline(number, value, length, count, colour) -> str:
    return tag(
        "path",
        d=petal(length),
        transform=_turn(number, count),
        **paint(None, colour),
        stroke_width=1.5,
        stroke_opacity=0.45,
        stroke_dasharray=None if value is not None else "4 5",
    )


def _filled(number, share, length, count, colour) -> str:
    """Neighbours differ in tone, so that touching petals stay two."""
    return tag(
        "path",
        d=petal(length * share),
        transform=_turn(number, count),
        **paint(colour),
        fill_opacity=0.96 if number % 2 == 0 else 0.72,
    )


def sign(size: float = 48, colour: str = "#23458A") -> str:
    """The portal's own mark, as an ornament without a title: whoever prints it says so in words."""
    petals = "".join(
        tag(
            "path",
            d=petal(size / 2 - 1),
            transform=_turn(number, PETALS),
            fill=colour,
            fill_opacity=1.0 if number % 2 == 0 else 0.62,
        )
        for number in range(PETALS)
    )
    return tag(
        "svg",
        tag("g", petals, transform=f"translate({size / 2:g} {size / 2:g})"),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {size:g} {size:g}",
        width=size,
        height=size,
    )


def pattern(width: float, height: float, *, spacing: float = 104, line: str = "#2C4479") -> str:
    """The lattice of crossing circles behind the cover, an ornament; every third node has petals filled.

    It fades towards the lower left, where figures stand.
    """
    row_height = spacing * sqrt(3) / 2
    outlines, petals = [], []
    for row in range(-1, int(height / row_height) + 2):
        for place in range(-1, int(width / spacing) + 2):
            x, y = place * spacing + (spacing / 2 if row % 2 else 0), row * row_height
            fading = max(0.0, 1 - (y / height) * 0.8 - (1 - x / width) * 0.25)
            if fading <= 0.02:
                continue
            outlines.append(
                tag("circle", cx=x, cy=y, r=spacing, fill="none", stroke=line, stroke_opacity=fading * 0.85)
            )
            if (place - row // 2 - row) % 3 == 0:
                petals += [_leaf(x, y, turn, spacing, line, fading) for turn in range(30, 390, 60)]
    return tag(
        "svg",
        *petals,
        *outlines,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:g} {height:g}",
        width=float(width),
        height=float(height),
    )


def _leaf(x, y, turn, length, colour, fading) -> str:
    """The lens between two circles that cross: its arcs have the circle's own radius."""
    tip = (x + sin(radians(turn)) * length, y - cos(radians(turn)) * length)
    arc = f"A{length:g} {length:g} 0 0 1"
    return tag(
        "path",
        d=f"M{x:.1f} {y:.1f}{arc} {tip[0]:.1f} {tip[1]:.1f}{arc} {x:.1f} {y:.1f}Z",
        fill=colour,
        fill_opacity=fading * 0.55,
    )


def ring(title: str, done: int, of: int, *, below: str = "", size: float = 132):
    """Progress as a circle with its count inside: `done` of `of`."""
    radius = size / 2 - 8
    around = 2 * pi * radius
    share = float(min(Decimal(done) / of, Decimal(1))) if of else 0.0
    circle = {"cx": size / 2, "cy": size / 2, "r": radius, "stroke_width": 10.0}
    return drawing(
        "ring",
        title,
        f"{title}: {done} / {of}",
        size,
        size,
        tag("circle", **circle, **paint(None, "line")),
        tag(
            "circle",
            **circle,
            **paint(None, "brand"),
            stroke_linecap="round",
            stroke_dasharray=f"{around * share:.1f} {around:.1f}",
            transform=f"rotate(-90 {size / 2:g} {size / 2:g})",
        )
        if share
        else "",
        *_figure(str(done), below, size),
    )


def _figure(shown, below, size):
    middle = size / 2
    yield text(shown, middle, middle + (4 if below else 10), size=30, weight=700, anchor="middle")
    if below:
        yield text(below, middle, middle + 24, size=12, fill="ink-2", anchor="middle")
