"""The steps of making a report, in order, and how a renderer tells where it is."""

from collections.abc import Callable
from enum import StrEnum


class Step(StrEnum):
    COLLECT = "collect"
    CHARTS = "charts"
    TYPESET = "typeset"
    STORE = "store"


# progress(step, done, of): called when a part of a step is finished; may raise to stop the work.
Progress = Callable[[Step, int, int], None]


def unheard(step: Step, done: int, of: int) -> None:
    """The progress nobody follows."""
