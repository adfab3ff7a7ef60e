"""The cross-encoder as a reranker of texts."""

from __future__ import annotations

from pathlib import Path
from typing import Sequence

import numpy as np
import torch

from ..checkpoints import read_checkpoint
from ..cross.pair_inputs import score_pairs
from ..tokenizer.kindred_tokenizer import KindredTokenizer


class CheckpointReranker:
    def __init__(self, file: Path, vocabulary: Path) -> None:
        checkpoint = read_checkpoint(file)
        if checkpoint.configuration.kind != "cross":
            raise SystemExit(f"{file} is no cross-encoder but {checkpoint.configuration.kind}.")
        self._tokenizer = KindredTokenizer.load(vocabulary)
        self._model = checkpoint.build()

    def __call__(self, query: str, documents: Sequence[str]) -> np.ndarray:
        """:returns: scores from 0 to 1, [documents]"""
        ids = [np.array(self._tokenizer.encode(text, 256) or [1]) for text in (query, *documents)]
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            logits = score_pairs(self._model, ids[:1] * len(documents), ids[1:])
        return torch.sigmoid(logits.float()).numpy()
