"""The few parts every drawing is made of: elements, paint, wrapped text, the frame with its description."""

from collections.abc import Iterable
from html import escape
from zlib import crc32

from django.utils.safestring import SafeString

from evaluations.neutral import plain

# Light palette, written as attributes for paper; on screen the classes `f-…` and `s-…` override it.
PAINT = {
    "ink": "#1A2233",
    "ink-2": "#4A5367",
    "ink-3": "#636B7D",
    "line": "#E5E1D8",
    "sunken": "#FBFAF6",
    "surface": "#FFFFFF",
    "brand": "#23458A",
    "warn": "#B96C12",
    "white": "#FFFFFF",
    "q0": "#F1F5FC",
    "q1": "#C5D5F0",
    "q2": "#93B0E2",
    "q3": "#3F66B0",
    "q4": "#1C3A78",
    "on-q-low": "#14264D",
    "on-q-high": "#FFFFFF",
}
FONT = "Plus Jakarta Sans, sans-serif"
# Mean advance of the typeface, in ems: SVG has no line breaking, so lines are broken by estimate.
ADVANCE = 0.56
ADVANCE_STRONG = 0.6


def tag(name: str, *children: str, **attributes) -> str:
    """Children are markup already; attribute values are escaped here, and None leaves one out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_attribute(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


def _attribute(value) -> str:
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return escape(str(value), quote=True)


def paint(fill: str | None = None, stroke: str | None = None) -> dict[str, str]:
    """Attributes for paper and classes for the screen, by the palette's names."""
    classes = [f"f-{fill}"] * bool(fill) + [f"s-{stroke}"] * bool(stroke)
    return {
        "class_": " ".join(classes),
        "fill": PAINT[fill] if fill else "none",
        **({"stroke": PAINT[stroke]} if stroke else {}),
    }


def text(content: str, x: float, y: float, *, size=12.0, fill="ink", weight=400, anchor="start") -> str:
    return tag(
        "text",
        escape(plain(content), quote=False),
        x=float(x),
        y=float(y),
        **paint(fill),
        font_family=FONT,
        font_size=float(size),
        font_weight=weight,
        text_anchor=None if anchor == "start" else anchor,
    )


def text_width(content: str, size: float, weight: int = 400) -> float:
    return len(content) * size * (ADVANCE_STRONG if weight >= 600 else ADVANCE)


def wrapped(content: str, width: float, *, size: float, weight: int = 400, lines: int = 3) -> list[str]:
    """Break into at most `lines` lines; longer words are cut, the rest is an ellipsis."""
    fits = max(4, int(width / text_width("m", size, weight)))
    broken: list[str] = []
    for word in _cut(plain(content).split(), fits):
        if broken and len(broken[-1]) + 1 + len(word) <= fits:
            broken[-1] += f" {word}"
        else:
            broken.append(word)
        if len(broken) > lines:
            return [*broken[: lines - 1], f"{broken[lines - 1][: fits - 1]}…"]
    return broken or [""]


def _cut(words: Iterable[str], fits: int) -> Iterable[str]:
    for word in words:
        for start in range(0, len(word), fits):
            yield word[start : start + fits]


def text_block(
    lines: list[str], x: float, y: float, *, size=12.0, fill="ink", weight=400, anchor="start", leading=1.25
) -> str:
    """Lines downwards from the first baseline `y`."""
    return "".join(
        text(line, x, y + number * size * leading, size=size, fill=fill, weight=weight, anchor=anchor)
        for number, line in enumerate(lines)
    )


def path(points: list[tuple[float, float]], *, closed: bool = False) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + ("Z" if closed else "")


def drawing(
    kind: str, title: str, description: str, width: float, height: float, *parts: str, compact=False
) -> SafeString:
    """The finished picture. Its ids come from what it says, so two different ones share a page."""
    body = "".join(parts)
    key = f"chart-{crc32(f'{title}{description}{width}{body}'.encode(errors='replace')):08x}"
    return SafeString(  # every piece was escaped on its way through `tag` and `text`
        tag(
            "svg",
            tag("title", escape(plain(title), quote=False), id=f"{key}-title"),
            tag("desc", escape(plain(description), quote=False), id=f"{key}-desc"),
            body,
            xmlns="http://www.w3.org/2000/svg",
            class_=f"chart chart-{kind}" + (" chart-compact" if compact else ""),
            viewBox=f"0 0 {width:g} {height:g}",
            width=float(width),
            height=float(height),
            role="img",
            aria_labelledby=f"{key}-title {key}-desc",
        )
    )
