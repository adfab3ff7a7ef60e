"""Objective × pooling, as table 6 of the Sentence-BERT paper: short trainings on equal data.

    KINDRED_DATA_DIR=… python -m kindred_training.ablation --vocabulary vocabulary.json \\
        --init checkpoints/sbert/last.pt --out ablation.json

Classification learns the three labels of SICK, regression its relatedness, both from the same
sentence pairs; ranking and triplet learn from the same pairs' entailments, with contradictions as
hard negatives. Figures: Spearman × 100 on STS-B dev, and for classification the accuracy on SICK
dev. These data are for research: no weights are written.
"""

from __future__ import annotations

import argparse
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any, Iterator

import numpy as np
import torch
from torch import Tensor, nn

from .bi_encoder_loss import encode_rows
from .checkpoints import Checkpoint, read_checkpoint
from .evaluate.similarity_tasks import measure_sts
from .model.configuration import POOLINGS
from .model.encoders import Model, build_model
from .objectives.classification import ClassificationObjective
from .objectives.ranking import ranking_loss
from .objectives.regression import regression_loss
from .objectives.triplet import triplet_loss
from .research_data import data_folder, read_rows, read_training_rows
from .schedule import rate_factor
from .tokenizer.kindred_tokenizer import KindredTokenizer
from .trainer import MAX_GRADIENT_NORM

OBJECTIVES = ("classification", "regression", "triplet", "ranking")
LABELS = ("ENTAILMENT", "NEUTRAL", "CONTRADICTION")
_BATCH_PAIRS = 64
#: A trained model is to be tuned: 5e-4 cost it a quarter of its STS-B under classification.
_LEARNING_RATE = 1e-4

#: Ids of both sentences, label, relatedness from 0 to 1.
Row = tuple[np.ndarray, np.ndarray, int, float]


def main(arguments: list[str] | None = None) -> list[dict[str, Any]]:
    options = _parser().parse_args(arguments)
    torch.set_num_threads(options.threads)
    tokenizer = KindredTokenizer.load(options.vocabulary)
    checkpoint = read_checkpoint(options.init)
    results = []
    for objective in options.objectives:
        for pooling in options.poolings:
            results.append(run_one(objective, pooling, checkpoint, tokenizer, options.epochs))
            print(json.dumps(results[-1]), flush=True)
    print(format_results(results))
    if options.out:
        options.out.write_text(json.dumps(results, indent=1) + "\n", "utf8")
    return results


def run_one(
    objective: str, pooling: str, checkpoint: Checkpoint, tokenizer: KindredTokenizer, epochs: float
) -> dict[str, Any]:
    """Trains one combination from the same beginning, on the same batches, and measures it."""
    torch.manual_seed(0)
    encoder = begin(checkpoint, pooling)
    data = data_folder() / "sts"
    rows = encode_pairs(read_training_rows(data / "sickr-train.jsonl", "ablation"), tokenizer)
    learner = _Learner(encoder, objective)
    train(learner, rows, epochs)

    def encode(texts: Any) -> np.ndarray:
        with torch.inference_mode():
            ids = [np.array(tokenizer.encode(text, 128), dtype=np.int64) for text in texts]
            return nn.functional.normalize(encode_rows(encoder, ids, "cpu"), dim=-1).numpy()

    result = {"objective": objective, "pooling": pooling, "sts": measure_sts(data_folder(), encode)}
    if objective == "classification":
        dev = encode_pairs(read_rows(data / "sickr-dev.jsonl"), tokenizer)
        result["nli_accuracy"] = round(100 * learner.accuracy(dev), 2)
    return result


def begin(checkpoint: Checkpoint, pooling: str) -> Model:
    """The checkpoint's weights with another pooling; [CLS] gets a new row where there was none."""
    configuration = replace(checkpoint.configuration, kind="sbert", pooling=pooling)
    model = build_model(configuration)
    weights = dict(checkpoint.weights)
    table = model.tokens.weight.detach().clone()
    rows = min(len(table), len(weights["tokens.weight"]))
    table[:rows] = weights["tokens.weight"][:rows]
    model.load_state_dict(weights | {"tokens.weight": table}, strict=False)
    return model


def encode_pairs(rows: list[dict[str, Any]], tokenizer: KindredTokenizer) -> list[Row]:
    """SICK: relatedness from 1 to 5, three labels."""
    return [
        (
            _ids(row["a"], tokenizer),
            _ids(row["b"], tokenizer),
            LABELS.index(row["nli"]),
            (row["score"] - 1) / 4,
        )
        for row in rows
    ]


def train(learner: "_Learner", rows: list[Row], epochs: float) -> None:
    optimizer = torch.optim.AdamW(
        learner.parameters(), lr=_LEARNING_RATE, weight_decay=0.01, fused=True
    )
    batches = list(_batches(rows, epochs))
    for number, batch in enumerate(batches):
        for group in optimizer.param_groups:
            group["lr"] = _LEARNING_RATE * rate_factor(number / len(batches))
        loss = learner(batch)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(learner.parameters(), MAX_GRADIENT_NORM)
        optimizer.step()


class _Learner(nn.Module):
    """An encoder and one of the objectives on rows of SICK."""

    def __init__(self, encoder: Model, objective: str) -> None:
        super().__init__()
        self.encoder = encoder
        self._objective = objective
        self.classification = ClassificationObjective(encoder.configuration.dimension, len(LABELS))

    def forward(self, rows: list[Row]) -> Tensor:
        first, second = self._vectors(rows)
        labels = torch.tensor([label for _, _, label, _ in rows])
        if self._objective == "classification":
            loss: Tensor = self.classification(first, second, labels)
            return loss
        if self._objective == "regression":
            return regression_loss(first, second, torch.tensor([score for *_, score in rows]))
        entailed, contradicted = labels == 0, labels == 2
        if entailed.sum() < 2:
            return 0.0 * first.sum()
        if self._objective == "triplet":
            others = second[entailed].roll(1, 0)
            return triplet_loss(first[entailed], second[entailed], others)
        negatives = second[contradicted] if contradicted.any() else None
        return ranking_loss(first[entailed], second[entailed], negatives)

    def accuracy(self, rows: list[Row]) -> float:
        with torch.inference_mode():
            predicted = self.classification.logits(*self._vectors(rows)).argmax(1).numpy()
        return float(np.mean(predicted == np.array([label for _, _, label, _ in rows])))

    def _vectors(self, rows: list[Row]) -> tuple[Tensor, Tensor]:
        texts = [row[0] for row in rows] + [row[1] for row in rows]
        first, second = torch.split(encode_rows(self.encoder, texts, "cpu"), len(rows))
        return first, second


def format_results(results: list[dict[str, Any]]) -> str:
    lines = [
        "| objective | pooling | STS-B dev, Spearman | SICK dev, NLI accuracy |",
        "|---|---|---|---|",
    ]
    for row in results:
        lines.append(
            f"| {row['objective']} | {row['pooling']} | {row['sts']} | {row.get('nli_accuracy', '')} |"
        )
    return "\n".join(lines)


def _batches(rows: list[Row], epochs: float) -> Iterator[list[Row]]:
    random = np.random.default_rng(0)
    for _ in range(round(epochs * len(rows) / _BATCH_PAIRS)):
        yield [rows[index] for index in random.integers(0, len(rows), _BATCH_PAIRS)]


def _ids(text: str, tokenizer: KindredTokenizer) -> np.ndarray:
    return np.array(tokenizer.encode(text, 128), dtype=np.int64)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument(
        "--init", type=Path, required=True, help="checkpoint of a transformer to begin with"
    )
    parser.add_argument("--objectives", nargs="+", choices=OBJECTIVES, default=list(OBJECTIVES))
    parser.add_argument("--poolings", nargs="+", choices=POOLINGS, default=list(POOLINGS))
    parser.add_argument("--epochs", type=float, default=1.0)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    return parser


if __name__ == "__main__":
    main()
