"""Runs an ONNX file through Node, on the runtime that the product uses."""

from __future__ import annotations

import json
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Sequence

import numpy as np

_TRAINING = Path(__file__).parents[2]
_SCRIPT = _TRAINING / "runOnnx.mjs"


@dataclass(frozen=True)
class OnnxRun:
    #: [texts × any]
    rows: np.ndarray
    load_ms: float
    elapsed_ms: float
    token_count: int

    @property
    def tokens_per_s(self) -> float:
        return self.token_count / max(1e-9, self.elapsed_ms / 1000)


def run_onnx(
    model: Path,
    texts: Sequence[Any],
    output: str = "sentence_embedding",
    provider: str = "cpu",
    threads: int = 2,
    batch: int = 32,
) -> OnnxRun:
    """:param texts: ids of each text; or of each pair `{"ids": …, "segments": …}`
    :raises subprocess.CalledProcessError: with what Node said on standard error
    """
    with tempfile.TemporaryDirectory() as folder:
        ids_file, out_file = Path(folder) / "ids.json", Path(folder) / "rows.f32"
        ids_file.write_text(json.dumps(list(texts)), "utf8")
        command = [node(), "--no-warnings", _SCRIPT, model, ids_file, output, out_file]
        flags = ["--provider", provider, "--threads", str(threads), "--batch", str(batch)]
        done = subprocess.run([*map(str, command), *flags], check=True, stdout=subprocess.PIPE)
        rows = np.fromfile(out_file, dtype="<f4").reshape(len(texts), -1)
    said = json.loads(done.stdout)
    return OnnxRun(rows, said["loadMs"], said["elapsedMs"], said["tokens"])


def node() -> Path | str:
    """The Node of the repository; the one on the PATH may be older."""
    own = _TRAINING.parent / "node_modules" / ".bin" / "node"
    return own if own.exists() else "node"
