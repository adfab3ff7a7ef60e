"""The pair: what a person might ask, and what should be found. Format: dataset_format.md."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path

KINDS = (
    "doc",
    "name",
    "comment",
    "heading",
    "sentence",
    "commit",
    "task",
    "term",
    "synonym",
    "example",
    "paraphrase",
    "chinese-doc",
    "chinese-comment",
    "chinese-prose",
    "chinese-heading",
    "chinese-section",
    "chinese-sentence",
    "chinese-code",
)


@dataclass(frozen=True)
class Pair:
    """One line of a pairs file; the fields are described in dataset_format.md."""

    kind: str
    language: str
    repository: str
    path: str
    query: str
    document: str
    symbol: str | None = None
    context: str = ""


_FIELDS = [field.name for field in fields(Pair)]


def write_pairs(file: Path, pairs: Iterable[Pair]) -> int:
    """Writes a file whole or not at all.

    :returns: the number of pairs
    """
    partial = file.with_name(f"{file.name}.part")
    count = 0
    # No time in the header: equal pairs make equal files.
    with partial.open("wb") as raw, gzip.GzipFile("", "wb", 5, raw, mtime=0) as packed:
        for pair in pairs:
            packed.write(
                (json.dumps(asdict(pair), ensure_ascii=False) + "\n").encode("utf8", "replace")
            )
            count += 1
    os.replace(partial, file)
    return count


def read_pairs(file: Path) -> Iterator[Pair]:
    with gzip.open(file, "rt", encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Pair(**{name: row[name] for name in _FIELDS})


def pair_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.jsonl.gz"))
