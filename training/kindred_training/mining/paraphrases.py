"""Sentences that say the same, from files of groups: captions of one picture, requests of one intent.

General English, in sentences: WordNet has its words, repositories have neither. A file is JSON
Lines, `{"texts": [two or more], "source": …, "licence": …}`; its name is that of its source.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from ..pairs import Pair
from ..research_data import RESEARCH_ONLY, read_rows

#: Lines that a source asks for by name, for the model card.
PARAPHRASE_NOTICES = {
    "coco-captions": "COCO captions: © COCO Consortium, CC BY 4.0 (terms of use on cocodataset.org).",
    "paraqa": "ParaQA: © its authors, CC BY 4.0.",
}
#: Of one group; more say little more.
MAX_PAIRS_OF_GROUP = 4
_MIN_WORDS = 3
_LETTERS = re.compile(r"[^\W_]+")


def paraphrase_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.jsonl"))


def origin_of(file: Path) -> tuple[str, str]:
    """:returns: licence, and where the texts come from: of the first group"""
    with file.open(encoding="utf8") as lines:
        first = json.loads(next(lines))
    return first["licence"], first["source"]


def mine_paraphrases(file: Path, measured: frozenset[str]) -> Iterator[Pair]:
    """Each text of a group → the next one.

    :param measured: sentences that models are measured on, as `sentence_key` gives them: left out
    """
    for group in read_rows(file):
        texts = {sentence_key(text): text.strip() for text in reversed(group["texts"])}
        good = [
            texts[key]
            for key in reversed(texts)
            if key not in measured and len(key.split()) >= _MIN_WORDS
        ]
        for one, other in list(zip(good, good[1:]))[:MAX_PAIRS_OF_GROUP]:
            yield Pair("paraphrase", "text", file.stem, "", one, other)


def measured_sentences(data: Path | None) -> frozenset[str]:
    """Of the sentence pairs in the data folder that are for measuring alone."""
    if data is None:
        return frozenset()
    files = (file for name in RESEARCH_ONLY for file in (data / name).glob("*.jsonl"))
    rows = (row for file in files for row in read_rows(file))
    return frozenset(sentence_key(row[side]) for row in rows for side in "ab" if side in row)


def sentence_key(text: str) -> str:
    """A sentence as its words alone: punctuation and case do not make another one."""
    return " ".join(_LETTERS.findall(text.lower()))
