"""How rare each token is, so that an untrained table already weighs rare words higher."""

from __future__ import annotations

import numpy as np
import torch

from .model.encoders import Model
from .views import Pairs

#: Documents that are looked at: enough for the frequent tokens, which are those that matter.
_MAX_DOCUMENTS = 100_000


def inverse_document_frequencies(
    pairs: Pairs, indices: np.ndarray, vocabulary_size: int
) -> np.ndarray:
    """:returns: ln(documents / documents with the token), mean 1, [vocabulary]"""
    sample = indices[:: max(1, len(indices) // _MAX_DOCUMENTS)]
    counts = np.zeros(vocabulary_size)
    for index in sample:
        counts[np.unique(pairs.ids("document", index))] += 1
    rarity: np.ndarray = np.log((len(sample) + 1) / (counts + 1))
    rarity /= max(1e-9, float(rarity.mean()))
    return rarity


def scale_by_rarity(model: Model, pairs: Pairs, indices: np.ndarray) -> None:
    """Multiplies each row of the token table by the rarity of its token."""
    size = model.configuration.vocabulary_size
    rarity = inverse_document_frequencies(pairs, indices, size)
    with torch.no_grad():
        model.tokens.weight[:size] *= torch.from_numpy(rarity).float()[:, None]
        model.tokens.weight[0] = 0
