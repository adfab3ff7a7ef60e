"""Does the exported graph give the vectors of torch? Measured on texts of the pairs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Sequence

import numpy as np
import torch

from ..bi_encoder_loss import UNKNOWN_ID, encode_rows
from ..checkpoints import Checkpoint
from ..cross.pair_inputs import pair_row, score_pairs
from ..views import Pairs, TokenLimits, ViewMaker
from .run_onnx import run_onnx

TEXTS = 1000
#: Least cosine of a text; of a scorer, 1 − the largest difference of a score.
LEAST_FLOAT32, LEAST_INT8 = 0.999, 0.98
#: A scorer's int8 score may differ by more: its order is what counts.
LEAST_INT8_SCORE = 0.9
_LIMITS = TokenLimits(query=64, document=256)


@dataclass(frozen=True)
class Agreement:
    least: float
    mean: float
    tokens_per_s: float
    load_ms: float

    def to_json(self) -> dict[str, float]:
        return {
            "least": round(self.least, 6),
            "mean": round(self.mean, 6),
            "tokens_per_s": round(self.tokens_per_s),
            "load_ms": round(self.load_ms, 1),
        }


def sample_texts(pairs: Pairs, count: int = TEXTS) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """:returns: queries and documents of half as many pairs, spread over the store"""
    indices = np.unique(np.linspace(0, len(pairs) - 1, count // 2).astype(np.int64))
    maker = ViewMaker(pairs)
    return maker.plain_queries(indices, _LIMITS).rows(), maker.plain_documents(
        indices, _LIMITS
    ).rows()


def measure_agreement(
    checkpoint: Checkpoint,
    model: Path,
    queries: Sequence[np.ndarray],
    documents: Sequence[np.ndarray],
) -> Agreement:
    """:param model: the graph of the checkpoint"""
    if checkpoint.configuration.kind == "cross":
        return _measure_scores(checkpoint, model, queries, documents)
    rows = [*queries, *documents]
    with torch.inference_mode():
        vectors = encode_rows(checkpoint.build(), rows, "cpu").float()
    expected = torch.nn.functional.normalize(vectors, dim=-1).numpy()
    run = run_onnx(model, [onnx_ids(checkpoint, row) for row in rows])
    cosines = (run.rows * expected).sum(1)
    return Agreement(float(cosines.min()), float(cosines.mean()), run.tokens_per_s, run.load_ms)


def onnx_ids(checkpoint: Checkpoint, row: np.ndarray) -> list[int]:
    """As the product sends a text: special tokens around it, one [UNK] for an empty one."""
    prefix = list(checkpoint.configuration.prefix)
    room = checkpoint.configuration.max_tokens - len(prefix)
    return prefix + (row[:room].tolist() or [UNKNOWN_ID])


def _measure_scores(
    checkpoint: Checkpoint,
    model: Path,
    queries: Sequence[np.ndarray],
    documents: Sequence[np.ndarray],
) -> Agreement:
    with torch.inference_mode():
        expected = torch.sigmoid(
            score_pairs(checkpoint.build(), queries, documents).float()
        ).numpy()
    texts: list[Any] = []
    for query, document in zip(queries, documents, strict=True):
        ids, first = pair_row(checkpoint.configuration, query, document)
        texts.append({"ids": ids.tolist(), "segments": [0] * first + [1] * (len(ids) - first)})
    run = run_onnx(model, texts, "score")
    same = 1 - np.abs(run.rows[:, 0] - expected)
    return Agreement(float(same.min()), float(same.mean()), run.tokens_per_s, run.load_ms)
