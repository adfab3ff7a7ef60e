"""Step 5: compares ids of this tokenizer with those of the product on texts of the pairs.

    python -m kindred_training.tokenizer.check_ids --vocabulary vocabulary.json --pairs clean

Needs node and the node_modules of the repository. Ends with an error when one text differs.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from ..pairs import pair_files, read_pairs
from .export_tokenizer import write_tokenizer
from .kindred_tokenizer import KindredTokenizer

DEFAULT_TEXTS = 10_000
_REPOSITORY = Path(__file__).parents[3]
_SCRIPT = _REPOSITORY / "training" / "productIds.mjs"


def product_ids(tokenizer: KindredTokenizer, texts: list[str]) -> list[list[int]]:
    """:returns: ids of each text by src/adapters/tokenizer, run by node

    :raises subprocess.CalledProcessError: with what node said on standard error
    """
    with tempfile.TemporaryDirectory() as folder:
        write_tokenizer(Path(folder), tokenizer.vocabulary)
        (Path(folder) / "texts.json").write_text(json.dumps(texts), "utf8")
        command = [str(_node()), "--no-warnings", str(_SCRIPT), folder]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    ids: list[list[int]] = json.loads(done.stdout)
    return ids


def _node() -> Path | str:
    """The Node of the repository, which runs TypeScript; the one on the PATH may be older."""
    own = _REPOSITORY / "node_modules" / ".bin" / "node"
    return own if own.exists() else "node"


def different_texts(tokenizer: KindredTokenizer, texts: list[str]) -> list[str]:
    expected = product_ids(tokenizer, texts)
    return [
        text for text, ids in zip(texts, expected, strict=True) if tokenizer.encode(text) != ids
    ]


def texts_of_pairs(files: Iterable[Path]) -> Iterator[str]:
    """Queries, documents and headers by turns; the files are in random order already."""
    for file in files:
        for index, pair in enumerate(read_pairs(file)):
            yield (pair.query, pair.document, f"{pair.path}\n{pair.context}")[index % 3]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--texts", type=int, default=DEFAULT_TEXTS)
    arguments = parser.parse_args()
    tokenizer = KindredTokenizer.load(arguments.vocabulary)
    texts = list(islice(texts_of_pairs(pair_files(arguments.pairs)), arguments.texts))
    different = different_texts(tokenizer, texts)
    print(f"{len(different)} of {len(texts)} texts differ")
    for text in different[:10]:
        print(repr(text[:200]))
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
