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
    excluded = None if same is None else _exclusions(same, queries)
    total = queries.new_zeros(())
    for dimension, weight in matryoshka or ((queries.shape[1], 1.0),):
        rows = [functional.normalize(part[:, :dimension], dim=-1) for part in (queries, documents)]
        hard = None if negatives is None else functional.normalize(negatives[:, :dimension], dim=-1)
        total = total + weight * _symmetric_loss(rows[0] * scale, rows[1], hard, excluded)
    return total


def _exclusions(same: Tensor, like: Tensor) -> Tensor:
    """:returns: −∞ where a document is no negative, 0 elsewhere, [batch × batch]"""
    own = torch.eye(len(same), dtype=torch.bool, device=same.device)
    return torch.zeros_like(same, dtype=like.dtype).masked_fill(same & ~own, float("-inf"))


def _symmetric_loss(
    queries: Tensor, documents: Tensor, negatives: Tensor | None, excluded: Tensor | None
) -> Tensor:
    """Cross-entropy as the logarithm of the sum less the right score: for large batches half the
    memory traffic of a softmax, which is what they wait for.
    """
    scores = queries @ documents.T
    if excluded is not None:
        scores = scores + excluded
    right = scores.diagonal()
    forward = scores if negatives is None else torch.cat((scores, queries @ negatives.T), 1)
    losses = torch.logsumexp(forward, 1) + torch.logsumexp(scores, 0) - 2 * right
    return losses.mean() / 2
