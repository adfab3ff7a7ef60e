"""From a batch of pairs to the loss of a bi-encoder, for each of the objectives."""

from __future__ import annotations

from typing import Sequence

import numpy as np
import torch
from torch import Tensor, nn

from .batches import Batch
from .model.encoders import Model, StaticEncoder
from .model.padding import encode_ragged
from .objectives.classification import ClassificationObjective
from .objectives.ranking import MATRYOSHKA, Matryoshka, ranking_loss
from .objectives.regression import regression_loss
from .objectives.triplet import triplet_loss

OBJECTIVES = ("ranking", "triplet", "regression", "classification")


class BiEncoderLoss(nn.Module):
    """The siamese network: one encoder for both sides, and the objective on top.

    Pairs have no labels: where an objective needs them, a query and its document are similar (1),
    and a query and the next pair's document, of the same repository for most, are not (0).
    """

    def __init__(self, encoder: Model, objective: str, matryoshka: Matryoshka = MATRYOSHKA) -> None:
        super().__init__()
        if objective not in OBJECTIVES:
            raise ValueError(f"Expected an objective of {', '.join(OBJECTIVES)}, got {objective}.")
        self.encoder = encoder
        self.objective = objective
        self.matryoshka = matryoshka
        self.classification = (
            ClassificationObjective(encoder.configuration.dimension, 2)
            if objective == "classification"
            else None
        )

    def forward(self, batch: Batch, device: torch.device) -> Tensor:
        rows = [*batch.queries, *batch.documents, *batch.negatives]
        vectors = encode_rows(self.encoder, rows, device).float()
        count = len(batch.queries)
        queries, documents, negatives = torch.split(vectors, [count, count, len(batch.negatives)])
        if self.objective == "ranking":
            same = torch.from_numpy(batch.same).to(device)
            hard = negatives if len(negatives) else None
            return ranking_loss(queries, documents, hard, same, self.matryoshka)
        wrong = _negatives(documents, negatives, batch.negative_owners)
        if self.objective == "triplet":
            return triplet_loss(queries, documents, wrong)
        twice, both = torch.cat((queries, queries)), torch.cat((documents, wrong))
        labels = torch.cat((torch.ones(count), torch.zeros(count))).to(device)
        if self.classification is None:
            return regression_loss(twice, both, labels)
        loss: Tensor = self.classification(twice, both, labels.long())
        return loss


def encode_rows(encoder: Model, rows: Sequence[np.ndarray], device: torch.device | str) -> Tensor:
    """Encodes texts by the quickest way that their encoder has; an empty text is one [UNK].

    :returns: [texts × dimension], not normalised, in order
    """
    configuration = encoder.configuration
    prefix = np.array(configuration.prefix, dtype=np.int64)
    room = configuration.max_tokens - len(prefix)
    whole = [np.concatenate((prefix, row[:room] if len(row) else [UNKNOWN_ID])) for row in rows]
    if isinstance(encoder, StaticEncoder):
        lengths = np.array([len(row) for row in whole])
        offsets = torch.from_numpy(np.cumsum(lengths) - lengths)
        ids = torch.from_numpy(np.concatenate(whole).astype(np.int64))
        return encoder.encode_flat(ids.to(device), offsets.to(device))
    return encode_ragged(encoder, whole, device)


#: [UNK] of every vocabulary of this project.
UNKNOWN_ID = 1


def _negatives(documents: Tensor, negatives: Tensor, owners: np.ndarray) -> Tensor:
    """The hard negative of each query, or the next pair's document."""
    wrong = documents.roll(1, 0)
    if len(negatives) == 0:
        return wrong
    rows = torch.from_numpy(owners).to(documents.device)
    return wrong.index_copy(0, rows, negatives)
