"""Step 1: mines pairs from local clones, one file per repository.

    python -m kindred_training.mine --clones DIR --out pairs --exclude FILE [--data DIR]

Resumable: a repository whose output is of the same commit and miner is skipped.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from .clones import Clone, find_clones, head_commit, list_files
from .exclude import ExclusionList, read_exclusion_list
from .mining.mine_repository import RepositoryMiner, coverage_of_clone
from .mining.paraphrases import (
    measured_sentences,
    mine_paraphrases,
    origin_of,
    paraphrase_files,
)
from .mining.tasks import TASK_SOURCES, mine_nl2bash, mine_tldr
from .mining.wordnet import WORDNET_SOURCE, mine_wordnet
from .pairs import Pair, write_pairs

#: Raised when other pairs come out of the same commit.
MINER_VERSION = 1

#: Per repository; the largest have reached their caps by then.
TIME_LIMIT_S = 45.0


@dataclass(frozen=True)
class Job:
    clone: Clone
    out: Path
    refusal: str | None
    time_limit_s: float


def main() -> None:
    arguments = _parse_arguments()
    arguments.out.mkdir(parents=True, exist_ok=True)
    exclusion = read_exclusion_list(arguments.exclude)
    clones = [clone for folder in arguments.clones for clone in find_clones(folder)]
    jobs = [_job(clone, exclusion, arguments) for clone in _chosen(clones, arguments.only)]
    if arguments.data is not None:
        mine_tasks(arguments.data, arguments.out)
    if arguments.wordnet is not None:
        mine_source("wordnet", WORDNET_SOURCE, mine_wordnet(arguments.wordnet), arguments.out)
    if arguments.paraphrases is not None:
        mine_paraphrase_files(arguments.paraphrases, arguments.data, arguments.out)
    # Each worker ends after some repositories: what Python keeps of large ones goes with it.
    with get_context("spawn").Pool(arguments.processes, maxtasksperchild=8) as pool:
        for index, line in enumerate(pool.imap_unordered(mine_one, jobs), 1):
            print(f"[{index}/{len(jobs)}] {line}", flush=True)


def mine_one(job: Job) -> str:
    """:returns: a line for the reader; a repository that fails is recorded, the run goes on"""
    info_file = job.out / f"{job.clone.file_name}.json"
    try:
        commit = head_commit(job.clone)
        if _is_done(info_file, commit):
            return f"{job.clone.name}: done before"
        info = _mine(job, commit)
    except Exception as error:  # One broken clone must not end a night's run.
        info = {"repository": job.clone.name, "refusal": f"failed: {error!r}"[:200]}
    _write_json(info_file, {**info, "miner": MINER_VERSION})
    return _progress_line(info)


def mine_tasks(data: Path, out: Path) -> None:
    """Tasks and commands, which are not clones but data folders."""
    for name, pairs in (("tldr", mine_tldr(data)), ("nl2bash", mine_nl2bash(data))):
        mine_source(name, TASK_SOURCES[name], pairs, out)


def mine_paraphrase_files(folder: Path, data: Path | None, out: Path) -> None:
    measured = measured_sentences(data)
    for file in paraphrase_files(folder):
        mine_source(file.stem, origin_of(file), mine_paraphrases(file, measured), out)


def mine_source(name: str, origin: tuple[str, str], pairs: Iterable[Pair], out: Path) -> None:
    """What is no clone, with its record.

    :param origin: licence, and where it comes from
    """
    counts: Counter[str] = Counter()
    write_pairs(out / f"{name}.jsonl.gz", _counted(pairs, counts))
    licence, source = origin
    info = {"repository": name, "commit": source, "licence": licence, "refusal": ""}
    record = {**info, "counts": dict(sorted(counts.items())), "miner": MINER_VERSION}
    _write_json(out / f"{name}.json", record)


def _counted(pairs: Iterable[Pair], counts: Counter[str]) -> Iterator[Pair]:
    for pair in pairs:
        counts[pair.kind] += 1
        yield pair


def _mine(job: Job, commit: str) -> dict[str, object]:
    started = time.monotonic()
    info: dict[str, object] = {"repository": job.clone.name, "commit": commit}
    if job.refusal is not None:
        return {**info, "refusal": job.refusal}
    files = list_files(job.clone)
    coverage = coverage_of_clone(job.clone, files)
    info |= {"licence": coverage.licence, "refusal": coverage.refusal}
    if coverage.refusal:
        return info
    miner = RepositoryMiner(job.clone, coverage, job.time_limit_s)
    write_pairs(job.out / f"{job.clone.file_name}.jsonl.gz", miner.mine(files))
    return {
        **info,
        "left_out": list(coverage.left_out),
        "counts": dict(sorted(miner.counts.items())),
        "cut_by_time": miner.is_cut_by_time,
        "elapsed_s": round(time.monotonic() - started, 1),
    }


def _is_done(info_file: Path, commit: str) -> bool:
    if not info_file.exists():
        return False
    info = json.loads(info_file.read_text("utf8"))
    return bool(info.get("commit") == commit and info.get("miner") == MINER_VERSION)


def _job(clone: Clone, exclusion: ExclusionList, arguments: argparse.Namespace) -> Job:
    return Job(clone, arguments.out, exclusion.reason(clone.name), arguments.time_limit_s)


def _chosen(clones: list[Clone], only: list[str]) -> list[Clone]:
    return [clone for clone in clones if not only or clone.name in only]


def _progress_line(info: dict[str, object]) -> str:
    if info.get("refusal"):
        return f"{info['repository']}: refused: {info['refusal']}"
    counts = info.get("counts")
    assert isinstance(counts, dict)
    listed = " ".join(f"{kind} {count}" for kind, count in counts.items())
    return f"{info['repository']} ({info['licence']}) in {info['elapsed_s']} s: {listed}"


def _write_json(file: Path, value: object) -> None:
    partial = file.with_name(f"{file.name}.part")
    partial.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", "utf8")
    os.replace(partial, file)


def _parse_arguments() -> argparse.Namespace:
    data = os.environ.get("KINDRED_DATA_DIR")
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument(
        "--clones", type=Path, action="append", required=True, help="folder of clones"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--exclude", type=Path, action="append", default=[], help="list of repositories"
    )
    parser.add_argument(
        "--data", type=Path, default=Path(data) if data else None, help="tldr, nl2bash"
    )
    parser.add_argument("--wordnet", type=Path, help="folder of WordNet's data files")
    parser.add_argument(
        "--paraphrases", type=Path, help="folder of JSON Lines with sentences that say the same"
    )
    parser.add_argument("--only", action="append", default=[], metavar="OWNER/NAME")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--time-limit-s", type=float, default=TIME_LIMIT_S)
    return parser.parse_args()


if __name__ == "__main__":
    main()
