"""Charts as SVG made on the server: numbers in, one string out, the same for page and paper.

Paint is written as presentation attributes in the light palette, which is what paper shows. On screen
`static/css/charts.css` overrides it through classes: `f-NAME` for a fill, `s-NAME` for a stroke, NAME
being one of `svg.PAINT` (ink, ink-2, ink-3, line, sunken, surface, brand, warn, q0…q4, on-q-low, on-q-high).
The root has `chart` and its kind (`chart-radar`), and `chart-compact` when drawn for a phone.
"""

from collections.abc import Callable

from django.utils.safestring import SafeString

from .bars import bar
from .flower import flower, pattern, ring, sign
from .heat import heat, matrix
from .radar import radar
from .scales import PERCENTAGES, SCORES, Mark, Scale
from .sparkline import sparkline
from .trend import Point, trend

__all__ = [
    "PERCENTAGES",
    "SCORES",
    "Mark",
    "Point",
    "Scale",
    "bar",
    "flower",
    "heat",
    "matrix",
    "pattern",
    "radar",
    "responsive",
    "ring",
    "sign",
    "sparkline",
    "trend",
]


def responsive(draw: Callable, *args, **options) -> SafeString:
    """Both drawings of one chart; the style sheet shows the one that fits the screen."""
    wide, narrow = draw(*args, **options), draw(*args, **options, compact=True)
    return SafeString(f'<div class="chart-pair">{wide}{narrow}</div>')
