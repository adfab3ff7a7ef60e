"""Sets of pairs and of classes: how alike are two texts?"""

from __future__ import annotations

from pathlib import Path
from typing import Callable, Sequence

import numpy as np

from ..research_data import read_rows
from .metrics import average_precision, best_f1, f1, map_at_r, spearman

Encode = Callable[[Sequence[str]], np.ndarray]


def measure_sts(data: Path, encode: Encode, split: str = "dev") -> float:
    """:returns: Spearman × 100 of the cosine with people's judgement, STS benchmark"""
    rows = read_rows(data / "sts" / f"stsb-{split}.jsonl")
    return round(
        100 * spearman(_cosines(rows, encode), np.array([row["score"] for row in rows])), 2
    )


def measure_mrpc(data: Path, encode: Encode) -> dict[str, float]:
    """:returns: AP and F1 × 100 on the validation part; the threshold is of the training part"""
    train, rows = (read_rows(data / "mrpc" / f"{split}.jsonl") for split in ("train", "val"))
    labels = np.array([row["label"] for row in rows])
    cosines = _cosines(rows, encode)
    _, threshold = best_f1(_cosines(train, encode), np.array([row["label"] for row in train]))
    return {
        "ap": round(100 * average_precision(cosines, labels), 2),
        "f1": round(100 * f1(cosines >= threshold, labels), 2),
    }


def measure_poj104(data: Path, encode: Encode) -> float:
    """:returns: MAP@R × 100: programs that solve the same problem"""
    rows = read_rows(data / "poj104" / "dev-small.jsonl")
    vectors = encode([row["code"] for row in rows])
    return round(100 * map_at_r(vectors @ vectors.T, np.array([row["label"] for row in rows])), 2)


def _cosines(rows: list[dict[str, str]], encode: Encode) -> np.ndarray:
    first, second = (encode([row[side] for row in rows]) for side in ("a", "b"))
    cosines: np.ndarray = (first * second).sum(1)
    return cosines
