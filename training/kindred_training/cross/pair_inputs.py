"""Query and document as one sequence: [CLS] query [SEP] document."""

from __future__ import annotations

from typing import Iterator, Sequence

import numpy as np
import torch
from torch import Tensor

from ..model.configuration import ModelConfiguration
from ..model.encoders import Model
from ..model.padding import length_buckets, pad

#: The query may take this much of the window; the document gets the rest.
MAX_QUERY_TOKENS = 64


def pair_row(
    configuration: ModelConfiguration, query: np.ndarray, document: np.ndarray
) -> tuple[np.ndarray, int]:
    """:returns: ids, and how many of them are of the first segment, [SEP] included"""
    first = np.concatenate(
        ([configuration.cls_id], query[:MAX_QUERY_TOKENS], [configuration.separator_id])
    )
    room = configuration.max_tokens - len(first)
    return np.concatenate((first, document[:room])).astype(np.int64), len(first)


def score_pairs(
    model: Model,
    queries: Sequence[np.ndarray],
    documents: Sequence[np.ndarray],
    device: torch.device | str = "cpu",
) -> Tensor:
    """Scores query i with document i, in buckets of like length, keeping gradients.

    :returns: logits, [pairs]; the score is their sigmoid
    """
    rows = [pair_row(model.configuration, *pair) for pair in zip(queries, documents, strict=True)]
    buckets = list(length_buckets(np.array([len(ids) for ids, _ in rows])))
    parts = [model(*_tensors([rows[index] for index in bucket], device)) for bucket in buckets]
    order = np.argsort(np.concatenate(buckets), kind="stable")
    return torch.cat(parts)[torch.from_numpy(order).to(device)]


def _tensors(rows: list[tuple[np.ndarray, int]], device: torch.device | str) -> Iterator[Tensor]:
    ids, mask = pad([ids for ids, _ in rows], device)
    firsts = torch.tensor([first for _, first in rows], device=device)
    segments = (torch.arange(ids.shape[1], device=device)[None, :] >= firsts[:, None]).long() * mask
    return iter((ids, mask, segments))
