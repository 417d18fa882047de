"""How a renderer tells where it is."""

from collections.abc import Callable

from evaluations.choices import ReportStep

# progress(step, done, of): called when a part of a step is finished; may raise to stop the work.
Progress = Callable[[ReportStep, int, int], None]


def unheard(step: ReportStep, done: int, of: int) -> None:
    """The progress nobody follows."""
