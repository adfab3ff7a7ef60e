"""BM25 to compare with: the same words as the tokenizer's, without stop words, nothing else."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import Hashable, Sequence

import numpy as np

#: Okapi's usual constants.
K1, B = 1.2, 0.75

#: Words that every question has.
STOP_WORDS = frozenset(
    "a an and are as at be by can do does for from has have how i in is it of on or that the this to was "
    "what when where which who why will with you".split()
)


class Bm25:
    def __init__(self, documents: Sequence[Sequence[Hashable]]) -> None:
        lengths = np.array([len(document) for document in documents], dtype=np.float64)
        self._count = len(documents)
        self._norms = K1 * (1 - B + B * lengths / max(1.0, lengths.mean()))
        postings: dict[Hashable, list[tuple[int, int]]] = defaultdict(list)
        for index, document in enumerate(documents):
            for word, count in Counter(document).items():
                postings[word].append((index, count))
        self._postings = {word: np.array(entries) for word, entries in postings.items()}

    def scores(self, query: Sequence[Hashable]) -> np.ndarray:
        """:returns: [documents]"""
        total = np.zeros(self._count)
        for word in query:
            entries = self._postings.get(word)
            if entries is None:
                continue
            documents, counts = entries[:, 0], entries[:, 1]
            rarity = math.log(1 + (self._count - len(entries) + 0.5) / (len(entries) + 0.5))
            total[documents] += rarity * counts * (K1 + 1) / (counts + self._norms[documents])
        return total


def reciprocal_rank_fusion(*scores: np.ndarray, constant: int = 60) -> np.ndarray:
    """:param scores: of several systems, each [queries × documents]
    :returns: fused scores of the same shape
    :see: Cormack et al. 2009
    """
    fused = np.zeros(scores[0].shape)
    for each in scores:
        order = np.argsort(-each, axis=-1, kind="stable")
        fused += 1 / (constant + np.argsort(order, axis=-1, kind="stable"))
    return fused
