"""Step 7c: the average of the weights of runs that began from one another.

    python -m kindred_training.average --checkpoint sbert/last.pt --checkpoint sbert-last/last.pt \\
        --out averaged.pt

What a last part on other shares of data gains and loses is often both had by the mean of before and
after, at no cost in use.

:see: Wortsman et al. 2022, Model soups
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from .checkpoints import Checkpoint, read_checkpoint, write_checkpoint


def average(checkpoints: list[Checkpoint]) -> Checkpoint:
    """:returns: the last checkpoint with the mean of all weights, without state to go on from
    :raises ValueError: for models of different shape or vocabulary
    """
    last = checkpoints[-1]
    for other in checkpoints:
        if (other.configuration, other.tokenizer) != (last.configuration, last.tokenizer):
            raise ValueError("Only models of one shape and vocabulary can be averaged.")
    weights = {
        name: torch.stack([each.weights[name].float() for each in checkpoints]).mean(0)
        for name in last.weights
    }
    # A mark that one of them has is inherited: what may not ship does not get in by a mean.
    marks = sorted({mark for each in checkpoints for mark in each.research_only_data})
    training = {**last.training, "averaged": len(checkpoints)}
    return Checkpoint(last.configuration, weights, last.tokenizer, marks, training)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--checkpoint", type=Path, action="append", required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    checkpoints = [read_checkpoint(file) for file in options.checkpoint]
    write_checkpoint(options.out, average(checkpoints))
    print(f"{options.out}: the mean of {len(checkpoints)} models")


if __name__ == "__main__":
    main()
