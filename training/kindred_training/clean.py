"""Step 2: takes repetitions and evaluation data out of the mined pairs and balances languages.

    python -m kindred_training.clean --pairs pairs --out clean --exclude FILE --decontaminate DIR

Writes clean-000.jsonl.gz … in random order, and manifest.json, which ships with the model.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import numpy as np

from .exclude import ExclusionList, is_contaminated, known_windows, read_exclusion_list
from .manifest import write_manifest
from .pairs import Pair, pair_files, read_pairs, write_pairs

#: The same question with many answers teaches nothing.
MAX_SAME_QUERY = 4
#: Word characters by which two documents count as the same.
SAME_CHARACTERS = 300
#: Documents that share three of three minimal shingle hashes are near-duplicates: at 90 %
#: common shingles 73 % of them are found, at 50 % 13 %.
SHINGLE_WORDS = 3
_PERMUTATIONS = np.array([0, 0x9E3779B9, 0x7F4A7C15], dtype=np.uint32)
#: Fewer shingles are too few to compare.
MIN_SHINGLES = 12

#: Pairs of a language, as a share of all. Much Python and much prose, and room for the rest.
MAX_LANGUAGE_SHARE = {
    "python": 0.25,
    "markdown": 0.22,
    "text": 0.15,
    "typescript": 0.13,
    "java": 0.10,
}
MAX_OTHER_SHARE = 0.08

#: Files of the result; each is shuffled in memory by itself.
OUTPUT_FILES = 32

#: Kinds among which the same document may stand once. Chinese questions may ask for a section
#: that an English one asks for too, each by its heading and by its first sentence.
_FAMILIES = {"doc": "code", "name": "code", "comment": "code", "commit": "code"}
_SAME_DOCUMENT = {"chinese-heading": 2, "chinese-code": 2}


class Keys(NamedTuple):
    """64-bit hashes by which a pair is compared; `near` is 0 for short documents."""

    query: int
    document: int
    near: int


class Cleaned(NamedTuple):
    """The pairs of one file that are not evaluation data."""

    repository: str
    pairs: list[tuple[Pair, Keys]]
    contaminated: int


def main() -> None:
    arguments = _parse_arguments()
    exclusion = read_exclusion_list(arguments.exclude)
    known = known_windows(arguments.decontaminate, exclusion)
    print(f"{len(known)} windows of evaluation data", flush=True)
    dropped: Counter[str] = Counter()
    arguments.out.mkdir(parents=True, exist_ok=True)
    buckets = _Buckets(arguments.out)
    for pair in _distinct(_cleaned(arguments, exclusion, known), dropped):
        buckets.add(pair)
    counts = buckets.finish(dropped)
    write_manifest(arguments.out / "manifest.json", arguments.pairs, counts, dropped)
    print(f"{counts.total()} pairs kept, dropped: {dict(dropped)}", flush=True)


def keys_of(pair: Pair) -> Keys:
    family = _FAMILIES.get(pair.kind, pair.kind)
    document = re.sub(r"\W+", "", pair.document.lower())[:SAME_CHARACTERS]
    query = re.sub(r"\W+", "", pair.query.lower())
    near = fingerprint(pair.document)
    return Keys(_hash(query), _hash(f"{family} {document}"), near and _hash(f"{family} {near}"))


def fingerprint(document: str) -> int:
    """The smallest hashes of all three-word shingles in three orders, as one number."""
    words = re.findall(r"\w+", document.lower())
    shingles = {
        zlib.crc32(" ".join(words[index : index + SHINGLE_WORDS]).encode())
        for index in range(len(words) - SHINGLE_WORDS + 1)
    }
    if len(shingles) < MIN_SHINGLES:
        return 0
    hashes = np.fromiter(shingles, dtype=np.uint32, count=len(shingles))
    low, middle, high = ((hashes ^ order).min() for order in _PERMUTATIONS)
    return int(low) << 64 | int(middle) << 32 | int(high)


def _cleaned(
    arguments: argparse.Namespace, exclusion: ExclusionList, known: set[int]
) -> Iterator[Cleaned]:
    files = [
        file
        for file in pair_files(arguments.pairs)
        if exclusion.reason(file.name.removesuffix(".jsonl.gz").replace("+", "/", 1)) is None
    ]
    # Forked workers share the windows with this process.
    with get_context("fork").Pool(
        arguments.processes, initializer=_remember_windows, initargs=(known,)
    ) as pool:
        yield from pool.imap(_clean_file, files)


_windows: set[int] = set()


def _remember_windows(known: set[int]) -> None:
    global _windows
    _windows = known


def _clean_file(file: Path) -> Cleaned:
    kept, contaminated = [], 0
    for pair in read_pairs(file):
        if is_contaminated(pair.document, _windows):
            contaminated += 1
        else:
            kept.append((pair, keys_of(pair)))
    return Cleaned(file.name, kept, contaminated)


def _distinct(results: Iterator[Cleaned], dropped: Counter[str]) -> Iterator[Pair]:
    """The first of each document, and the first few of each query, in the order of files."""
    queries: Counter[int] = Counter()
    documents: Counter[int] = Counter()
    near: Counter[int] = Counter()
    for result in results:
        dropped["evaluation data"] += result.contaminated
        for pair, keys in result.pairs:
            limit = _SAME_DOCUMENT.get(pair.kind, 1)
            if documents[keys.document] >= limit:
                dropped["same document"] += 1
            elif keys.near and near[keys.near] >= limit:
                dropped["near-duplicate document"] += 1
            elif queries[keys.query] >= MAX_SAME_QUERY:
                dropped["same query"] += 1
            else:
                queries[keys.query] += 1
                documents[keys.document] += 1
                near[keys.near] += 1
                yield pair


class _Buckets:
    """Pairs on their way into random order: scattered over files, each then sorted by hash."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._parts = [out / f"part-{index:03}.tmp" for index in range(OUTPUT_FILES)]
        self._files = [part.open("w", encoding="utf8", errors="replace") for part in self._parts]
        self._languages: Counter[str] = Counter()

    def add(self, pair: Pair) -> None:
        order = _hash(f"{pair.repository} {pair.path} {pair.kind} {pair.query} {pair.document}")
        if not pair.kind.startswith("chinese"):
            self._languages[pair.language] += 1
        row = json.dumps([order, *pair.__dict__.values()], ensure_ascii=False)
        self._files[order % OUTPUT_FILES].write(f"{row}\n")

    def finish(self, dropped: Counter[str]) -> Counter[tuple[str, str, str]]:
        """:returns: pairs by repository, kind and language"""
        shares = kept_shares(self._languages)
        counts: Counter[tuple[str, str, str]] = Counter()
        for file in self._files:
            file.close()
        for index, part in enumerate(self._parts):
            pairs = list(self._kept(part, shares, dropped))
            counts.update((pair.repository, pair.kind, pair.language) for pair in pairs)
            write_pairs(self._out / f"clean-{index:03}.jsonl.gz", pairs)
            part.unlink()
        return counts

    def _kept(self, part: Path, shares: dict[str, float], dropped: Counter[str]) -> Iterator[Pair]:
        with part.open(encoding="utf8") as lines:
            rows = sorted((json.loads(line) for line in lines), key=lambda row: row[0])
        for order, *values in rows:
            pair = Pair(*values)
            # The low digits chose the file; the high ones choose here.
            # Chinese is rare, and counts for no other language.
            if pair.kind.startswith("chinese") or (order >> 32) / 2**32 < shares[pair.language]:
                yield pair
            else:
                dropped["more than the share of its language"] += 1


def kept_shares(languages: Counter[str]) -> dict[str, float]:
    """How much of each language is kept, so that none has more than its share of all pairs.

    :returns: 0..1 for each language
    """
    total = languages.total()
    return {
        language: min(1.0, MAX_LANGUAGE_SHARE.get(language, MAX_OTHER_SHARE) * total / count)
        for language, count in languages.items()
    }


def _hash(text: str) -> int:
    digest = hashlib.blake2b(text.encode("utf8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big")


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pairs", type=Path, required=True, help="folder that mine wrote")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--exclude", type=Path, action="append", default=[], help="list of repositories"
    )
    parser.add_argument(
        "--decontaminate",
        type=Path,
        action="append",
        default=[],
        help="evaluation data: clones of which the excluded are read, checkouts, or JSON Lines",
    )
    parser.add_argument("--processes", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
