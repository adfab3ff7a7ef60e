"""Ragged token ids → padded tensors in few shapes, and a forward pass over texts of any length."""

from __future__ import annotations

from typing import Callable, Iterator, Sequence

import numpy as np
import torch
from torch import Tensor

#: Widths are multiples of it: few shapes, and kernels like them.
WIDTH_STEP = 8
#: Texts of a micro-batch; larger ones leave the cache of a CPU.
MICRO_BATCH_TEXTS = 128
#: Padded tokens of a micro-batch on a GPU.
GPU_MICRO_BATCH_TOKENS = 65_536


def pad(rows: Sequence[np.ndarray], device: torch.device | str = "cpu") -> tuple[Tensor, Tensor]:
    """:returns: ids and mask, int64, [texts × width]; padded on the right with 0"""
    lengths = np.array([len(row) for row in rows])
    width = max(1, -(-int(lengths.max(initial=1)) // WIDTH_STEP) * WIDTH_STEP)
    mask = np.arange(width)[None, :] < lengths[:, None]
    ids = np.zeros((len(rows), width), dtype=np.int64)
    ids[mask] = np.concatenate(rows) if len(rows) else []
    return torch.from_numpy(ids).to(device), torch.from_numpy(mask.astype(np.int64)).to(device)


def length_buckets(
    lengths: np.ndarray, texts: int = MICRO_BATCH_TEXTS, tokens: int | None = None
) -> Iterator[np.ndarray]:
    """Smart batching: texts of like length together, so that little is padding.

    :param texts: of a bucket at most
    :param tokens: padded tokens of a bucket at most; None for no limit
    :returns: row indices, shortest texts first
    :see: Reimers & Gurevych 2019, Sentence-BERT, §7
    """
    order = np.argsort(lengths, kind="stable")
    start = 0
    while start < len(order):
        end = min(len(order), start + texts)
        while tokens and end > start + 1 and (end - start) * lengths[order[end - 1]] > tokens:
            end = start + max(1, (end - start) // 2)
        yield order[start:end]
        start = end


def encode_ragged(
    encode: Callable[[Tensor, Tensor], Tensor],
    rows: Sequence[np.ndarray],
    device: torch.device | str = "cpu",
) -> Tensor:
    """Encodes texts in buckets, keeping gradients.

    :param encode: of a padded batch: ids and mask → [batch × dimension]
    :returns: [texts × dimension] in the order of the rows
    """
    lengths = np.array([len(row) for row in rows])
    on_gpu = torch.device(device).type == "cuda"
    limits = (4096, GPU_MICRO_BATCH_TOKENS) if on_gpu else (MICRO_BATCH_TEXTS, None)
    buckets = list(length_buckets(lengths, *limits))
    parts = [encode(*pad([rows[index] for index in bucket], device)) for bucket in buckets]
    order = np.argsort(np.concatenate(buckets), kind="stable")
    return torch.cat(parts)[torch.from_numpy(order).to(device)]
