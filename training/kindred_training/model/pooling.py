"""From the vectors of tokens to the vector of a text: the three strategies of Sentence-BERT."""

from __future__ import annotations

import torch
from torch import Tensor


def pool(mode: str, hidden: Tensor, mask: Tensor) -> Tensor:
    """Pools the real tokens of each text.

    :param mode: `mean`, `max` or `cls`
    :param hidden: last hidden state, [batch × tokens × dimension]
    :param mask: 1 for a token, 0 for padding, [batch × tokens]
    :returns: [batch × dimension], not normalised; an all-padding row is zero
    :see: Reimers & Gurevych 2019, Sentence-BERT, §3
    """
    if mode == "mean":
        return mean_pool(hidden, mask)
    if mode == "max":
        return max_pool(hidden, mask)
    if mode == "cls":
        return cls_pool(hidden, mask)
    raise ValueError(f"Expected mean, max or cls, got {mode}.")


def mean_pool(hidden: Tensor, mask: Tensor) -> Tensor:
    weights = mask.unsqueeze(-1).to(hidden.dtype)
    return (hidden * weights).sum(1) / weights.sum(1).clamp(min=1)


def max_pool(hidden: Tensor, mask: Tensor) -> Tensor:
    padding = ~mask.bool().unsqueeze(-1)
    largest = hidden.masked_fill(padding, float("-inf")).amax(1)
    return largest.masked_fill(padding.all(1), 0)


def cls_pool(hidden: Tensor, mask: Tensor) -> Tensor:
    """The first token's vector; texts are padded on the right, so it is the first real one."""
    return hidden[:, 0] * mask[:, :1].to(hidden.dtype)


def unit_rows(rows: Tensor) -> Tensor:
    """:returns: rows of length 1; a zero row stays zero"""
    return torch.nn.functional.normalize(rows, dim=-1, eps=1e-9)
