"""Small git repositories for tests, made in a temporary folder."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from kindred_training.clones import Clone, find_clones, list_files  # noqa: E402
from kindred_training.languages import language_of  # noqa: E402
from kindred_training.mining.mine_repository import RepositoryMiner, coverage_of_clone  # noqa: E402
from kindred_training.mining.source_file import SourceFile  # noqa: E402
from kindred_training.pairs import Pair  # noqa: E402

MIT = (
    "MIT License\n\nCopyright (c) 2024 Someone\n\nPermission is hereby granted, free of charge, to "
    "any person obtaining a copy of this software and associated documentation files …\n"
)


class RepositoryTest(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self) -> None:
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)

    def clone(self, name: str, *commits: dict[str, str], licence: str = MIT) -> Clone:
        """:param commits: files by path, written and committed one after the other; the subject
        of a commit is what stands under the key `subject`"""
        place = self.folder / name.replace("/", "+") / "repo"
        place.mkdir(parents=True)
        _git(place, "init", "-q")
        files_of_first = {"LICENSE": licence} if licence else {}
        for number, files in enumerate(commits):
            subject = files.get("subject", f"step {number}")
            for path, text in {**(files_of_first if number == 0 else {}), **files}.items():
                if path != "subject":
                    (place / path).parent.mkdir(parents=True, exist_ok=True)
                    (place / path).write_text(text, "utf8")
            _git(place, "add", "-A")
            _git(place, "commit", "-q", "-m", subject)
        return next(clone for clone in find_clones(self.folder) if clone.name == name)

    def mine(self, name: str, *commits: dict[str, str]) -> list[Pair]:
        """All pairs of a repository made of these files."""
        clone = self.clone(name, *commits)
        files = list_files(clone)
        return list(RepositoryMiner(clone, coverage_of_clone(clone, files), 60).mine(files))


def source(path: str, text: str) -> SourceFile:
    language = language_of(path)
    assert language is not None
    return SourceFile("someone/project", path, language, text)


def _git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)
