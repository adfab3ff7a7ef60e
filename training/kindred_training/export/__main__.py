"""Step 9: makes the folder of a model from a checkpoint.

    python -m kindred_training.export --checkpoint last.pt --vocabulary vocabulary.json \\
        --data data --manifest clean/manifest.json --metrics metrics.json --out export/kindred-sbert

Refuses weights that come from research-only data, and graphs that disagree with torch.
"""

from __future__ import annotations

import argparse
import json
import platform
from pathlib import Path
from typing import Any

import torch

from ..checkpoints import Checkpoint, read_checkpoint
from ..pair_store import PairStore
from ..research_data import check_may_ship
from ..tokenizer.kindred_tokenizer import KindredTokenizer
from .agreement import (
    LEAST_FLOAT32,
    LEAST_INT8,
    LEAST_INT8_SCORE,
    TEXTS,
    measure_agreement,
    sample_texts,
)
from .golden import write_golden
from .graphs import write_graph
from .model_card import model_card
from .model_folder import TRAINING_FILE, write_configs, write_json
from .sources import all_sources

INT8_FILE, FLOAT32_FILE = "model.onnx", "model.fp32.onnx"


def main(arguments: list[str] | None = None) -> dict[str, Any]:
    options = _parser().parse_args(arguments)
    torch.set_num_threads(2)
    checkpoint = read_checkpoint(options.checkpoint)
    check_may_ship(checkpoint.research_only_data)
    tokenizer = KindredTokenizer.load(options.vocabulary)
    if tokenizer.fingerprint() != checkpoint.tokenizer:
        raise SystemExit("The model was trained with another vocabulary.")
    options.out.mkdir(parents=True, exist_ok=True)
    write_configs(options.out, checkpoint.configuration, tokenizer)
    facts = write_models(options.out, checkpoint, PairStore(options.data), options.texts)
    manifest, metrics = _read(options.manifest), _read(options.metrics)
    earlier = _read_list(options.began_with and options.began_with / "sources.json")
    name = options.name or options.out.name
    (options.out / "README.md").write_text(
        model_card(name, checkpoint, facts, manifest, metrics, earlier), "utf8"
    )
    if manifest:
        write_json(options.out / "sources.json", all_sources(manifest["repositories"], earlier))
    write_json(options.out / TRAINING_FILE, checkpoint.training)
    if options.golden:
        write_golden(options.golden, checkpoint, options.out / INT8_FILE, tokenizer)
    if not options.float32:
        (options.out / FLOAT32_FILE).unlink()
    print(json.dumps(facts, indent=1))
    check_agreement(checkpoint, facts)
    return facts


def write_models(
    folder: Path, checkpoint: Checkpoint, store: PairStore, texts: int
) -> dict[str, Any]:
    """Writes both graphs and compares each with torch."""
    queries, documents = sample_texts(store, texts)
    files = {}
    for file, quantized in ((INT8_FILE, True), (FLOAT32_FILE, False)):
        graph = write_graph(checkpoint, quantized)
        graph.write(folder / file)
        agreement = measure_agreement(checkpoint, folder / file, queries, documents)
        files[file] = {
            "size_bytes": (folder / file).stat().st_size,
            "operators": sorted(graph.operators),
            "agreement": agreement.to_json(),
        }
    return {"texts": len(queries) + len(documents), "machine": _machine(), "files": files}


def check_agreement(checkpoint: Checkpoint, facts: dict[str, Any]) -> None:
    """:raises SystemExit: when a graph is further from torch than it may be"""
    cross = checkpoint.configuration.kind == "cross"
    wanted = {INT8_FILE: LEAST_INT8_SCORE if cross else LEAST_INT8, FLOAT32_FILE: LEAST_FLOAT32}
    for file, least in wanted.items():
        found = facts["files"][file]["agreement"]["least"]
        if found < least:
            raise SystemExit(f"{file} agrees with torch to {found:.4f}, expected {least} at least.")


def _machine() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf8").splitlines()
        name = next(
            line.partition(":")[2].strip() for line in lines if line.startswith("model name")
        )
    except (OSError, StopIteration):
        name = platform.processor() or platform.machine()
    return name


def _read(file: Path | None) -> dict[str, Any]:
    if file is None:
        return {}
    value: dict[str, Any] = json.loads(file.read_text("utf8"))
    return value


def _read_list(file: Path | None) -> list[dict[str, Any]]:
    return [] if file is None else list(json.loads(file.read_text("utf8")))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument(
        "--data", type=Path, required=True, help="encoded pairs, to compare graphs on"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder of the model")
    parser.add_argument("--name", help="of the model; default: that of the folder")
    parser.add_argument("--manifest", type=Path, help="of the clean step; becomes sources.json")
    parser.add_argument(
        "--began-with", type=Path, help="model folder that was restored: its sources count, too"
    )
    parser.add_argument("--metrics", type=Path, help="JSON of the evaluate step")
    parser.add_argument("--golden", type=Path, help="file for golden vectors, of a scorer: scores")
    parser.add_argument("--float32", action="store_true", help="keep model.fp32.onnx too")
    parser.add_argument("--texts", type=int, default=TEXTS, help="to compare on")
    return parser


if __name__ == "__main__":
    main()
