"""Commit subject → the largest hunk of the change, as it looks afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..clones import Clone, git_prefix
from ..languages import LANGUAGES, language_of
from ..pairs import Pair
from ..paths import is_skipped, is_test
from ..text import is_query, is_worth_encoding
from .source_file import dedent

#: Newest commits that are read; older code is often gone.
MAX_COMMITS = 600
#: `git log -p` of a large history takes minutes; what it gives in this time is enough.
LOG_TIMEOUT_S = 8
MAX_LOG_BYTES = 30_000_000
MAX_CHANGED_FILES = 3
MIN_SUBJECT_WORDS = 4
#: Lines around a change, and lines of a hunk that become a document.
CONTEXT_LINES = 4
MAX_HUNK_LINES = 45
MIN_DOCUMENT_WORDS = 8

_ROUTINE = re.compile(
    r"\b(bump|release|typos?|lint\w*|format\w*|changelog|version|revert|depend\w*|upgrade|copyright"
    r"|clean ?up|merge\w*|prettier|mypy|ruff|tests?|ci|readme|docs?|documentation|comments?|wip"
    r"|rename\w*|nit|nits|review|feedback|warnings?|whitespace|imports?|rubocop|clippy|gofmt"
    r"|deps|refactor\w*|build|translations?|misc|tweaks?|minor)\b",
    re.I,
)


def mine_commits(clone: Clone) -> Iterator[Pair]:
    """Commits of one to three source files whose subject says what was done."""
    for entry in _log(clone).split("\x01")[1:]:
        subject, _, changes = entry.partition("\x02")
        query = clean_subject(subject)
        if query is None:
            continue
        files = _changed_files(changes)
        if 1 <= len(files) <= MAX_CHANGED_FILES:
            pair = _pair_of(clone, query, *files[0])
            if pair is not None:
                yield pair


def clean_subject(subject: str) -> str | None:
    """`fix(parser): skip blank lines (#12)` → `skip blank lines`; None for routine work."""
    subject = re.sub(
        r"\s*\(?#\d+\)?|\(?gh-\d+\)?|\[[^\]]*\]|:\w+:|[^\x00-\x7f]", "", subject, flags=re.I
    )
    subject = re.sub(r"^\s*[A-Z]{2,}-\d+\s*:?", "", subject)
    subject = re.sub(r"^\s*[\w/.,* -]{1,40}(\([^)]*\))?!?:\s+", "", subject).strip(" .")
    if len(subject.split()) < MIN_SUBJECT_WORDS or _ROUTINE.search(subject):
        return None
    return subject if is_query(subject) else None


def _log(clone: Clone) -> str:
    """:returns: what git wrote before it was done or its time was over"""
    patterns = [f"*.{name}" for language in LANGUAGES for name in language.extensions]
    arguments = ["log", "-n", str(MAX_COMMITS), "--no-merges", "--no-renames", "-p"]
    arguments += [f"-U{CONTEXT_LINES}", "--format=%x01%s%x02", "--", *patterns]
    log = git_prefix(clone, *arguments, max_bytes=MAX_LOG_BYTES, timeout_s=LOG_TIMEOUT_S)
    # The last entry may be cut; a shallow or partial clone may give nothing.
    return log.rpartition("\x01")[0] if log.count("\x01") > 1 else log


def _changed_files(changes: str) -> list[tuple[str, str]]:
    """:returns: path and hunks of each changed source file that is mined"""
    files = []
    for change in re.split(r"^diff --git .*$", changes, flags=re.M)[1:]:
        match = re.search(r"^\+\+\+ b/(.*)$", change, re.M)
        path = match.group(1) if match else ""
        # The size is not known here; any that is mined will do.
        if path and not is_test(path) and not is_skipped(path, 1000) and language_of(path):
            files.append((path, change))
    return files


def _pair_of(clone: Clone, query: str, path: str, change: str) -> Pair | None:
    hunks = re.split(r"^@@[^@]*@@ ?", change, flags=re.M)[1:]
    hunks = [hunk for hunk in hunks if "\n+" in hunk]
    language = language_of(path)
    if not hunks or language is None:
        return None
    # What git shows behind the second @@ is the function around the hunk.
    around, *lines = max(hunks, key=lambda hunk: hunk.count("\n+")).split("\n")
    document = dedent([line[1:] for line in lines[:MAX_HUNK_LINES] if line[:1] in ("+", " ")])
    if not is_worth_encoding(document, MIN_DOCUMENT_WORDS):
        return None
    return Pair(
        "commit", language.id, clone.name, path, query, document, None, around.strip()[:160]
    )
