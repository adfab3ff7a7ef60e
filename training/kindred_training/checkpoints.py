"""A checkpoint: everything that a run needs to go on as if it had never stopped."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch

from .model.configuration import ModelConfiguration
from .model.encoders import Model, build_model

FORMAT_VERSION = 1


@dataclass
class Checkpoint:
    configuration: ModelConfiguration
    weights: dict[str, torch.Tensor]
    #: Of the vocabulary: a model is nothing without its tokenizer.
    tokenizer: str
    #: Data for research alone that these weights come from, directly or by their beginning.
    research_only_data: list[str] = field(default_factory=list)
    #: How it was trained, for the model card.
    training: dict[str, Any] = field(default_factory=dict)
    #: Optimiser, random state, position in the data; empty in a model that is only to be used.
    state: dict[str, Any] = field(default_factory=dict)

    def build(self) -> Model:
        """:returns: the model with its weights, ready for use"""
        model = build_model(self.configuration)
        model.load_state_dict(self.weights)
        return model.eval()


def write_checkpoint(file: Path, checkpoint: Checkpoint) -> None:
    """Writes a file whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_name(f"{file.name}.part")
    fields = {name: getattr(checkpoint, name) for name in Checkpoint.__dataclass_fields__}
    torch.save(
        {"version": FORMAT_VERSION, **fields, "configuration": asdict(checkpoint.configuration)},
        partial,
    )
    os.replace(partial, file)


def read_checkpoint(file: Path, device: str = "cpu") -> Checkpoint:
    """:raises ValueError: for a checkpoint of another version"""
    stored = torch.load(file, map_location=device, weights_only=True)
    version = stored.pop("version", None)
    if version != FORMAT_VERSION:
        raise ValueError(f"Expected a checkpoint of format {FORMAT_VERSION}, {file} has {version}.")
    configuration = ModelConfiguration(**stored.pop("configuration"))
    return Checkpoint(configuration, **stored)


def random_state() -> dict[str, Any]:
    """Batches have a generator of their own; this is what initialisation and a GPU use."""
    cuda = torch.cuda.get_rng_state_all() if torch.cuda.is_available() else []
    return {"torch": torch.get_rng_state(), "cuda": cuda}


def restore_random_state(state: dict[str, Any]) -> None:
    torch.set_rng_state(state["torch"].cpu())
    if state["cuda"] and torch.cuda.is_available():
        torch.cuda.set_rng_state_all([item.cpu() for item in state["cuda"]])
