"""The whole way in minutes, on small data that it makes: clones → pairs → models → ONNX.

    python -m kindred_training.smoke [--out DIR] [--seconds 15]

Says whether every step works, not how good a model can be. Needs git, node and the node_modules of
the repository.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from .smoke_data import write_clones

_TRAINING = Path(__file__).parents[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--out", type=Path, help="kept; a temporary folder otherwise")
    parser.add_argument("--seconds", type=float, default=15, help="of training, each model")
    options = parser.parse_args()
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        run(options.out, options.seconds)
        return
    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder), options.seconds)


def run(folder: Path, seconds: float) -> dict[str, Any]:
    """:returns: what evaluation and agreement of each model measured
    :raises subprocess.CalledProcessError: when a step fails
    """
    started = time.monotonic()
    prepare(folder)
    results = {
        kind: _train_and_export(folder, kind, seconds) for kind in ("static", "sbert", "cross")
    }
    print(f"the whole way took {time.monotonic() - started:.0f} s")
    return results


def prepare(folder: Path) -> None:
    """Clones → encoded pairs."""
    write_clones(folder / "clones")
    vocabulary = folder / "vocabulary.json"
    _step("mine", "--clones", folder / "clones", "--out", folder / "pairs", "--processes", 1)
    _step("clean", "--pairs", folder / "pairs", "--out", folder / "clean")
    _step(
        "tokenizer.train_vocabulary",
        "--pairs",
        folder / "clean",
        "--out",
        vocabulary,
        "--size",
        4096,
    )
    _step(
        "tokenizer.check_ids",
        "--vocabulary",
        vocabulary,
        "--pairs",
        folder / "clean",
        "--texts",
        500,
    )
    data = folder / "data"
    _step(
        "encode_pairs",
        "--pairs",
        folder / "clean",
        "--vocabulary",
        vocabulary,
        "--out",
        data,
        "--processes",
        1,
    )


def _train_and_export(folder: Path, kind: str, seconds: float) -> dict[str, Any]:
    out, vocabulary, data = folder / kind, folder / "vocabulary.json", folder / "data"
    common = ("--data", data, "--vocabulary", vocabulary)
    flags = [
        "--model",
        kind,
        *common,
        "--out",
        out,
        "--seconds",
        seconds,
        "--pairs",
        64,
        "--log-every",
        100000,
    ]
    if kind != "static":
        flags += ["--init", folder / "static" / "last.pt"]
    if kind == "cross":
        negatives = folder / "negatives.npy"
        _step(
            "hard_negatives",
            "--checkpoint",
            folder / "sbert" / "last.pt",
            *common,
            "--out",
            negatives,
        )
        flags += ["--negatives", negatives]
    _step("train", *flags)
    metrics = out / "metrics.json"
    checkpoint = ("--checkpoint", out / "last.pt", "--vocabulary", vocabulary, "--data", data)
    if kind != "cross":
        _step("evaluate", *checkpoint, "--sets", "held-out", "--json", metrics)
    card = (
        "--manifest",
        folder / "clean" / "manifest.json",
        *(("--metrics", metrics) if kind != "cross" else ()),
    )
    _step(
        "export",
        *checkpoint,
        *card,
        "--out",
        folder / "export" / f"kindred-{kind}",
        "--texts",
        200,
        "--float32",
    )
    return json.loads(metrics.read_text("utf8")) if metrics.exists() else {}


def _step(name: str, *flags: object) -> None:
    command = [sys.executable, "-m", f"kindred_training.{name}", *map(str, flags)]
    started = time.monotonic()
    # The smoke run makes all its data: nothing of this machine's may flow in.
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith("KINDRED_")
    }
    done = subprocess.run(
        command, cwd=_TRAINING, env=environment, stdout=subprocess.PIPE, text=True, check=False
    )
    print(f"{name:28} {time.monotonic() - started:6.1f} s  {_last_line(done.stdout)}", flush=True)
    if done.returncode:
        print(done.stdout)
        done.check_returncode()


def _last_line(text: str) -> str:
    lines = text.strip().split("\n")
    return lines[-1][:120]


if __name__ == "__main__":
    main()
