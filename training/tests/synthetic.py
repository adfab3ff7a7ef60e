"""Pairs made of words that mean something to each other, for tests without mined data."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from kindred_training.pair_store import FIELDS  # noqa: E402

VOCABULARY = 200
#: Query word w is answered by document words w + 80 and w + 81.
_FIRST_WORD, _WORDS, _ANSWER = 10, 60, 80


class SyntheticPairs:
    """Like PairStore: queries of 3–9 words, documents with their answers among noise."""

    def __init__(self, count: int = 600, repositories: int = 6, seed: int = 0) -> None:
        random = np.random.default_rng(seed)
        self.kinds = ["doc", "name", "heading"]
        self.languages = ["python", "java"]
        self.repositories = [f"someone/project{index}" for index in range(repositories)]
        self.kind_ids = random.integers(0, 3, count).astype(np.uint8)
        self.language_ids = (np.arange(count) % 2).astype(np.uint8)
        self.repository_ids = random.integers(0, repositories, count).astype(np.uint16)
        self._ids = {name: [_row(name, random) for _ in range(count)] for name in FIELDS}
        for index in range(count):
            self._ids["document"][index] = _answer(self._ids["query"][index], random)
        self.query_leads = np.array([max(1, len(row) - 2) for row in self._ids["query"]], np.uint16)

    def __len__(self) -> int:
        return len(self.kind_ids)

    def ids(self, field: str, index: int) -> np.ndarray:
        return self._ids[field][index]

    def lengths(self, field: str) -> np.ndarray:
        return np.array([len(row) for row in self._ids[field]])


def _row(field: str, random: np.random.Generator) -> np.ndarray:
    length = random.integers(3, 10) if field == "query" else random.integers(0, 4)
    return random.integers(_FIRST_WORD, _FIRST_WORD + _WORDS, length).astype(np.uint16)


def _answer(query: np.ndarray, random: np.random.Generator) -> np.ndarray:
    noise = random.integers(160, VOCABULARY, random.integers(8, 30))
    words = np.concatenate((query + _ANSWER, query + _ANSWER + 1, noise)).astype(np.uint16)
    return random.permutation(words)
