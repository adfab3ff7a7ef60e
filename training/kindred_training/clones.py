"""Reads git clones without checking them out. Knows git, nothing of what the files hold."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# A partial clone must not go to the network for the blobs that it lacks.
_ENVIRONMENT = {**os.environ, "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}


@dataclass(frozen=True)
class Clone:
    """A clone on disk; `name` is owner/name."""

    name: str
    git_folder: Path

    @property
    def file_name(self) -> str:
        return self.name.replace("/", "+")


@dataclass(frozen=True)
class TreeFile:
    """A file of a commit."""

    path: str
    blob: str
    size_bytes: int


def find_clones(folder: Path) -> list[Clone]:
    """Clones named owner+name or owner/name, bare or not, also one folder `repo` deeper.

    :returns: sorted by name, each name once
    """
    clones: dict[str, Clone] = {}
    for entry in sorted(path for path in folder.iterdir() if path.is_dir()):
        for name, place in _candidates(entry):
            git_folder = _git_folder_of(place)
            if git_folder is not None:
                clones.setdefault(name, Clone(name, git_folder))
    return [clones[name] for name in sorted(clones)]


def _candidates(entry: Path) -> Iterator[tuple[str, Path]]:
    if entry.name.startswith("."):
        return
    if "+" in entry.name:
        yield entry.name.replace("+", "/", 1), entry
    elif _git_folder_of(entry) is None:
        for inner in sorted(path for path in entry.iterdir() if path.is_dir()):
            yield f"{entry.name}/{inner.name.removesuffix('.git')}", inner


def _git_folder_of(place: Path) -> Path | None:
    tries = [place, place / ".git", place / "repo", place / "repo" / ".git", place / "repo.git"]
    return next((path for path in tries if _is_git_folder(path)), None)


def _is_git_folder(path: Path) -> bool:
    return (path / "HEAD").is_file() and (path / "objects").is_dir()


def git(clone: Clone, *arguments: str, timeout_s: float = 60) -> str:
    """:raises subprocess.CalledProcessError: when git refuses"""
    command = ["git", "--git-dir", str(clone.git_folder), *arguments]
    done = subprocess.run(
        command, capture_output=True, check=True, timeout=timeout_s, env=_ENVIRONMENT
    )
    return done.stdout.decode("utf8", "replace")


def git_prefix(clone: Clone, *arguments: str, max_bytes: int, timeout_s: float) -> str:
    """The first bytes that git writes before it is done, or its time or room is over."""
    command = ["git", "--git-dir", str(clone.git_folder), *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_ENVIRONMENT
    ) as process:
        timer = threading.Timer(timeout_s, process.kill)
        timer.start()
        try:
            assert process.stdout is not None
            return process.stdout.read(max_bytes).decode("utf8", "replace")
        finally:
            timer.cancel()
            process.kill()


def head_commit(clone: Clone) -> str:
    return git(clone, "rev-parse", "HEAD").strip()


def list_files(clone: Clone) -> list[TreeFile]:
    """Regular files of HEAD with their sizes; links and submodules are left out."""
    files = []
    for line in git(clone, "ls-tree", "-r", "-l", "-z", "HEAD").split("\0"):
        head, _, path = line.partition("\t")
        mode, kind, blob, size, *_ = [*head.split(), "", "", "", ""]
        if kind == "blob" and mode != "120000" and size.isdigit():
            files.append(TreeFile(path, blob, int(size)))
    return files


class BlobReader:
    """One `git cat-file --batch` process for many blobs. Close it, or use it in a `with`."""

    def __init__(self, clone: Clone) -> None:
        self._process = subprocess.Popen(
            ["git", "--git-dir", str(clone.git_folder), "cat-file", "--batch"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_ENVIRONMENT,
        )

    def read_text(self, blob: str) -> str | None:
        """:returns: the text with `\\n` line ends; None when the blob is missing or binary"""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None and stdout is not None
        stdin.write(f"{blob}\n".encode())
        stdin.flush()
        header = stdout.readline().split()
        if len(header) != 3:
            return None
        content = stdout.read(int(header[2]))
        stdout.read(1)
        if b"\0" in content[:8000]:
            return None
        return content.decode("utf8", "replace").replace("\r\n", "\n").replace("\r", "\n")

    def close(self) -> None:
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        self._process.wait()

    def __enter__(self) -> BlobReader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
