"""Keeps evaluation data out of training: by the names of repositories and by their content."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from .clones import BlobReader, find_clones, list_files
from .languages import language_of

#: Lines of a window, and word characters that make a line count.
WINDOW_LINES = 3
MIN_LINE_CHARACTERS = 10
#: A pair goes when this many windows and this share of its windows are known, …
MIN_KNOWN_WINDOWS = 2
MIN_KNOWN_SHARE = 0.2
#: … or, for short documents, when this share alone is.
MIN_KNOWN_SHARE_ALONE = 0.5

_MAX_READ_BYTES = 600_000


#: Names that many unrelated repositories have: only owner/name counts.
_COMMON_NAMES = frozenset(("core",))


class ExclusionList:
    """Repositories that must not be training data, nor forks and mirrors of them."""

    def __init__(self, names: Iterable[str]) -> None:
        self.full_names = {name.lower() for name in names}
        self.last_parts = {name.rsplit("/", 1)[-1] for name in self.full_names} - _COMMON_NAMES

    def reason(self, name: str) -> str | None:
        """:returns: why a repository is refused, None when it is not"""
        lower = name.lower().removesuffix(".git")
        if lower in self.full_names:
            return "listed as evaluation data"
        if lower.rsplit("/", 1)[-1] in self.last_parts:
            return "has the name of an evaluation repository: a fork or mirror"
        return None


def read_exclusion_list(files: Iterable[Path]) -> ExclusionList:
    """Text files with one owner/name a line; `#` opens a comment."""
    names: list[str] = []
    for file in files:
        for line in file.read_text("utf8").splitlines():
            name = line.partition("#")[0].strip()
            if name:
                names.append(name)
    return ExclusionList(names)


def windows_of(text: str) -> list[int]:
    """64-bit hashes of each three consecutive lines, letters and digits only."""
    lines = [re.sub(r"\W+", "", line).lower() for line in text.split("\n")]
    lines = [line for line in lines if len(line) >= MIN_LINE_CHARACTERS]
    return [
        _hash("\n".join(lines[index : index + WINDOW_LINES]))
        for index in range(len(lines) - WINDOW_LINES + 1)
    ]


def is_contaminated(text: str, known: set[int]) -> bool:
    """True when a document shares so much with evaluation data that it is likely the same."""
    windows = windows_of(text)
    found = sum(window in known for window in windows)
    share = found / len(windows) if windows else 0.0
    return (
        found >= MIN_KNOWN_WINDOWS and share >= MIN_KNOWN_SHARE
    ) or share >= MIN_KNOWN_SHARE_ALONE


def known_windows(folders: Iterable[Path], exclusion: ExclusionList) -> set[int]:
    """Windows of all evaluation data.

    :param folders: folders of clones, of which the excluded ones are read; checkouts; or folders
        with JSON Lines files, of which all texts are read
    """
    known: set[int] = set()
    for folder in folders:
        for text in _texts_of(folder, exclusion):
            known.update(windows_of(text))
    return known


def _texts_of(folder: Path, exclusion: ExclusionList) -> Iterator[str]:
    clones = find_clones(folder)
    for clone in clones:
        if exclusion.reason(clone.name) is None:
            continue
        with BlobReader(clone) as blobs:
            for file in list_files(clone):
                if language_of(file.path) and file.size_bytes < _MAX_READ_BYTES:
                    yield blobs.read_text(file.blob) or ""
    if not clones:
        yield from _texts_of_files(folder)


def _texts_of_files(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if ".git" in path.parts or not path.is_file():
            continue
        if path.name.endswith((".jsonl", ".jsonl.gz")):
            yield from _texts_of_json_lines(path)
        elif language_of(path.name) and path.stat().st_size < _MAX_READ_BYTES:
            yield path.read_text("utf8", "replace")


def _texts_of_json_lines(path: Path) -> Iterator[str]:
    opened = (
        gzip.open(path, "rt", encoding="utf8")
        if path.suffix == ".gz"
        else path.open(encoding="utf8")
    )
    with opened as lines:
        for line in lines:
            row = json.loads(line)
            yield from (value for value in row.values() if isinstance(value, str))


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")
