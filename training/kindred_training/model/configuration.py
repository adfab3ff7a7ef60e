"""What decides the shape of a model; travels in checkpoints and in config.json."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

MODEL_KINDS = ("static", "sbert", "cross")
POOLINGS = ("mean", "max", "cls")


@dataclass(frozen=True)
class ModelConfiguration:
    """:raises ValueError: for a model that cannot be built"""

    #: `static`: token table alone; `sbert`: bi-encoder; `cross`: scorer of a pair.
    kind: str
    #: Of the tokenizer; the special tokens of a model come after it.
    vocabulary_size: int
    pooling: str = "mean"
    dimension: int = 256
    layers: int = 2
    heads: int = 4
    feed_forward: int = 1024
    #: Learned positions, special tokens included.
    max_tokens: int = 256

    def __post_init__(self) -> None:
        if self.kind not in MODEL_KINDS:
            raise ValueError(f"Expected a kind of {', '.join(MODEL_KINDS)}, got {self.kind}.")
        if self.pooling not in POOLINGS:
            raise ValueError(f"Expected a pooling of {', '.join(POOLINGS)}, got {self.pooling}.")
        if self.kind == "static" and self.pooling != "mean":
            raise ValueError("A token table alone knows no order: only mean pooling makes sense.")
        if self.dimension % self.heads:
            raise ValueError(f"{self.dimension} dimensions do not divide into {self.heads} heads.")

    @property
    def cls_id(self) -> int:
        """Stands before a text for [CLS] pooling, and before a pair."""
        return self.vocabulary_size

    @property
    def separator_id(self) -> int:
        """Stands between query and document of a pair."""
        return self.vocabulary_size + 1

    @property
    def prefix(self) -> tuple[int, ...]:
        """Ids before each text of a bi-encoder."""
        return (self.cls_id,) if self.pooling == "cls" and self.kind == "sbert" else ()

    @property
    def table_rows(self) -> int:
        """Rows of the token table: the vocabulary and the special tokens that this model needs."""
        if self.kind == "cross":
            return self.vocabulary_size + 2
        return self.vocabulary_size + len(self.prefix)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)
