"""Retrieval sets: one question, one or few answers in a pool. Each gives the dense encoder, BM25,
and both fused.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Sequence

import numpy as np

from ..research_data import read_rows
from ..tokenizer.words import words_of
from .bm25 import STOP_WORDS, Bm25, reciprocal_rank_fusion
from .metrics import mean_reciprocal_rank, ranks_of_relevant

#: Reorders the best documents of each query: (query, candidates) → scores of the candidates.
Reranker = Callable[[str, Sequence[str]], np.ndarray]
RERANKED = 20


@dataclass(frozen=True)
class RetrievalSet:
    queries: list[str]
    documents: list[str]
    #: Documents that answer each query.
    relevant: list[list[int]]


def cosqa(data: Path) -> RetrievalSet:
    """Web queries → Python functions."""
    corpus = read_rows(data / "cosqa" / "corpus.jsonl.gz")
    queries = read_rows(data / "cosqa" / "dev.jsonl")
    return RetrievalSet(
        [row["query"] for row in queries],
        [row["code"] for row in corpus],
        [row["rel"] for row in queries],
    )


def mbpp(data: Path) -> RetrievalSet:
    """Tasks in prose → Python solutions."""
    rows = read_rows(data / "mbpp" / "mbpp.jsonl")
    relevant = [[index] for index in range(len(rows))]
    return RetrievalSet([row["query"] for row in rows], [row["code"] for row in rows], relevant)


def measure_retrieval(
    each: RetrievalSet,
    encode: Callable[[Sequence[str]], np.ndarray],
    rerank: Reranker | None = None,
) -> dict[str, float]:
    """:returns: MRR × 100 of the encoder, of BM25, of both fused, and of the reranker's order"""
    dense = encode(each.queries) @ encode(each.documents).T
    words = bm25_scores(each.queries, each.documents)
    systems = {"dense": dense, "bm25": words, "fused": reciprocal_rank_fusion(dense, words)}
    if rerank is not None:
        systems["reranked"] = _reranked(dense, each, rerank)
    return {
        name: round(100 * mean_reciprocal_rank(ranks_of_relevant(scores, each.relevant)), 2)
        for name, scores in systems.items()
    }


def bm25_scores(queries: Sequence[str], documents: Sequence[str]) -> np.ndarray:
    """:returns: [queries × documents]"""
    index = Bm25([words_of(document) for document in documents])
    return np.stack(
        [
            index.scores([word for word in words_of(query) if word not in STOP_WORDS])
            for query in queries
        ]
    )


def _reranked(dense: np.ndarray, each: RetrievalSet, rerank: Reranker) -> np.ndarray:
    scores = dense.astype(np.float64)
    for row, query in zip(scores, each.queries, strict=True):
        best = np.argsort(-row, kind="stable")[:RERANKED]
        # Above all others, which keep their order.
        row[best] = 10 + rerank(query, [each.documents[index] for index in best])
    return scores
