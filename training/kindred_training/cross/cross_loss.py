"""From a batch of pairs to the loss of a cross-encoder: right pairs against wrong ones."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from ..batches import Batch
from ..model.encoders import Model
from .pair_inputs import score_pairs


class CrossLoss(nn.Module):
    """Each query with its document (1) and with a wrong one (0): a hard negative of the bi-encoder
    where there is one, else the next pair's document, of the same repository for most.

    Half of the loss compares the two logits, so that the order is learnt; half is the logit's own
    cross-entropy, so that its sigmoid is a score.
    """

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.encoder = model

    def forward(self, batch: Batch, device: torch.device) -> Tensor:
        count = len(batch.queries)
        wrong, certain = _wrong_documents(batch)
        logits = score_pairs(
            self.encoder, batch.queries * 2, batch.documents + wrong, device
        ).float()
        right, other = torch.split(logits, count)
        weights = torch.from_numpy(certain.astype(np.float32)).to(device)
        order = _mean(functional.softplus(other - right), weights)
        scores = functional.softplus(-right).mean() + _mean(functional.softplus(other), weights)
        return 0.5 * order + 0.25 * scores


def _wrong_documents(batch: Batch) -> tuple[list[np.ndarray], np.ndarray]:
    """:returns: a document for each query, and whether it is wrong for certain, bool [pairs]"""
    count = len(batch.queries)
    wrong = [batch.documents[index - 1] for index in range(count)]
    certain = ~batch.same[np.arange(count), np.arange(count) - 1]
    for owner, negative in zip(batch.negative_owners, batch.negatives, strict=True):
        wrong[owner], certain[owner] = negative, True
    return wrong, certain


def _mean(values: Tensor, weights: Tensor) -> Tensor:
    return (values * weights).sum() / weights.sum().clamp(min=1)
