"""Regression objective of Sentence-BERT: the cosine of a pair should be its gold similarity."""

from __future__ import annotations

from torch import Tensor
from torch.nn import functional


def regression_loss(first: Tensor, second: Tensor, similarities: Tensor) -> Tensor:
    """Mean squared error of the cosine.

    :param first: u, [batch × dimension]
    :param second: v, [batch × dimension]
    :param similarities: gold, from 0 (unrelated) to 1 (same), [batch]
    :see: Reimers & Gurevych 2019, Sentence-BERT, §3 (Regression Objective Function)
    """
    cosines = functional.cosine_similarity(first, second, dim=-1, eps=1e-9)
    return functional.mse_loss(cosines, similarities.to(cosines.dtype))
