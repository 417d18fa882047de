from collections.abc import Sequence

from .scales import SCORES, Mark, Scale
from .svg import drawing, paint, tag, text, text_block, text_width, wrapped

Column = tuple[str, Sequence[Mark]]  # heading, cells from above
GAP = 5.0


def heat(title: str, columns: Sequence[Column], *, scale: Scale = SCORES, compact: bool = False):
    """Cells with their figure and name, darker as the figure grows; nothing known is a dashed cell.

    Six columns of three on a wide page; the compact one sets a column's cells in a line under its heading.
    """
    draw = _rows if compact else _columns
    width = 358.0 if compact else 640.0
    parts, height = draw(columns, width, scale)
    return drawing("heat", title, _told(columns, scale), width, height, *parts, compact=compact)


def matrix(
    title: str, headings: Sequence[str], rows: Sequence[tuple[str, Sequence]], *, scale: Scale = SCORES
):
    """A plain grid: named rows, named columns, one figure per cell (None where nothing is known)."""
    width, size = 640.0, 12.0
    label_width = min(max((text_width(label, size, 600) for label, _ in rows), default=0) + 16, 190.0)
    step = (width - label_width) / max(len(headings), 1)
    head = [wrapped(heading, step - 8, size=11, weight=600) for heading in headings]
    y = max((len(lines) for lines in head), default=1) * 14.0 + 8
    parts = [
        text_block(lines, label_width + step * number + 4, 11, size=11, weight=600)
        for number, lines in enumerate(head)
    ]
    for label, values in rows:
        lines = wrapped(label, label_width - 12, size=size, weight=600, lines=2)
        height = max(30.0, len(lines) * 15.0 + 6)
        parts.append(text_block(lines, 0, y + height / 2 + 4 - (len(lines) - 1) * 7.5, size=size, weight=600))
        for number, value in enumerate(values):
            x = label_width + step * number
            parts.append(_cell(Mark("", value), x, y, step - GAP, height, scale))
        y += height + GAP
    marks = [(label, [Mark(h, v) for h, v in zip(headings, values, strict=True)]) for label, values in rows]
    return drawing("heat", title, _told(marks, scale), width, y, *parts)


def _columns(columns, width, scale):
    step = (width + GAP) / max(len(columns), 1)
    inner = step - GAP
    head = [wrapped(heading, inner, size=13, weight=600, lines=2) for heading, _ in columns]
    top = max((len(lines) for lines in head), default=1) * 17.0 + 4
    height = _height(columns, inner)
    parts = []
    for number, (_, cells) in enumerate(columns):
        parts.append(text_block(head[number], step * number + 2, 13, size=13, weight=600))
        parts += [
            _cell(cell, step * number, top + row * (height + GAP), inner, height, scale)
            for row, cell in enumerate(cells)
        ]
    return parts, top + max((len(cells) for _, cells in columns), default=0) * (height + GAP)


def _rows(columns, width, scale):
    parts, y = [], 0.0
    for heading, cells in columns:
        lines = wrapped(heading, width, size=13, weight=600, lines=2)
        parts.append(text_block(lines, 2, y + 13, size=13, weight=600))
        y += len(lines) * 17 + 3
        inner = (width + GAP) / max(len(cells), 1) - GAP
        height = _height([(heading, cells)], inner)
        parts += [_cell(cell, (inner + GAP) * n, y, inner, height, scale) for n, cell in enumerate(cells)]
        y += height + 14
    return parts, y


def _height(columns, inner) -> float:
    lines = [len(_name(cell, inner)) for _, cells in columns for cell in cells]
    return 34.0 + max(lines, default=1) * 14.0


def _name(cell: Mark, inner: float) -> list[str]:
    return wrapped(cell.label, inner - 16, size=11, lines=3) if cell.label else []


def _cell(cell: Mark, x: float, y: float, width: float, height: float, scale: Scale) -> str:
    box = {"x": x, "y": y, "width": width, "height": height, "rx": 6.0}
    if cell.value is None:
        ink = "ink-3"
        drawn = tag("rect", **box, **paint("sunken", "ink-3"), stroke_dasharray="3 4")
    else:
        shade = scale.shade(cell.value)
        ink = "on-q-high" if shade > 2 else "on-q-low"
        drawn = tag("rect", **box, **paint(f"q{shade}", "q1"), stroke_width=1.0)
    lines = _name(cell, width)
    figure = y + (21 if lines else height / 2 + 4.5)
    drawn += text(scale.show(cell.value), x + 9, figure, size=14, fill=ink, weight=700)
    return drawn + text_block(lines, x + 9, y + 38, size=11, fill=ink)


def _told(columns, scale: Scale) -> str:
    return " ".join(
        f"{heading}: " + ", ".join(f"{cell.label} {scale.show(cell.value)}" for cell in cells) + "."
        for heading, cells in columns
    )
