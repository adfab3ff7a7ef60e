"""Pairs of repositories that were never trained on: heading → section, Chinese → English."""

from __future__ import annotations

from typing import Callable, Sequence

import numpy as np

from ..held_out import held_out_pairs
from ..views import Pairs, TokenLimits, ViewMaker, usable_pairs
from .bm25 import Bm25, reciprocal_rank_fusion
from .metrics import mean_reciprocal_rank, ranks_of_relevant

EncodeIds = Callable[[Sequence[np.ndarray]], np.ndarray]

_LIMITS = TokenLimits(query=64, document=256)
#: Pairs of one repository and kind, at most: the pools stay comparable and the time bounded.
MAX_POOL = 1000
#: A pool of fewer is won by chance.
MIN_POOL = 20


def measure_held_out(pairs: Pairs, encode_ids: EncodeIds) -> dict[str, dict[str, float]]:
    """:returns: for each kind MRR × 100 of the encoder, of BM25 on tokens, of both fused, mean over
    repositories weighted by pairs; documents without header, pools within a repository
    """
    maker = ViewMaker(pairs)
    chosen = np.flatnonzero(
        held_out_pairs(pairs.repositories, pairs.repository_ids) & usable_pairs(pairs)
    )
    results: dict[str, dict[str, float]] = {}
    for kind_id, kind in enumerate(pairs.kinds):
        pools = _pools(pairs, chosen[pairs.kind_ids[chosen] == kind_id])
        if pools:
            measured = [_measure_pool(maker, pool, encode_ids) for pool in pools]
            weights = [len(pool) for pool in pools]
            means = np.average(
                np.array([list(row.values()) for row in measured]), axis=0, weights=weights
            )
            names = measured[0]
            results[kind] = {name: round(float(value), 2) for name, value in zip(names, means)}
            results[kind] |= {"pairs": sum(weights), "repositories": len(pools)}
    return results


def _pools(pairs: Pairs, indices: np.ndarray) -> list[np.ndarray]:
    repositories = pairs.repository_ids[indices]
    pools = [
        indices[repositories == repository][:MAX_POOL] for repository in np.unique(repositories)
    ]
    return [pool for pool in pools if len(pool) >= MIN_POOL]


def _measure_pool(maker: ViewMaker, pool: np.ndarray, encode_ids: EncodeIds) -> dict[str, float]:
    queries = maker.plain_queries(pool, _LIMITS).rows()
    documents = maker.plain_documents(pool, _LIMITS, header=False).rows()
    dense = encode_ids(queries) @ encode_ids(documents).T
    index = Bm25([row.tolist() for row in documents])
    words = np.stack([index.scores(row.tolist()) for row in queries])
    relevant = _relevant(queries)
    systems = {"dense": dense, "bm25": words, "fused": reciprocal_rank_fusion(dense, words)}
    return {
        name: 100 * mean_reciprocal_rank(ranks_of_relevant(scores, relevant))
        for name, scores in systems.items()
    }


def _relevant(queries: list[np.ndarray]) -> list[list[int]]:
    """A query that stands twice is answered by both documents."""
    places: dict[bytes, list[int]] = {}
    for index, row in enumerate(queries):
        places.setdefault(row.tobytes(), []).append(index)
    return [places[row.tobytes()] for row in queries]
