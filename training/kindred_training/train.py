"""Step 7: trains an encoder on encoded pairs.

    python -m kindred_training.train --model static --data data --vocabulary vocabulary.json \\
        --seconds 240 --out checkpoints/static
    python -m kindred_training.train --model sbert --layers 3 --init checkpoints/static/last.pt …

Writes `last.pt` and `log.jsonl`; with --resume the run goes on from `last.pt` as if it had never
stopped. --init begins with another model: its body if it is of the same shape, else its table.
"""

from __future__ import annotations

import argparse
import os
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch

from .batches import BatchOptions, PairBatches, Position
from .bi_encoder_loss import OBJECTIVES, BiEncoderLoss
from .checkpoints import Checkpoint, read_checkpoint
from .cross.cross_loss import CrossLoss
from .held_out import trainable_pairs
from .model.configuration import MODEL_KINDS, POOLINGS, ModelConfiguration
from .model.encoders import Model, begin_from, build_model
from .pair_store import PairStore
from .schedule import Budget
from .templates import encode_templates
from .token_frequencies import scale_by_rarity
from .tokenizer.kindred_tokenizer import KindredTokenizer
from .trainer import Trainer, TrainerOptions
from .views import Pairs, TokenLimits, ViewMaker

#: What each model is best trained with on two CPU cores; a flag overrides each.
DEFAULTS: dict[str, dict[str, object]] = {
    "static": {
        "pairs": 1024,
        "learning_rate": 5e-3,
        "table_learning_rate": 5e-3,
        "query": 48,
        "document": 200,
    },
    "sbert": {
        "pairs": 512,
        "learning_rate": 1e-3,
        "table_learning_rate": 5e-4,
        "query": 24,
        "document": 72,
    },
    "cross": {
        "pairs": 128,
        "learning_rate": 5e-4,
        "table_learning_rate": 2e-4,
        "query": 24,
        "document": 120,
    },
}


def main(arguments: list[str] | None = None) -> None:
    options = _with_defaults(_parser().parse_args(arguments))
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    trainer = build_trainer(options)
    last = options.out / "last.pt"
    if last.exists() and not options.resume:
        raise SystemExit(f"{last} exists: go on with --resume, or name another --out.")
    if last.exists():
        trainer.restore(read_checkpoint(last, options.device))
    trainer.run()


def build_trainer(options: argparse.Namespace) -> Trainer:
    store = PairStore(options.data)
    tokenizer = KindredTokenizer.load(options.vocabulary)
    _check_vocabulary(store, tokenizer)
    first = read_checkpoint(options.init) if options.init else None
    configuration = ModelConfiguration(
        options.model,
        len(tokenizer.vocabulary),
        options.pooling,
        dimension=options.dimension,
        layers=0 if options.model == "static" else options.layers,
        feed_forward=4 * options.dimension,
    )
    model = build_model(configuration)
    negatives = np.load(options.negatives, mmap_mode="r") if options.negatives else None
    usable = pairs_for(store, options.model, negatives)
    begin(model, first, store, usable)
    cross = options.model == "cross"
    loss = CrossLoss(model) if cross else BiEncoderLoss(model, options.objective)
    batch_options = _batch_options(options)
    maker = ViewMaker(store, encode_templates(tokenizer))

    def batches(position: Position) -> PairBatches:
        return PairBatches(maker, usable, batch_options, position, negatives)

    def checkpoint() -> Checkpoint:
        training = {
            "objective": "pairs" if cross else options.objective,
            "batches": asdict(batch_options),
            "trainable_pairs": int(usable.sum()),
            "repositories": len(store.repositories),
            "hard_negatives": options.negatives is not None,
            "begins_with": _beginning(first) if first else None,
        }
        return Checkpoint(
            configuration,
            model.state_dict(),
            tokenizer.fingerprint(),
            list(first.research_only_data) if first else [],
            training,
        )

    return Trainer(loss, batches, _trainer_options(options), checkpoint, options.out)


def pairs_for(store: Pairs, kind: str, negatives: np.ndarray | None) -> np.ndarray:
    """:param kind: of the model
    :param negatives: of each pair, −1 for none, [pairs × any]
    :returns: bool [pairs]
    """
    trainable = trainable_pairs(store)
    if kind == "cross" and negatives is not None:
        # Without a hard negative a pair teaches no more than the bi-encoder knows.
        trainable &= (negatives >= 0).any(1)
    return trainable


def begin(model: Model, first: Checkpoint | None, store: PairStore, usable: np.ndarray) -> None:
    """The weights before the first step: of another model, or random and scaled by rarity."""
    if first is not None:
        begin_from(model, first.configuration, first.weights)
    else:
        scale_by_rarity(model, store, np.flatnonzero(usable))


def _beginning(first: Checkpoint) -> dict[str, object]:
    """What the card says of the runs before: their models, and how long they trained."""
    counts = {name: first.training.get(name, 0) for name in ("step", "pairs", "tokens", "elapsed_s")}
    before = {"begins_with": first.training.get("begins_with")}
    return {"kind": first.configuration.kind, "layers": first.configuration.layers, **counts, **before}


def _check_vocabulary(store: PairStore, tokenizer: KindredTokenizer) -> None:
    if store.meta["tokenizer"] != tokenizer.fingerprint():
        raise SystemExit("The pairs were encoded with another vocabulary. Run encode_pairs again.")


def _batch_options(options: argparse.Namespace) -> BatchOptions:
    return BatchOptions(
        pairs=options.pairs,
        grouped=options.grouped,
        limits=TokenLimits(options.query, options.document),
        long_share=options.long_share,
        weights=tuple(options.weight),
        seed=options.seed,
    )


def _trainer_options(options: argparse.Namespace) -> TrainerOptions:
    return TrainerOptions(
        Budget(options.steps, options.seconds),
        options.learning_rate,
        options.table_learning_rate,
        device=options.device,
        mixed_precision=options.model != "static" and not options.float32,
        checkpoint_s=options.checkpoint_minutes * 60,
        log_every=options.log_every,
    )


def _with_defaults(options: argparse.Namespace) -> argparse.Namespace:
    for name, value in DEFAULTS[options.model].items():
        if getattr(options, name) is None:
            setattr(options, name, value)
    return options


def _weight(text: str) -> tuple[str, float]:
    kind, _, value = text.partition("=")
    return kind, float(value)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--model", choices=MODEL_KINDS, required=True)
    parser.add_argument("--data", type=Path, required=True, help="folder that encode_pairs wrote")
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="folder of checkpoint and log")
    parser.add_argument("--objective", choices=OBJECTIVES, default="ranking")
    parser.add_argument("--pooling", choices=POOLINGS, default="mean")
    parser.add_argument("--dimension", type=int, default=256)
    parser.add_argument("--layers", type=int, default=2)
    parser.add_argument("--steps", type=int)
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--init", type=Path, help="checkpoint to begin with")
    parser.add_argument("--negatives", type=Path, help="file that hard_negatives wrote")
    parser.add_argument("--pairs", type=int, help="of a batch")
    parser.add_argument(
        "--grouped", type=float, default=0.6, help="share of batches of few repositories"
    )
    parser.add_argument("--query", type=int, help="tokens")
    parser.add_argument("--document", type=int, help="tokens")
    parser.add_argument(
        "--long-share", type=float, default=0.0, help="share of batches of long documents"
    )
    parser.add_argument(
        "--weight", type=_weight, action="append", default=[], metavar="NAME=FACTOR",
        help="how much of a kind or a language is read, at most 1"
    )
    parser.add_argument("--learning-rate", type=float)
    parser.add_argument("--table-learning-rate", type=float)
    parser.add_argument("--float32", action="store_true", help="no bfloat16")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--checkpoint-minutes", type=float, default=2.0)
    parser.add_argument("--log-every", type=int, default=50, help="steps")
    parser.add_argument("--seed", type=int, default=0)
    return parser


if __name__ == "__main__":
    main()
