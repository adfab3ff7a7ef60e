"""How far a run is, and what the learning rate is there."""

from __future__ import annotations

from dataclasses import dataclass

#: As in the paper: linear warm-up over the first tenth.
WARM_UP = 0.1
#: The rate does not fall below this share: the last steps of a run by time should still count.
_FLOOR = 0.02


@dataclass(frozen=True)
class Budget:
    """A number of steps, or of seconds spent in training; exactly one."""

    steps: int | None = None
    seconds: float | None = None

    def __post_init__(self) -> None:
        if (self.steps is None) == (self.seconds is None):
            raise ValueError("Say how long to train: --steps or --seconds, not both.")

    def progress(self, step: int, elapsed_s: float) -> float:
        """:returns: from 0 at the start to 1 at the end"""
        done = step / self.steps if self.steps is not None else elapsed_s / (self.seconds or 1)
        return min(1.0, done)


def rate_factor(progress: float, warm_up: float = WARM_UP) -> float:
    """Linear warm-up, linear decay; times the highest learning rate.

    :param progress: from 0 to 1
    """
    if progress < warm_up:
        return max(_FLOOR, progress / warm_up)
    return max(_FLOOR, (1 - progress) / (1 - warm_up))
