"""Which repositories are never trained on, so that questions to them measure what was learnt."""

from __future__ import annotations

import zlib

import numpy as np

from .views import Pairs, usable_pairs

#: In a hundred repositories.
HELD_OUT_PERCENT = 3


def is_held_out(repository: str) -> bool:
    """The same repositories in every run, whatever else is mined: decided by the name alone."""
    # What has no owner is no repository (tldr, WordNet): it is trained on whole.
    if "/" not in repository:
        return False
    return zlib.crc32(repository.lower().encode()) % 100 < HELD_OUT_PERCENT


def trainable_pairs(pairs: Pairs) -> np.ndarray:
    """:returns: long enough to learn from, and of no repository that is held out; bool [pairs]"""
    trainable: np.ndarray = usable_pairs(pairs) & ~held_out_pairs(
        pairs.repositories, pairs.repository_ids
    )
    return trainable


def held_out_pairs(repositories: list[str], repository_ids: np.ndarray) -> np.ndarray:
    """:returns: bool [pairs]"""
    table = np.array([is_held_out(name) for name in repositories], dtype=bool)
    held_out: np.ndarray = table[repository_ids]
    return held_out
