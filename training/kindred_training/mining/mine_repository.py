"""All pairs of one repository: files in random order, each kind up to its limit."""

from __future__ import annotations

import hashlib
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from ..clones import BlobReader, Clone, TreeFile
from ..languages import is_prose, language_of
from ..licences import Coverage, coverage_of, has_own_terms
from ..pairs import Pair
from ..paths import is_skipped, is_skipped_as_documentation, is_test
from ..text import is_generated_source, is_worth_encoding
from .caps import CAPS, MAX_DOCUMENT_CHARACTERS, TEST_SHARE
from .chinese import mine_chinese
from .comments import mine_comments
from .commits import mine_commits
from .doc_comment import mine_doc_comments
from .headings import mine_headings
from .names import mine_names
from .python_source import mine_python
from .source_file import SourceFile
from .twins import find_twins

_CODE_MINERS = (mine_python, mine_doc_comments, mine_names, mine_comments)


def coverage_of_clone(clone: Clone, files: list[TreeFile]) -> Coverage:
    blobs = {file.path: file.blob for file in files}
    with BlobReader(clone) as reader:
        return coverage_of(blobs, lambda path: reader.read_text(blobs[path]))


class RepositoryMiner:
    """Mines a clone within its caps and its time. The order of files hangs on the name alone."""

    def __init__(self, clone: Clone, coverage: Coverage, time_limit_s: float) -> None:
        self.clone = clone
        self.coverage = coverage
        self.counts: Counter[str] = Counter()
        self.is_cut_by_time = False
        self._deadline = time.monotonic() + time_limit_s
        self._seen: set[bytes] = set()

    def mine(self, files: list[TreeFile]) -> Iterator[Pair]:
        covered = [file for file in files if self.coverage.covers(file.path)]
        random.Random(self.clone.name).shuffle(covered)
        with BlobReader(self.clone) as blobs:
            yield from self._accepted(self._chinese(covered, blobs))
            yield from self._accepted(self._sources(covered, blobs))
        yield from self._accepted(mine_commits(self.clone))

    def _accepted(self, pairs: Iterator[Pair]) -> Iterator[Pair]:
        for pair in pairs:
            document = pair.document[:MAX_DOCUMENT_CHARACTERS]
            if self.counts[pair.kind] >= CAPS[pair.kind] or not _is_long_enough(pair):
                continue
            key = _key_of(pair)
            if key not in self._seen:
                self._seen.add(key)
                self.counts[pair.kind] += 1
                yield replace(pair, document=document)

    def _sources(self, files: list[TreeFile], blobs: BlobReader) -> Iterator[Pair]:
        for file in files:
            if self._is_over():
                return
            language = language_of(file.path)
            if language is None or is_skipped(file.path, file.size_bytes):
                continue
            if all(self.counts[kind] >= CAPS[kind] for kind in _kinds_of(is_prose(language))):
                continue
            text = blobs.read_text(file.blob)
            if text is None or is_generated_source(text) or has_own_terms(text):
                continue
            yield from _pairs_of(SourceFile(self.clone.name, file.path, language, text))

    def _chinese(self, files: list[TreeFile], blobs: BlobReader) -> Iterator[Pair]:
        known = {
            file.path: file.blob
            for file in files
            if not is_skipped_as_documentation(file.path, file.size_bytes)
        }
        for twins in find_twins(known):
            if self._is_over():
                return
            english, chinese = (
                blobs.read_text(known[path]) for path in (twins.english, twins.chinese)
            )
            if english and chinese:
                yield from mine_chinese(self.clone.name, twins, english, chinese)

    def _is_over(self) -> bool:
        self.is_cut_by_time = self.is_cut_by_time or time.monotonic() > self._deadline
        return self.is_cut_by_time


def _pairs_of(source: SourceFile) -> Iterator[Pair]:
    miners = (mine_headings,) if is_prose(source.language) else _CODE_MINERS
    share = TEST_SHARE if is_test(source.path) and not is_prose(source.language) else 1.0
    for miner in miners:
        for pair in miner(source):
            if share == 1.0 or source.random.random() < share:
                yield pair


def _kinds_of(prose: bool) -> tuple[str, ...]:
    return ("heading", "sentence") if prose else ("doc", "name", "comment")


def _is_long_enough(pair: Pair) -> bool:
    # Sentences and commands are short by nature.
    return pair.kind in ("chinese-sentence", "task") or is_worth_encoding(pair.document)


def _key_of(pair: Pair) -> bytes:
    query = re.sub(r"\W+", "", pair.query.lower())[:100]
    document = re.sub(r"\s+", "", pair.document)[:150]
    return hashlib.blake2b(f"{query}\n{document}".encode("utf8", "replace"), digest_size=8).digest()
