"""Step 8: measures a checkpoint, or a model's folder as the product opens it.

    KINDRED_DATA_DIR=… KINDRED_BENCH_DIR=… KINDRED_BENCH_REPOS=… \\
    python -m kindred_training.evaluate --checkpoint last.pt --vocabulary vocabulary.json \\
        [--data data] [--cross cross/last.pt] [--json metrics.json]
    python -m kindred_training.evaluate --folder ../models/kindred-sbert

Sets whose folder is not named are left out.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from pathlib import Path
from typing import Any, Callable, Sequence

import numpy as np
import torch

from ..pair_store import PairStore
from .chinese_twins import measure_chinese_twins
from .held_out_tasks import measure_held_out
from .reranking import CheckpointReranker
from .retrieval_benchmark import measure_benchmark
from .retrieval_tasks import Reranker, cosqa, mbpp, measure_retrieval
from .similarity_tasks import measure_mrpc, measure_poj104, measure_sts
from .table import format_table, table_rows
from .text_encoders import CheckpointEncoder, FolderEncoder

SETS = ("cosqa", "mbpp", "sts", "mrpc", "poj104", "held-out", "twins", "benchmark")


def main(arguments: list[str] | None = None) -> dict[str, Any]:
    options = _parser().parse_args(arguments)
    torch.set_num_threads(options.threads)
    encoder = _open(options)
    rerank = CheckpointReranker(options.cross, options.vocabulary) if options.cross else None
    started = time.monotonic()
    results = measure(encoder, options, rerank)
    results["elapsed_s"] = round(time.monotonic() - started, 1)
    print(format_table(table_rows(results)))
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", "utf8")
    return results


def measure(
    encoder: CheckpointEncoder | FolderEncoder, options: argparse.Namespace, rerank: Reranker | None
) -> dict[str, Any]:
    encode = _truncated(encoder.encode, options.dimension)
    tasks: dict[str, Callable[[], Any]] = {}
    if options.data_dir:
        folder = options.data_dir
        tasks["cosqa"] = lambda: measure_retrieval(cosqa(folder), encode, rerank)
        tasks["mbpp"] = lambda: measure_retrieval(mbpp(folder), encode, rerank)
        tasks["sts"] = lambda: measure_sts(folder, encode)
        tasks["mrpc"] = lambda: measure_mrpc(folder, encode)
        tasks["poj104"] = lambda: measure_poj104(folder, encode)
    if options.data and isinstance(encoder, CheckpointEncoder):
        encode_ids = _truncated(encoder.encode_ids, options.dimension)
        tasks["held-out"] = lambda: measure_held_out(PairStore(options.data), encode_ids)
        tasks["twins"] = lambda: measure_chinese_twins(PairStore(options.data), encode_ids)
    if options.bench_dir and options.bench_repos:
        places = (options.bench_dir, options.bench_repos)
        tasks["benchmark"] = lambda: measure_benchmark(*places, encode, options.bm25)
    return {name: task() for name, task in tasks.items() if name in options.sets}


def _truncated(
    encode: Callable[[Any], np.ndarray], dimension: int | None
) -> Callable[[Sequence[Any]], np.ndarray]:
    """Matryoshka: the first numbers alone, of unit length again."""
    if dimension is None:
        return encode

    def first(texts: Sequence[Any]) -> np.ndarray:
        rows = encode(texts)[:, :dimension]
        unit: np.ndarray = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
        return unit

    return first


def _open(options: argparse.Namespace) -> CheckpointEncoder | FolderEncoder:
    if options.folder:
        return FolderEncoder(options.folder)
    if not options.checkpoint or not options.vocabulary:
        raise SystemExit("Name what to measure: --checkpoint with --vocabulary, or --folder.")
    return CheckpointEncoder(options.checkpoint, options.vocabulary, options.device)


def _parser() -> argparse.ArgumentParser:
    def folder(variable: str) -> Path | None:
        return Path(os.environ[variable]) if os.environ.get(variable) else None

    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--vocabulary", type=Path)
    parser.add_argument("--folder", type=Path, help="a model's folder, instead of a checkpoint")
    parser.add_argument(
        "--cross", type=Path, help="checkpoint of a cross-encoder: reranks the best 20"
    )
    parser.add_argument("--data", type=Path, help="encoded pairs, for the repositories held out")
    parser.add_argument("--data-dir", type=Path, default=folder("KINDRED_DATA_DIR"))
    parser.add_argument("--bench-dir", type=Path, default=folder("KINDRED_BENCH_DIR"))
    parser.add_argument("--bench-repos", type=Path, default=folder("KINDRED_BENCH_REPOS"))
    parser.add_argument("--bm25", action="store_true", help="BM25 and fusion on the benchmark too")
    parser.add_argument("--dimension", type=int, help="first numbers of each vector alone")
    parser.add_argument("--sets", nargs="+", choices=SETS, default=list(SETS))
    parser.add_argument("--json", type=Path)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    return parser


if __name__ == "__main__":
    main()
