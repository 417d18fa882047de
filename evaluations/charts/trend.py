from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from .scales import SCORES, Scale
from .svg import drawing, paint, path, tag, text, text_block, wrapped

LEFT, RIGHT, TOP, BOTTOM = 70.0, 50.0, 30.0, 46.0  # from the edge to the first point, the last, the scale
NAME_WIDTH = 48.0  # what a round's name and its figure need


@dataclass(frozen=True, slots=True)
class Point:
    label: str  # "2023 II"
    value: Decimal | None
    official: bool = True
    current: bool = False


def trend(title: str, points: Sequence[Point], *, scale: Scale = SCORES, compact: bool = False):
    """Finals over rounds: solid and round where official, dashed and diamond where computed here.

    A round without a final breaks the line and is written as a dash.
    """
    plot = _Plot(points, *((358.0, 240.0) if compact else (460.0, 260.0)), scale)
    return drawing(
        "trend",
        title,
        _told(points, scale),
        plot.width,
        plot.height,
        plot.grid(),
        *(plot.side(number) for number in range(1, len(points))),
        *(plot.spot(number) for number in range(len(points))),
        *(plot.written(number) for number in range(len(points)) if plot.has_room(number)),
        compact=compact,
    )


class _Plot:
    def __init__(self, points, width, height, scale):
        self.points, self.width, self.height, self.scale = points, width, height, scale
        self.step = (width - LEFT - RIGHT) / max(len(points) - 1, 1)
        self.lines = [scale.top * quarter / 4 for quarter in range(_lowest(points, scale), 5)]

    def x(self, number: int) -> float:
        return (self.width + LEFT - RIGHT) / 2 if len(self.points) == 1 else LEFT + self.step * number

    def y(self, value: Decimal) -> float:
        low = self.lines[0]
        share = float((value - low) / (self.scale.top - low))
        return self.height - BOTTOM - (self.height - TOP - BOTTOM) * min(max(share, 0.0), 1.0)

    def at(self, number: int) -> tuple[float, float] | None:
        value = self.points[number].value
        return None if value is None else (self.x(number), self.y(value))

    def grid(self) -> str:
        return "".join(
            tag(
                "path", d=path([(LEFT - 26, self.y(line)), (self.width, self.y(line))]), **paint(None, "line")
            )
            + text(self.scale.show(line), LEFT - 34, self.y(line) + 4, size=11.5, fill="ink-3", anchor="end")
            for line in self.lines
        )

    def side(self, number: int) -> str:
        start, end = self.at(number - 1), self.at(number)
        if not (start and end):
            return ""
        official = self.points[number - 1].official and self.points[number].official
        dashes = None if official else "5 5"
        line = paint(None, "brand")
        return tag("path", d=path([start, end]), **line, stroke_width=2.5, stroke_dasharray=dashes)

    def spot(self, number: int) -> str:
        point, at = self.points[number], self.at(number)
        if not at:
            return ""
        look = paint("brand" if point.current else "surface", "brand") | {"stroke_width": 2.5}
        if point.official:
            return tag("circle", cx=at[0], cy=at[1], r=6.5 if point.current else 5.0, **look)
        x, y = at
        return tag("path", d=path([(x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y)], closed=True), **look)

    def has_room(self, number: int) -> bool:
        """Figures that would collide are left out; the newest and the current one never."""
        every = int(-(-NAME_WIDTH // self.step))
        return (len(self.points) - 1 - number) % every == 0 or self.points[number].current

    def written(self, number: int) -> str:
        point, x = self.points[number], self.x(number)
        y = self.y(point.value if point.value is not None else self.lines[0]) - 13
        name = wrapped(point.label, max(self.step - 8, NAME_WIDTH), size=11.5, lines=2)
        strong = 700 if point.current else 400
        ink = "ink" if point.current else "ink-2"
        return text(
            self.scale.show(point.value),
            x,
            y,
            size=12.5,
            weight=700 if point.current else 600,
            anchor="middle",
        ) + text_block(name, x, self.height - 24, size=11.5, fill=ink, weight=strong, anchor="middle")


def _lowest(points, scale: Scale) -> int:
    """The quarter of the scale the drawing starts at, so that small steps show; the axis says which."""
    known = [point.value for point in points if point.value is not None]
    return max(0, min(int((min(known, default=Decimal(0)) - scale.top / 16) * 4 // scale.top), 3))


def _told(points, scale: Scale) -> str:
    official, computed = _("official"), _("computed by the portal")
    return "; ".join(
        f"{point.label}: {scale.show(point.value)}"
        + (f" ({official if point.official else computed})" if point.value is not None else "")
        for point in points
    )
