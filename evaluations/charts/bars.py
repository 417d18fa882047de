from collections.abc import Sequence

from .scales import SCORES, Mark, Scale, told
from .svg import drawing, paint, tag, text, text_block, text_width, wrapped

SIZE = 14.0
LEADING = 1.3
THICK = 10.0


def bar(
    title: str, marks: Sequence[Mark], *, scale: Scale = SCORES, before_label: str = "", compact: bool = False
):
    """Horizontal bars, one under the other; last round is an amber tick with a pale rim."""
    width = 358.0 if compact else 640.0
    notes = max((text_width(mark.note, 12) for mark in marks), default=0) + 12 if _has_notes(marks) else 0
    longest = max((text_width(mark.label, SIZE, 600) for mark in marks), default=0) + 16
    label_width = min(longest, width * (0.38 if compact else 0.36))
    notes = min(notes, width * 0.2)
    shown = max((text_width(scale.show(mark.value), SIZE, 700) for mark in marks), default=0) + 14
    track = (label_width + notes, width - shown)

    rows, y = [], 4.0
    for mark in marks:
        lines = wrapped(mark.label, label_width - 8, size=SIZE, weight=600)
        height = max(40.0, len(lines) * SIZE * LEADING + 16)
        rows.append(_row(mark, lines, y + height / 2, label_width, notes, track, width, scale))
        y += height
    return drawing("bar", title, told(marks, scale, before_label), width, y + 4, *rows, compact=compact)


def _has_notes(marks) -> bool:
    return any(mark.note for mark in marks)


def _row(mark, lines, middle, label_width, notes, track, width, scale) -> str:
    first = middle + SIZE * 0.35 - (len(lines) - 1) * SIZE * LEADING / 2
    note = wrapped(mark.note, notes, size=12, lines=2) if notes else []
    return (
        text_block(lines, 0, first, size=SIZE, weight=600, leading=LEADING)
        + text_block(note, label_width, middle + 4 - (len(note) - 1) * 7.5, fill="ink-3")
        + meter(mark, track[0], middle - THICK / 2, track[1] - track[0], scale)
        + text(scale.show(mark.value), width, middle + SIZE * 0.35, size=SIZE, weight=700, anchor="end")
    )


def meter(mark: Mark, x: float, y: float, length: float, scale: Scale = SCORES) -> str:
    """The bar alone: track, filled part, tick. Nothing known leaves a dashed, empty track."""
    shape = {"height": THICK, "rx": THICK / 2, "x": x, "y": y}
    if mark.value is None:
        track = tag("rect", **shape, width=length, **paint("sunken", "ink-3"), stroke_dasharray="3 4")
    else:
        filled = max(length * scale.share(mark.value), THICK if mark.value else 0)
        track = tag("rect", **shape, width=length, **paint("line")) + (
            tag("rect", **shape, width=filled, **paint("brand")) if filled else ""
        )
    return track + (_tick(x + length * scale.share(mark.before), y) if mark.before is not None else "")


def _tick(x: float, y: float) -> str:
    return tag(
        "rect",
        x=x - 2.25,
        y=y - 4,
        width=4.5,
        height=THICK + 8,
        rx=2.0,
        **paint("warn", "surface"),
        stroke_width=1.5,
    )
