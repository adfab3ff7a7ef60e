"""Data that may be measured on and compared with, but that no shipped weight may come from.

STS benchmark and MRPC are for research, SICK is CC-BY-NC-SA, CoSQA and POJ-104 are C-UDA, MBPP is
CC-BY-4.0. Training on them is allowed to the ablation alone; what was trained so is marked, the
mark is inherited, and export refuses it.
"""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path
from typing import Any

#: Folders of the data directory that are for measuring alone.
RESEARCH_ONLY = ("sts", "mrpc", "cosqa", "poj104", "mbpp")


class ResearchDataError(Exception):
    """Weights would come from data that does not allow it."""


def data_folder() -> Path:
    """:raises SystemExit: when KINDRED_DATA_DIR does not name the data"""
    named = os.environ.get("KINDRED_DATA_DIR")
    if not named or not Path(named).is_dir():
        raise SystemExit("KINDRED_DATA_DIR must name the folder with cosqa/, mbpp/, sts/ …")
    return Path(named)


def read_rows(path: Path) -> list[dict[str, Any]]:
    """JSON Lines for measuring, packed or not."""
    with (
        gzip.open(path, "rt", encoding="utf8")
        if path.suffix == ".gz"
        else path.open(encoding="utf8") as lines
    ):
        return [json.loads(line) for line in lines]


def read_training_rows(path: Path, purpose: str) -> list[dict[str, Any]]:
    """JSON Lines for training.

    :param purpose: only `ablation` may train on data that is for research
    :raises ResearchDataError: for any other purpose
    """
    folder = path.resolve().parent.name
    if folder in RESEARCH_ONLY and purpose != "ablation":
        raise ResearchDataError(
            f"{folder}/{path.name} is for research alone: weights trained on it must not ship. "
            "Only the ablation may train on it."
        )
    return read_rows(path)


def check_may_ship(research_only_data: list[str]) -> None:
    """:param research_only_data: of a checkpoint: what it or its beginnings were trained on
    :raises ResearchDataError: when there is any
    """
    if research_only_data:
        raise ResearchDataError(
            f"This model was trained on {', '.join(research_only_data)}, which is for research "
            "alone. It can be evaluated, not exported."
        )
