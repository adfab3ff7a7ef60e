"""The public retrieval benchmark, dense alone: questions to whole repositories, answers are files.

Files are cut by lines into chunks of about 1,500 characters with the path on the first line, as
the first encoders were measured.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Iterator, Sequence

import numpy as np

from ..languages import is_prose, language_of
from .bm25 import reciprocal_rank_fusion
from .metrics import ndcg
from .retrieval_tasks import bm25_scores

CHUNK_CHARACTERS = 1500
_MAX_FILE_BYTES = 1_000_000
_TOP = 10


@dataclass(frozen=True)
class Question:
    text: str
    #: Paths; further ones after those that answer best.
    answers: tuple[str, ...]
    category: str


def measure_benchmark(
    benchmark: Path,
    checkouts: Path,
    encode: Callable[[Sequence[str]], np.ndarray],
    with_bm25: bool = False,
) -> dict[str, Any]:
    """:returns: NDCG@10 mean over repositories, by repository and by category"""
    repositories = json.loads((benchmark / "repos.json").read_text("utf8"))
    values: dict[str, dict[str, float]] = {}
    by_category: dict[str, list[float]] = {}
    for repository in repositories:
        root = checkouts / repository["name"] / (repository.get("benchmark_root") or "")
        if not root.is_dir():
            continue
        questions = list(read_questions(benchmark / "annotations" / f"{repository['name']}.json"))
        chunks = list(chunks_of(root))
        documents = [f"{path}\n{text}" for path, text in chunks]
        scores = {"dense": encode([question.text for question in questions]) @ encode(documents).T}
        if with_bm25:
            scores["bm25"] = bm25_scores([question.text for question in questions], documents)
            scores["fused"] = reciprocal_rank_fusion(scores["dense"], scores["bm25"])
        paths = [path for path, _ in chunks]
        measured = {
            name: [_score(row, q, paths) for row, q in zip(each, questions)]
            for name, each in scores.items()
        }
        values[repository["name"]] = {name: float(np.mean(each)) for name, each in measured.items()}
        for question, value in zip(questions, measured["dense"]):
            by_category.setdefault(question.category, []).append(value)
    if not values:
        raise SystemExit(f"There are no checkouts in {checkouts}.")
    systems = next(iter(values.values()))
    return {
        **{
            name: round(float(np.mean([row[name] for row in values.values()])), 4)
            for name in systems
        },
        "repositories": {
            name: {key: round(value, 4) for key, value in row.items()}
            for name, row in values.items()
        },
        "categories": {
            name: round(float(np.mean(each)), 4) for name, each in sorted(by_category.items())
        },
    }


def read_questions(file: Path) -> Iterator[Question]:
    for row in json.loads(file.read_text("utf8")):
        answers = [*row.get("relevant", []), *row.get("secondary", [])]
        paths = tuple(answer if isinstance(answer, str) else answer["path"] for answer in answers)
        yield Question(row["query"], paths, row.get("category", ""))


def chunks_of(root: Path) -> Iterator[tuple[str, str]]:
    """:returns: path relative to the root, and text, of each chunk of each source file; prose and
    configuration are left out, as in the published figures
    """
    for file in sorted(root.rglob("*")):
        language = language_of(file.name)
        if language is None or is_prose(language) or not file.is_file() or ".git" in file.parts:
            continue
        if file.stat().st_size <= _MAX_FILE_BYTES:
            path = file.relative_to(root).as_posix()
            yield from ((path, text) for text in cut_by_lines(file.read_text("utf8", "replace")))


def cut_by_lines(text: str, characters: int = CHUNK_CHARACTERS) -> list[str]:
    """Whole lines together until they are long enough; blank chunks are left out."""
    chunks: list[str] = []
    current: list[str] = []
    size = 0
    for line in text.split("\n"):
        if size and size + len(line) > characters:
            chunks.append("\n".join(current))
            current, size = [], 0
        current.append(line)
        size += len(line) + 1
    chunks.append("\n".join(current))
    return [chunk for chunk in chunks if chunk.strip()]


def _score(scores: np.ndarray, question: Question, paths: list[str]) -> float:
    """A file is as good as its best chunk: answers are files.

    :param scores: of each chunk
    :param paths: of each chunk's file
    """
    hits = _best_files(scores, paths)
    ranks = []
    for answer in question.answers:
        found = next((rank for rank, path in enumerate(hits, 1) if same_path(path, answer)), None)
        if found is not None:
            ranks.append(found)
    return ndcg(np.array(ranks), len(question.answers), _TOP)


def _best_files(scores: np.ndarray, paths: list[str]) -> list[str]:
    hits: dict[str, None] = {}
    for index in np.argsort(-scores, kind="stable"):
        hits.setdefault(paths[index])
        if len(hits) == _TOP:
            break
    return list(hits)


def same_path(found: str, answer: str) -> bool:
    return found == answer or found.endswith(f"/{answer}") or answer.endswith(f"/{found}")
