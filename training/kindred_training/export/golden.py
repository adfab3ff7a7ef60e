"""Golden vectors and scores for the product's tests, in the formats of test/golden.

Made one text at a time: they owe nothing to the product's batching and pooling.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch

from ..bi_encoder_loss import UNKNOWN_ID
from ..checkpoints import Checkpoint
from ..cross.pair_inputs import score_pairs
from ..tokenizer.kindred_tokenizer import KindredTokenizer
from .agreement import onnx_ids
from .run_onnx import run_onnx

_GOLDEN = Path(__file__).parents[3] / "test" / "golden"
_TEXTS = _GOLDEN / "encoding" / "texts.json"
PAIRS = _GOLDEN / "reranking" / "pairs.json"


def write_golden(
    file: Path, checkpoint: Checkpoint, model: Path, tokenizer: KindredTokenizer
) -> None:
    """Vectors by the graph alone; of a scorer, logits by torch."""
    if checkpoint.configuration.kind == "cross":
        _write_lines(file, _scored_pairs(checkpoint, tokenizer))
    else:
        _write_lines(file, _encoded_texts(checkpoint, model, tokenizer))


def _encoded_texts(
    checkpoint: Checkpoint, model: Path, tokenizer: KindredTokenizer
) -> list[dict[str, Any]]:
    texts = json.loads(_TEXTS.read_text("utf8"))
    limit = checkpoint.configuration.max_tokens - len(checkpoint.configuration.prefix)
    ids = [tokenizer.encode(text, limit) for text in texts.values()]
    fed = [onnx_ids(checkpoint, np.array(row, dtype=np.int64)) for row in ids]
    vectors = run_onnx(model, fed, batch=1).rows
    return [
        {
            "title": title,
            "tokens": len(row),
            "vector": [round(float(value), 5) for value in vector],
        }
        for title, row, vector in zip(texts, ids, vectors, strict=True)
    ]


def _scored_pairs(checkpoint: Checkpoint, tokenizer: KindredTokenizer) -> list[dict[str, Any]]:
    model, cases = checkpoint.build(), []
    for title, pair in json.loads(PAIRS.read_text("utf8")).items():
        query, document = (
            np.array(tokenizer.encode(pair[part]) or [UNKNOWN_ID]) for part in ("query", "document")
        )
        with torch.inference_mode():
            logit = score_pairs(model, [query], [document]).item()
        cases.append({"title": title, "logit": round(logit, 5)})
    return cases


def _write_lines(file: Path, cases: list[dict[str, Any]]) -> None:
    lines = ["  " + json.dumps(case, ensure_ascii=False, separators=(",", ":")) for case in cases]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("[\n" + ",\n".join(lines) + "\n]\n", "utf8")
