from collections.abc import Sequence
from math import cos, pi, sin

from .scales import SCORES, Mark, Scale, told
from .svg import drawing, paint, path, tag, text, text_block, wrapped

LEADING = 1.28


def radar(
    title: str, marks: Sequence[Mark], *, scale: Scale = SCORES, before_label: str = "", compact: bool = False
):
    """One axis per mark, from the top clockwise; this round solid, last round dashed amber.

    Where a value is missing the outline is broken there. The compact one writes no differences.
    """
    width, height, radius = (358.0, 310.0, 90.0) if compact else (460.0, 372.0, 124.0)
    web = _Web(len(marks), width / 2, height / 2 + 4, radius)
    return drawing(
        "radar",
        title,
        told(marks, scale, before_label),
        width,
        height,
        _grid(web, scale),
        _outline(web, [mark.before for mark in marks], scale, before=True),
        _outline(web, [mark.value for mark in marks], scale),
        *(_label(web, number, mark, scale, compact) for number, mark in enumerate(marks)),
        compact=compact,
    )


class _Web:
    """Where a share of an axis lies on the page."""

    def __init__(self, axes: int, x: float, y: float, radius: float):
        self.axes, self.x, self.y, self.radius = max(axes, 1), x, y, radius

    def at(self, axis: int, share: float) -> tuple[float, float]:
        angle = 2 * pi * axis / self.axes
        return self.x + sin(angle) * self.radius * share, self.y - cos(angle) * self.radius * share

    def ring(self, share: float) -> str:
        return path([self.at(axis, share) for axis in range(self.axes)], closed=True)


def _grid(web: _Web, scale: Scale) -> str:
    rings = "".join(
        tag("path", d=web.ring(step / 4), **paint("sunken" if step == 4 else None, "line"))
        for step in (4, 3, 2, 1)
    )
    spokes = "".join(
        tag("path", d=path([(web.x, web.y), web.at(axis, 1)]), **paint(None, "line"))
        for axis in range(web.axes)
    )
    figures = "".join(
        text(f"{scale.top * step / 4:g}", web.x + 6, web.y - web.radius * step / 4 + 4, size=11, fill="ink-3")
        for step in (1, 2, 3, 4)
    )
    return rings + spokes + figures


def _outline(web: _Web, values, scale: Scale, *, before: bool = False) -> str:
    points = [
        None if value is None else web.at(axis, scale.share(value)) for axis, value in enumerate(values)
    ]
    whole = len(points) > 2 and all(points)
    drawn = tag("path", d=path(points, closed=True), **paint("brand"), fill_opacity=0.1) if whole else ""
    line = path(points, closed=True) if whole else "".join(_sides(points))
    if before:
        return tag("path", d=line, **paint(None, "warn"), stroke_width=2.0, stroke_dasharray="5 4") * bool(
            line
        )
    if line:
        drawn += tag("path", d=line, **paint(None, "brand"), stroke_width=2.5, stroke_linejoin="round")
    return drawn + "".join(
        tag("circle", cx=point[0], cy=point[1], r=5.0, **paint("brand", "surface"), stroke_width=2.0)
        for point in points
        if point
    )


def _sides(points):
    """Only the sides between two neighbours that are both known."""
    for axis, point in enumerate(points):
        following = points[(axis + 1) % len(points)]
        if point and following and len(points) > 1:
            yield path([point, following])


def _label(web: _Web, axis: int, mark: Mark, scale: Scale, compact: bool) -> str:
    x, y = web.at(axis, 1)
    aside = (x - web.x) / web.radius  # -1 left … 1 right
    anchor = "middle" if abs(aside) < 0.2 else "start" if aside > 0 else "end"
    room = {"middle": web.x * 1.5, "start": web.x * 2 - x, "end": x}[anchor] - 14
    size = 12.5 if compact else 13.0
    lines = wrapped(mark.label, room, size=size, weight=600, lines=2 if anchor == "middle" else 3)
    value = scale.show(mark.value)
    if not compact and mark.value is not None and mark.before is not None:
        value += f" ({scale.show_change(mark.value - mark.before)})"
    height = (len(lines) + 1) * size * LEADING
    below = (y - web.y) / web.radius  # -1 above … 1 below
    top = y - height - 8 if below < -0.9 else y + 8 if below > 0.9 else y - height / 2
    x += {"middle": 0, "start": 14, "end": -14}[anchor]
    first = top + size
    return text_block(lines, x, first, size=size, weight=600, anchor=anchor, leading=LEADING) + text(
        value, x, first + len(lines) * size * LEADING, size=size, fill="ink-2", anchor=anchor
    )
