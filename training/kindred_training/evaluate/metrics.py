"""The figures: of ranked lists, of similarities, of labels. Pure; all from 0 to 1."""

from __future__ import annotations

from typing import Sequence

import numpy as np


def ranks_of_relevant(scores: np.ndarray, relevant: Sequence[Sequence[int]]) -> list[np.ndarray]:
    """:param scores: [queries × documents]
    :param relevant: documents that answer each query
    :returns: their ranks, best is 1; among equal scores the earlier document comes first
    """
    ranks = []
    for row, documents in zip(scores, relevant, strict=True):
        order = np.argsort(-row, kind="stable")
        place = np.empty(len(row), dtype=np.int64)
        place[order] = np.arange(1, len(row) + 1)
        ranks.append(np.sort(place[list(documents)]))
    return ranks


def mean_reciprocal_rank(ranks: Sequence[np.ndarray]) -> float:
    return float(np.mean([1 / row[0] if len(row) else 0.0 for row in ranks]))


def ndcg(ranks: np.ndarray, relevant_count: int, cut: int = 10) -> float:
    """:param ranks: of the relevant documents that were found; those beyond the cut do not count"""
    gains = sum(1 / np.log2(rank + 1) for rank in set(ranks.tolist()) if rank <= cut)
    ideal = sum(1 / np.log2(rank + 1) for rank in range(1, min(cut, relevant_count) + 1))
    return float(gains / ideal) if ideal else 0.0


def spearman(first: np.ndarray, second: np.ndarray) -> float:
    """Correlation of ranks, from −1 to 1; equal values share the mean of their ranks."""
    return float(np.corrcoef(_mean_ranks(first), _mean_ranks(second))[0, 1])


def average_precision(scores: np.ndarray, labels: np.ndarray) -> float:
    """:param labels: 1 for a positive"""
    hits = labels[np.argsort(-scores, kind="stable")].astype(np.float64)
    precisions = hits.cumsum() / np.arange(1, len(hits) + 1)
    return float((precisions * hits).sum() / max(1.0, hits.sum()))


def best_f1(scores: np.ndarray, labels: np.ndarray) -> tuple[float, float]:
    """:returns: F1 at the threshold that makes it largest, and the threshold"""
    order = np.argsort(-scores, kind="stable")
    found = labels[order].cumsum()
    values = 2 * found / (np.arange(1, len(order) + 1) + labels.sum())
    best = int(values.argmax())
    return float(values[best]), float(scores[order[best]])


def f1(predicted: np.ndarray, labels: np.ndarray) -> float:
    both = (predicted & (labels == 1)).sum()
    return float(2 * both / max(1, predicted.sum() + labels.sum()))


def map_at_r(similarities: np.ndarray, labels: np.ndarray) -> float:
    """Mean average precision over the R nearest, R being the others of the same label.

    :param similarities: [items × items]
    :see: Musgrave et al. 2020, A Metric Learning Reality Check, §3.2
    """
    values = []
    for index, row in enumerate(similarities):
        same = labels == labels[index]
        relevant = int(same.sum()) - 1
        order = np.argsort(-row, kind="stable")
        hits = same[order[order != index][:relevant]]
        precisions = hits.cumsum() / np.arange(1, relevant + 1)
        values.append(float((precisions * hits).sum()) / max(1, relevant))
    return float(np.mean(values))


def _mean_ranks(values: np.ndarray) -> np.ndarray:
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return (ends - (counts - 1) / 2)[inverse]
