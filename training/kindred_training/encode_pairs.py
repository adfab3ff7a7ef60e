"""Step 6: turns clean pairs into memory-mapped token ids; the format is in dataset_format.md.

python -m kindred_training.encode_pairs --pairs clean --vocabulary vocabulary.json --out data
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from .pair_store import FIELDS, FORMAT_VERSION
from .pairs import KINDS, Pair, pair_files, read_pairs
from .tokenizer.kindred_tokenizer import KindredTokenizer

#: Longer texts lose their ends; paths and contexts lose what is outermost, as in the product.
MAX_TOKENS = {"query": 64, "document": 256, "name": 16, "path": 48, "context": 48}

#: The first sentence of a query, where it is not the whole.
_LEAD = re.compile(r"(.{15,}?[.!?])\s|([^。！？]{6,}[。！？])", re.S)


@dataclass
class EncodedPairs:
    """The pairs of one file; lists have one entry a pair."""

    ids: dict[str, list[list[int]]] = field(default_factory=lambda: {name: [] for name in FIELDS})
    leads: list[int] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    repositories: list[str] = field(default_factory=list)

    def add(self, pair: Pair, tokenizer: KindredTokenizer) -> None:
        encoded = encode_pair(pair, tokenizer)
        if not encoded["query"] or not encoded["document"]:
            return
        for name in FIELDS:
            self.ids[name].append(encoded[name])
        lead = _LEAD.match(pair.query)
        lead_ids = tokenizer.encode(lead.group(0), MAX_TOKENS["query"]) if lead else []
        self.leads.append(len(lead_ids) or len(encoded["query"]))
        self.kinds.append(pair.kind)
        self.languages.append(pair.language)
        self.repositories.append(pair.repository)


def encode_pair(pair: Pair, tokenizer: KindredTokenizer) -> dict[str, list[int]]:
    """:returns: ids of each field within its limit"""
    return {
        "query": tokenizer.encode(pair.query, MAX_TOKENS["query"]),
        "document": tokenizer.encode(pair.document, MAX_TOKENS["document"]),
        "name": tokenizer.encode(pair.symbol or "", MAX_TOKENS["name"]),
        "path": _innermost(pair.path.split("/"), MAX_TOKENS["path"], tokenizer),
        "context": _innermost(_context_lines(pair.context), MAX_TOKENS["context"], tokenizer),
    }


def main() -> None:
    arguments = _parse_arguments()
    files = pair_files(arguments.pairs)
    jobs = [(file, arguments.vocabulary) for file in files]
    with get_context("spawn").Pool(arguments.processes) as pool:
        store = _Writer(arguments.out, KindredTokenizer.load(arguments.vocabulary))
        for arrays in pool.imap(_encode_file, jobs):
            store.add(arrays)
    print(f"{store.finish()} pairs in {arguments.out}")


@dataclass(frozen=True)
class _Arrays:
    """EncodedPairs as arrays, which travel between processes in one piece."""

    ids: dict[str, np.ndarray]
    lengths: dict[str, np.ndarray]
    leads: np.ndarray
    kinds: list[str]
    languages: list[str]
    repositories: list[str]


def _encode_file(job: tuple[Path, Path]) -> _Arrays:
    file, vocabulary = job
    tokenizer = KindredTokenizer.load(vocabulary)
    encoded = EncodedPairs()
    for pair in read_pairs(file):
        encoded.add(pair, tokenizer)
    return _to_arrays(encoded)


def _to_arrays(encoded: EncodedPairs) -> _Arrays:
    flat = {name: [token for ids in encoded.ids[name] for token in ids] for name in FIELDS}
    return _Arrays(
        {name: np.array(flat[name], dtype=np.uint16) for name in FIELDS},
        {
            name: np.array([len(ids) for ids in encoded.ids[name]], dtype=np.int64)
            for name in FIELDS
        },
        np.array(encoded.leads, dtype=np.uint16),
        encoded.kinds,
        encoded.languages,
        encoded.repositories,
    )


class _Writer:
    """Collects the arrays of all files and writes them at the end."""

    def __init__(self, out: Path, tokenizer: KindredTokenizer) -> None:
        self._out = out
        self._tokenizer = tokenizer
        self._parts: list[_Arrays] = []

    def add(self, arrays: _Arrays) -> None:
        self._parts.append(arrays)

    def finish(self) -> int:
        """:returns: the number of pairs"""
        self._out.mkdir(parents=True, exist_ok=True)
        for name in FIELDS:
            self._save(f"{name}.ids", [part.ids[name] for part in self._parts], np.uint16)
            lengths = _joined([part.lengths[name] for part in self._parts], np.int64)
            offsets = np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)
            np.save(self._out / f"{name}.offsets.npy", offsets)
        self._save("query_lead", [part.leads for part in self._parts], np.uint16)
        repositories = sorted({name for part in self._parts for name in part.repositories})
        languages = sorted({name for part in self._parts for name in part.languages})
        self._save_indices("kind", "kinds", list(KINDS), np.uint8)
        self._save_indices("language", "languages", languages, np.uint8)
        self._save_indices("repository", "repositories", repositories, np.uint16)
        count = sum(len(part.kinds) for part in self._parts)
        self._write_meta(count, languages, repositories)
        return count

    def _save(self, name: str, parts: list[np.ndarray], dtype: type) -> None:
        np.save(self._out / f"{name}.npy", _joined(parts, dtype))

    def _save_indices(self, file: str, attribute: str, table: list[str], dtype: type) -> None:
        index = {name: position for position, name in enumerate(table)}
        values = [index[name] for part in self._parts for name in getattr(part, attribute)]
        np.save(self._out / f"{file}.npy", np.array(values, dtype=dtype))

    def _write_meta(self, count: int, languages: list[str], repositories: list[str]) -> None:
        meta = {
            "version": FORMAT_VERSION,
            "pairCount": count,
            "vocabularySize": len(self._tokenizer.vocabulary),
            "tokenizer": self._tokenizer.fingerprint(),
            "kinds": list(KINDS),
            "languages": languages,
            "repositories": repositories,
            "maxTokens": MAX_TOKENS,
        }
        (self._out / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", "utf8")


def _innermost(parts: Iterable[str], max_tokens: int, tokenizer: KindredTokenizer) -> list[int]:
    """As many of the last parts as fit together, in order."""
    kept: list[int] = []
    for part in reversed(list(parts)):
        ids = tokenizer.encode(part)
        if len(ids) + len(kept) > max_tokens:
            break
        kept = ids + kept
    return kept


def _context_lines(context: str) -> list[str]:
    """Signatures are one a line, headings are between `>`."""
    return [part for line in context.split("\n") for part in line.split(" > ")]


def _joined(parts: list[np.ndarray], dtype: type) -> np.ndarray:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=dtype)


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pairs", type=Path, required=True, help="folder that clean wrote")
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--processes", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
