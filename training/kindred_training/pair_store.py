"""Reads encoded pairs from memory-mapped arrays: the one door from data to training.

The format is described in dataset_format.md; encode_pairs.py writes it.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

FORMAT_VERSION = 1
FIELDS = ("query", "document", "name", "path", "context")


class PairStore:
    """Token ids of all pairs, row i of each array being pair i.

    Nothing is loaded but the arrays of one number a pair; ids are read from the page cache.
    """

    def __init__(self, folder: str | Path) -> None:
        """:raises ValueError: when the folder was written by another version of the format"""
        self.folder = Path(folder)
        self.meta = json.loads((self.folder / "meta.json").read_text("utf8"))
        if self.meta["version"] != FORMAT_VERSION:
            raise ValueError(
                f"Expected pairs of format {FORMAT_VERSION}, {self.folder} holds format "
                f"{self.meta['version']}. Run encode_pairs again."
            )
        self.kinds: list[str] = self.meta["kinds"]
        self.languages: list[str] = self.meta["languages"]
        self.repositories: list[str] = self.meta["repositories"]
        #: index of each pair's kind, language, repository: uint8, uint8, uint16 [pairs]
        self.kind_ids: np.ndarray = np.load(self.folder / "kind.npy")
        self.language_ids: np.ndarray = np.load(self.folder / "language.npy")
        self.repository_ids: np.ndarray = np.load(self.folder / "repository.npy")
        #: tokens of the first sentence of each query: uint16 [pairs]
        self.query_leads: np.ndarray = np.load(self.folder / "query_lead.npy")
        self._ids = {field: self._map(f"{field}.ids.npy") for field in FIELDS}
        self._offsets = {field: np.load(self.folder / f"{field}.offsets.npy") for field in FIELDS}

    def __len__(self) -> int:
        return int(self.meta["pairCount"])

    def kind(self, index: int) -> str:
        return self.kinds[int(self.kind_ids[index])]

    def repository_id(self, index: int) -> int:
        return int(self.repository_ids[index])

    def ids(self, field: str, index: int) -> np.ndarray:
        """:returns: uint16 [tokens], a read-only view"""
        offsets = self._offsets[field]
        return self._ids[field][offsets[index] : offsets[index + 1]]

    def query_ids(self, index: int) -> np.ndarray:
        return self.ids("query", index)

    def document_ids(self, index: int) -> np.ndarray:
        return self.ids("document", index)

    def name_ids(self, index: int) -> np.ndarray:
        return self.ids("name", index)

    def path_ids(self, index: int) -> np.ndarray:
        return self.ids("path", index)

    def context_ids(self, index: int) -> np.ndarray:
        return self.ids("context", index)

    def lengths(self, field: str) -> np.ndarray:
        """:returns: tokens of the field of each pair, int64 [pairs]"""
        return np.diff(self._offsets[field])

    def _map(self, name: str) -> np.ndarray:
        path = self.folder / name
        # An array without items cannot be mapped.
        array = np.load(path) if path.stat().st_size <= 128 else np.load(path, mmap_mode="r")
        # A plain view: slicing a memmap costs three times as much.
        return np.asarray(array)
