"""What is drawn: a value's range, its five shades, and how it is written beside the mark."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from evaluations import formats


@dataclass(frozen=True, slots=True)
class Scale:
    top: Decimal
    steps: tuple[Decimal, Decimal, Decimal, Decimal]  # where the shades q1…q4 begin; for the eye only
    show: Callable[[Decimal | None], str]
    show_change: Callable[[Decimal | None], str]

    def share(self, value: Decimal) -> float:
        """Between 0 and 1, whatever the value."""
        return float(min(max(Decimal(value) / self.top, Decimal(0)), Decimal(1)))

    def shade(self, value: Decimal) -> int:
        return sum(value >= step for step in self.steps)


SCORES = Scale(
    top=Decimal(4),
    steps=(Decimal(2), Decimal("2.5"), Decimal(3), Decimal("3.5")),
    show=formats.score,
    show_change=formats.signed_score,
)
PERCENTAGES = Scale(
    top=Decimal(100),
    steps=(Decimal(20), Decimal(40), Decimal(60), Decimal(80)),
    show=formats.percent,
    show_change=lambda change: formats.signed_score(change, 1),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One named value of a drawing; None is nothing known, drawn as a gap and written as a dash."""

    label: str
    value: Decimal | None
    before: Decimal | None = None
    note: str = ""  # "20%", "18 dari 22 program"

    def told(self, scale: Scale) -> str:
        shown = f"{self.label}: {scale.show(self.value)}"
        return shown if self.before is None else f"{shown} ({scale.show(self.before)})"


def told(marks, scale: Scale, before_label: str = "") -> str:
    """The sentence a screen reader hears; last round's values stand in brackets."""
    listed = "; ".join(mark.told(scale) for mark in marks)
    return f"{listed}. ({before_label})" if before_label else f"{listed}."
