"""Step 7b: what a trained encoder mistakes for the answer, to train the next one on.

    python -m kindred_training.hard_negatives --checkpoint last.pt --data data \\
        --vocabulary vocabulary.json --out negatives.npy

For each pair the documents of its own repository that are nearest to its query. The file is int32
[pairs × top], −1 where there are fewer; `train --negatives` reads it.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Callable, Iterator, Sequence

import numpy as np
import torch

from .evaluate.text_encoders import CheckpointEncoder
from .held_out import trainable_pairs
from .pair_store import PairStore
from .views import Pairs, TokenLimits, ViewMaker

TOP = 20
#: Documents nearer than this to the right one say the same.
NEAR_DUPLICATE = 0.95
#: And those nearer to the query than the right one by more are likely right too.
TOO_GOOD = 0.1
#: Pairs that are compared at once; larger repositories are compared in random parts.
PART_PAIRS = 4096
_LIMITS = TokenLimits(query=48, document=160)

EncodeIds = Callable[[Sequence[np.ndarray]], np.ndarray]


def mine_hard_negatives(
    pairs: Pairs, indices: np.ndarray, encode: EncodeIds, top: int = TOP
) -> np.ndarray:
    """:param indices: of the pairs to mine among
    :param encode: rows of ids → unit rows
    :returns: int32 [all pairs × top], nearest first, −1 where there are fewer
    """
    maker = ViewMaker(pairs)
    found = np.full((len(pairs), top), -1, dtype=np.int32)
    for part in parts_of_repositories(pairs.repository_ids, indices):
        queries = encode(maker.plain_queries(part, _LIMITS).rows())
        documents = encode(maker.plain_documents(part, _LIMITS, header=False).rows())
        keys = np.array([hash(row.tobytes()) for row in maker.plain_queries(part, _LIMITS).rows()])
        allowed = _allowed(queries, documents, keys)
        scores = np.where(allowed, queries @ documents.T, -2.0)
        found[part] = _nearest(scores, allowed, part, top)
    return found


def parts_of_repositories(repository_ids: np.ndarray, indices: np.ndarray) -> Iterator[np.ndarray]:
    """:returns: indices of pairs of one repository, at most PART_PAIRS together"""
    random = np.random.default_rng(0)
    for repository in np.unique(repository_ids[indices]):
        own = random.permutation(indices[repository_ids[indices] == repository])
        for start in range(0, len(own), PART_PAIRS):
            yield own[start : start + PART_PAIRS]


def some_pairs(indices: np.ndarray, count: int | None) -> np.ndarray:
    """So many pairs, from all repositories alike; all of them without a count."""
    if count is None or count >= len(indices):
        return indices
    chosen: np.ndarray = np.sort(np.random.default_rng(0).choice(indices, count, replace=False))
    return chosen


def _nearest(scores: np.ndarray, allowed: np.ndarray, part: np.ndarray, top: int) -> np.ndarray:
    """:returns: pairs, nearest first, −1 where there are fewer, [pairs × top]"""
    count = min(top, len(part))
    best = np.argpartition(-scores, count - 1, axis=1)[:, :count]
    order = np.argsort(-np.take_along_axis(scores, best, axis=1), axis=1, kind="stable")
    best = np.take_along_axis(best, order, axis=1)
    nearest = np.where(np.take_along_axis(allowed, best, axis=1), part[best], -1)
    return np.pad(nearest, ((0, 0), (0, top - count)), constant_values=-1)


def _allowed(queries: np.ndarray, documents: np.ndarray, keys: np.ndarray) -> np.ndarray:
    """:returns: whether document j is wrong for query i, bool [pairs × pairs]"""
    scores = queries @ documents.T
    own = np.diag(scores)[:, None]
    near = documents @ documents.T >= NEAR_DUPLICATE
    same_query = keys[:, None] == keys[None, :]
    allowed: np.ndarray = ~(near | same_query | (scores > own + TOO_GOOD))
    return allowed


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pairs", type=int, help="mine among so many pairs; among all otherwise")
    parser.add_argument("--top", type=int, default=TOP)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    store = PairStore(options.data)
    encoder = CheckpointEncoder(options.checkpoint, options.vocabulary, options.device)
    chosen = some_pairs(np.flatnonzero(trainable_pairs(store)), options.pairs)
    negatives = mine_hard_negatives(store, chosen, encoder.encode_ids, options.top)
    np.save(options.out, negatives)
    mined = (negatives[chosen] >= 0).sum(1)
    print(f"{options.out}: {len(chosen)} pairs, {mined.mean():.1f} negatives each")


if __name__ == "__main__":
    main()
