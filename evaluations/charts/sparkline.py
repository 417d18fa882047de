from collections.abc import Sequence
from decimal import Decimal

from .scales import SCORES, Scale
from .svg import drawing, paint, path, tag, text


def sparkline(title: str, values: Sequence[Decimal | None], *, scale: Scale = SCORES):
    """A line the height of a table row, the newest figure written at its end; gaps stay gaps."""
    width, height, room = 132.0, 34.0, 84.0
    step = room / max(len(values) - 1, 1)
    points = [
        None if value is None else (6 + number * step, height - 7 - scale.share(value) * (height - 14))
        for number, value in enumerate(values)
    ]
    last = points[-1] if points else None
    return drawing(
        "sparkline",
        title,
        "; ".join(scale.show(value) for value in values),
        width,
        height,
        *(tag("path", d=path(run), **paint(None, "brand"), stroke_width=2.0) for run in _runs(points)),
        *(
            tag("circle", cx=run[0][0], cy=run[0][1], r=2.0, **paint("brand"))
            for run in _runs(points)
            if len(run) == 1
        ),
        tag("circle", cx=last[0], cy=last[1], r=3.5, **paint("brand", "surface"), stroke_width=1.5)
        if last
        else "",
        text(scale.show(values[-1] if values else None), width, height / 2 + 4.5, weight=600, anchor="end"),
    )


def _runs(points):
    run = []
    for point in [*points, None]:
        if point:
            run.append(point)
        elif run:
            yield run
            run = []
