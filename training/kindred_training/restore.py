"""Step 7d: the checkpoint of a model folder, to train on from what ships.

    python -m kindred_training.restore --folder ../models/kindred-sbert --out restored.pt \\
        --vocabulary vocabulary.json

Weights are those of the int8 graph: its steps are lost, 0.0001 of a cosine. The vocabulary is
written beside it, so that new pairs can be encoded for the same model. A folder that ships holds
no research data (export refuses it), so the checkpoint carries no mark.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch

from .checkpoints import Checkpoint, write_checkpoint
from .export.model_folder import TRAINING_FILE
from .export.onnx_constants import read_constants
from .model.configuration import ModelConfiguration
from .model.encoders import build_model
from .tokenizer.kindred_tokenizer import KindredTokenizer

_KINDS = {"static-embedding": "static", "sbert-prenorm": "sbert"}


def restore(folder: Path) -> tuple[Checkpoint, KindredTokenizer]:
    """:returns: a model folder as a checkpoint, and its tokenizer
    :raises SystemExit: for a folder that no bi-encoder of this package was exported to
    """
    configuration = _configuration(folder)
    tokenizer = KindredTokenizer(_vocabulary(folder, configuration.vocabulary_size))
    constants = read_constants(folder / "model.onnx")
    names = build_model(configuration).state_dict().keys()
    weights = {name: torch.from_numpy(_weight(constants, name)) for name in names}
    training = _read(folder / TRAINING_FILE) if (folder / TRAINING_FILE).exists() else {}
    return Checkpoint(configuration, weights, tokenizer.fingerprint(), [], training), tokenizer


def _configuration(folder: Path) -> ModelConfiguration:
    config = _read(folder / "config.json")
    kind = _KINDS.get(config["model_type"])
    if kind is None:
        raise SystemExit(f"{folder}: a {config['model_type']} cannot be restored.")
    modes = _read(folder / "1_Pooling" / "config.json")
    pooling = next(
        name for name in ("mean", "max", "cls") if any(modes.get(f"pooling_mode_{name}_{end}")
                                                       for end in ("tokens", "token"))
    )  # fmt: skip
    body = {} if kind == "static" else {
        "layers": config["num_hidden_layers"],
        "heads": config["num_attention_heads"],
        "feed_forward": config["intermediate_size"],
    }  # fmt: skip
    special = 1 if pooling == "cls" else 0
    return ModelConfiguration(
        kind=kind,
        vocabulary_size=config["vocab_size"] - special,
        pooling=pooling,
        dimension=config["hidden_size"],
        max_tokens=config["max_position_embeddings"],
        **body,
    )


def _vocabulary(folder: Path, size: int) -> list[str]:
    ids: dict[str, int] = _read(folder / "tokenizer.json")["model"]["vocab"]
    return sorted(ids, key=lambda token: ids[token])[:size]


def _weight(constants: dict[str, np.ndarray], name: str) -> np.ndarray:
    """A weight as torch has it: matrices [out × in], the graph has them the other way."""
    stem = name.removesuffix(".weight")
    if name == "tokens.weight":
        weight = constants["tokens_int8"].astype(np.float32) * constants["tokens_scale"]
    elif name == "positions.weight":
        weight = constants["positions"]
    elif f"{stem}.weight_int8" in constants:
        scales = constants[f"{stem}.weight_scale"]
        weight = (constants[f"{stem}.weight_int8"].astype(np.float32) * scales).T
    else:
        weight = constants[name]
    return np.ascontiguousarray(weight, dtype=np.float32).copy()


def _read(file: Path) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(file.read_text("utf8"))
    return value


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--folder", type=Path, required=True, help="of the model")
    parser.add_argument("--out", type=Path, required=True, help="file of the checkpoint")
    parser.add_argument("--vocabulary", type=Path, required=True, help="file to write")
    options = parser.parse_args()
    checkpoint, tokenizer = restore(options.folder)
    write_checkpoint(options.out, checkpoint)
    options.vocabulary.write_text(
        json.dumps(tokenizer.vocabulary, ensure_ascii=False) + "\n", "utf8"
    )
    print(f"{options.out}: {options.folder.name}, {len(tokenizer.vocabulary):,} tokens")


if __name__ == "__main__":
    main()
