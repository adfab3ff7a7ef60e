"""Rows of different lengths in one flat array, so that a whole batch is worked on at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

import numpy as np


@dataclass(frozen=True)
class Ragged:
    """Row i holds the `lengths[i]` values that follow those of the rows before it."""

    #: [values]
    values: np.ndarray
    #: int64 [rows]
    lengths: np.ndarray

    @staticmethod
    def of(rows: Sequence[np.ndarray]) -> "Ragged":
        lengths = np.fromiter((len(row) for row in rows), dtype=np.int64, count=len(rows))
        values = np.concatenate(rows) if len(rows) else np.zeros(0, dtype=np.uint16)
        return Ragged(values, lengths)

    @property
    def row_of_value(self) -> np.ndarray:
        """int64 [values]"""
        rows: np.ndarray = np.repeat(np.arange(len(self.lengths)), self.lengths)
        return rows

    @property
    def position_of_value(self) -> np.ndarray:
        """Within its row, from 0; int64 [values]."""
        starts = np.cumsum(self.lengths) - self.lengths
        positions: np.ndarray = np.arange(len(self.values)) - np.repeat(starts, self.lengths)
        return positions

    def rows(self) -> list[np.ndarray]:
        return np.split(self.values, np.cumsum(self.lengths)[:-1]) if len(self.lengths) else []

    def keep(self, chosen: np.ndarray) -> "Ragged":
        """:param chosen: bool [values]"""
        lengths = np.bincount(self.row_of_value[chosen], minlength=len(self.lengths))
        return Ragged(self.values[chosen], lengths)

    def keep_rows(self, chosen: np.ndarray) -> "Ragged":
        """Empties the rows that are not chosen.

        :param chosen: bool [rows]
        """
        values = self.values[np.repeat(chosen, self.lengths)]
        return Ragged(values, np.where(chosen, self.lengths, 0))

    def head(self, limits: np.ndarray | int) -> "Ragged":
        """Cuts rows to the first values.

        :param limits: of each row, or of all
        """
        limits = np.broadcast_to(np.asarray(limits), self.lengths.shape)
        return self.keep(self.position_of_value < np.repeat(limits, self.lengths))

    def contains(self, other: "Ragged") -> np.ndarray:
        """:returns: which values stand in the same row of `other`; bool [values]"""
        keys, known = self._keys(), other._keys()
        return np.isin(keys, known)

    def _keys(self) -> np.ndarray:
        keys: np.ndarray = self.row_of_value << 20 | self.values.astype(np.int64)
        return keys


def join_rows(parts: Sequence[Ragged]) -> Ragged:
    """Row i of the result is row i of each part, one after the other."""
    values = np.concatenate([part.values for part in parts])
    rows = np.concatenate([part.row_of_value for part in parts])
    # A stable sort of small integers is a counting sort: linear.
    order = np.argsort(rows.astype(np.uint16), kind="stable")
    return Ragged(values[order], np.sum([part.lengths for part in parts], axis=0))


def choose_rows(condition: np.ndarray, yes: Ragged, no: Ragged) -> Ragged:
    """Like `np.where`, by rows."""
    return join_rows((yes.keep_rows(condition), no.keep_rows(~condition)))
