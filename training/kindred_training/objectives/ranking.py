"""Ranking objective: among the documents of the batch, the query's own comes first."""

from __future__ import annotations

from typing import Sequence

import torch
from torch import Tensor
from torch.nn import functional

#: Cosines lie in −1 … 1; times this, the softmax can be sure.
SCALE = 20.0

#: First numbers of a vector that are trained to stand alone, with the weight of their loss.
Matryoshka = Sequence[tuple[int, float]]
MATRYOSHKA: Matryoshka = ((256, 1.0), (128, 0.3), (64, 0.3))


def ranking_loss(
    queries: Tensor,
    documents: Tensor,
    negatives: Tensor | None = None,
    same: Tensor | None = None,
    matryoshka: Matryoshka | None = None,
    scale: float = SCALE,
) -> Tensor:
    """Symmetric cross-entropy with in-batch negatives, summed over the Matryoshka dimensions.

    :param queries: [batch × dimension], row i belongs to document i
    :param documents: [batch × dimension]
    :param negatives: hard negatives, wrong for every query, [any × dimension]
    :param same: true where query i and document j are no negatives of each other although i ≠ j,
        [batch × batch]; the diagonal does not count
    :param matryoshka: None for the whole vectors alone
    :see: Henderson et al. 2017 (in-batch negatives); Kusupati et al. 2022 (Matryoshka)
    """
    total = queries.new_zeros(())
    for dimension, weight in matryoshka or ((queries.shape[1], 1.0),):
        rows = [functional.normalize(part[:, :dimension], dim=-1) for part in (queries, documents)]
        hard = None if negatives is None else functional.normalize(negatives[:, :dimension], dim=-1)
        total = total + weight * _symmetric_loss(rows[0], rows[1], hard, same, scale)
    return total


def _symmetric_loss(
    queries: Tensor, documents: Tensor, negatives: Tensor | None, same: Tensor | None, scale: float
) -> Tensor:
    scores = queries @ documents.T * scale
    if same is not None:
        own = torch.eye(len(scores), dtype=torch.bool, device=scores.device)
        scores = scores.masked_fill(same & ~own, float("-inf"))
    labels = torch.arange(len(scores), device=scores.device)
    forward = scores if negatives is None else torch.cat((scores, queries @ negatives.T * scale), 1)
    return (
        functional.cross_entropy(forward, labels) + functional.cross_entropy(scores.T, labels)
    ) / 2
