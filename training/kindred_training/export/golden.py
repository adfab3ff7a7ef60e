"""Golden vectors for the product's tests, in the format of test/golden/encoding.

Made by the graph alone, one text at a time: they owe nothing to the product's batching and pooling.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from ..checkpoints import Checkpoint
from ..tokenizer.kindred_tokenizer import KindredTokenizer
from .agreement import onnx_ids
from .run_onnx import run_onnx

_TEXTS = Path(__file__).parents[3] / "test" / "golden" / "encoding" / "texts.json"


def write_golden(
    file: Path, checkpoint: Checkpoint, model: Path, tokenizer: KindredTokenizer
) -> None:
    texts = json.loads(_TEXTS.read_text("utf8"))
    limit = checkpoint.configuration.max_tokens - len(checkpoint.configuration.prefix)
    ids = [tokenizer.encode(text, limit) for text in texts.values()]
    fed = [onnx_ids(checkpoint, np.array(row, dtype=np.int64)) for row in ids]
    vectors = run_onnx(model, fed, batch=1).rows
    lines = []
    for title, row, vector in zip(texts, ids, vectors, strict=True):
        case = {
            "title": title,
            "tokens": len(row),
            "vector": [round(float(value), 5) for value in vector],
        }
        lines.append("  " + json.dumps(case, ensure_ascii=False, separators=(",", ":")))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("[\n" + ",\n".join(lines) + "\n]\n", "utf8")
