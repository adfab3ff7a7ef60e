"""A cross-encoder small enough to be committed, for the product's tests: seeded weights, no training.

    python -m kindred_training.export.tiny_scorer --out ../test/fixtures/models/tiny-cross \\
        --golden ../test/golden/reranking/tiny-cross.json

Its graph is float32, so that the product's scores can be held against torch's to four digits.
"""

from __future__ import annotations

import argparse
import json
import string
from pathlib import Path

import torch

from ..checkpoints import Checkpoint
from ..model.configuration import ModelConfiguration
from ..model.encoders import build_model
from ..tokenizer.kindred_tokenizer import SPECIAL_TOKENS, KindredTokenizer
from ..tokenizer.words import words_of
from .golden import PAIRS, write_golden
from .graphs import write_graph
from .model_folder import write_configs

_SEED = 7
#: Longer words are made of pieces, as in a real vocabulary.
_LONGEST_WORD = 6
#: Wide enough for scores to differ by whole units.
_WEIGHT_STD = 0.8


def tiny_checkpoint(vocabulary_size: int) -> Checkpoint:
    configuration = ModelConfiguration(
        "cross",
        vocabulary_size,
        "cls",
        dimension=16,
        layers=1,
        heads=2,
        feed_forward=32,
        max_tokens=96,
    )
    torch.manual_seed(_SEED)
    model = build_model(configuration)
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter, std=_WEIGHT_STD)
    return Checkpoint(configuration, model.state_dict(), "")


def tiny_tokenizer() -> KindredTokenizer:
    """Letters, digits and the short words of the golden pairs; the Chinese ones are unknown."""
    pairs = json.loads(PAIRS.read_text("utf8")).values()
    words = {word for pair in pairs for text in pair.values() for word in words_of(text)}
    short = sorted(word for word in words if 1 < len(word) <= _LONGEST_WORD and word.isascii())
    return KindredTokenizer([*SPECIAL_TOKENS, *string.ascii_lowercase, *string.digits, *short])


def write_tiny_scorer(folder: Path, golden: Path) -> None:
    tokenizer = tiny_tokenizer()
    checkpoint = tiny_checkpoint(len(tokenizer.vocabulary))
    folder.mkdir(parents=True, exist_ok=True)
    write_configs(folder, checkpoint.configuration, tokenizer)
    model = folder / "model.onnx"
    write_graph(checkpoint, quantized=False).write(model)
    write_golden(golden, checkpoint, model, tokenizer)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--out", type=Path, required=True, help="folder of the model")
    parser.add_argument("--golden", type=Path, required=True, help="file for golden scores")
    options = parser.parse_args()
    write_tiny_scorer(options.out, options.golden)


if __name__ == "__main__":
    main()
