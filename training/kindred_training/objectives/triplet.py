"""Triplet objective of Sentence-BERT: the anchor nearer to the positive than to the negative."""

from __future__ import annotations

import torch
from torch import Tensor

#: Of the paper, which measures on vectors that are not normalised.
MARGIN = 1.0


def triplet_loss(
    anchors: Tensor, positives: Tensor, negatives: Tensor, margin: float = MARGIN
) -> Tensor:
    """Mean of max(‖a − p‖ − ‖a − n‖ + ε, 0), Euclidean; each [batch × dimension].

    :see: Reimers & Gurevych 2019, Sentence-BERT, §3 (Triplet Objective Function)
    """
    distances = _distance(anchors, positives) - _distance(anchors, negatives)
    return torch.relu(distances + margin).mean()


def _distance(first: Tensor, second: Tensor) -> Tensor:
    # The root has no gradient at zero, where anchor and positive are the same text.
    return (first - second).square().sum(-1).clamp(min=1e-12).sqrt()
