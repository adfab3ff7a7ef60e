"""Text → unit vectors by what is to be measured: a checkpoint, or a folder as the product has it."""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Protocol, Sequence

import numpy as np
import torch

from ..bi_encoder_loss import encode_rows
from ..checkpoints import read_checkpoint
from ..export.run_onnx import node
from ..model.configuration import ModelConfiguration
from ..model.padding import MICRO_BATCH_TEXTS
from ..tokenizer.kindred_tokenizer import KindredTokenizer

_SCRIPT = Path(__file__).parents[2] / "encodeTexts.mjs"
#: Rows that are encoded before their vectors leave the device.
_TEXTS_AT_ONCE = 64 * MICRO_BATCH_TEXTS


class TextEncoder(Protocol):
    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """:returns: unit rows, float32 [texts × dimension]"""
        ...


class CheckpointEncoder:
    """A model as it is in training, with the tokenizer of training."""

    def __init__(self, file: Path, vocabulary: Path, device: str = "cpu") -> None:
        """:raises SystemExit: when the model was trained with another vocabulary"""
        checkpoint = read_checkpoint(file, device)
        self.tokenizer = KindredTokenizer.load(vocabulary)
        if checkpoint.tokenizer != self.tokenizer.fingerprint():
            raise SystemExit(f"{file} was trained with another vocabulary than {vocabulary}.")
        self.configuration: ModelConfiguration = checkpoint.configuration
        self.training = checkpoint.training
        self._model = checkpoint.build().to(device)
        self._device = device

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        limit = self.configuration.max_tokens
        return self.encode_ids(
            [np.array(self.tokenizer.encode(text, limit), dtype=np.int64) for text in texts]
        )

    def encode_ids(self, rows: Sequence[np.ndarray]) -> np.ndarray:
        """:returns: unit rows, float32 [texts × dimension]"""
        precise = self.configuration.kind == "static"
        kind = torch.device(self._device).type
        parts = []
        # Long runs are sorted whole: buckets of one piece alone would be of mixed length.
        order = np.argsort([len(row) for row in rows], kind="stable")
        for start in range(0, len(rows), _TEXTS_AT_ONCE):
            piece = [rows[index] for index in order[start : start + _TEXTS_AT_ONCE]]
            with (
                torch.inference_mode(),
                torch.autocast(kind, dtype=torch.bfloat16, enabled=not precise),
            ):
                vectors = encode_rows(self._model, piece, self._device).float()
            parts.append(torch.nn.functional.normalize(vectors, dim=-1).cpu().numpy())
        empty = np.zeros((0, self.configuration.dimension), dtype=np.float32)
        sorted_rows: np.ndarray = np.concatenate([empty, *parts])
        return sorted_rows[np.argsort(order, kind="stable")]


class FolderEncoder:
    """A folder in sentence-transformers layout, run by the product's own code in Node."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        with tempfile.TemporaryDirectory() as folder:
            texts_file, out_file = Path(folder) / "texts.json", Path(folder) / "rows.f32"
            texts_file.write_text(
                json.dumps([text.encode("utf8", "replace").decode() for text in texts]), "utf8"
            )
            command = [node(), "--no-warnings", _SCRIPT, self._folder, texts_file, out_file]
            subprocess.run(list(map(str, command)), check=True, stdout=subprocess.PIPE)
            return np.fromfile(out_file, dtype="<f4").reshape(len(texts), -1)
