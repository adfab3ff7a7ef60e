"""Encoded pairs are read back as they were written."""

import json
import sys
from unittest.mock import patch

from kindred_training import encode_pairs
from kindred_training.pair_store import PairStore
from kindred_training.pairs import Pair, write_pairs

from .repositories import RepositoryTest

TOKENS = ["[PAD]", "[UNK]", "[MASK]", *"abcdefgh", "read", "lines", "file", "class", "first"]
PAIRS = [
    Pair(
        "doc",
        "python",
        "a/b",
        "/".join("abcd"),
        "read lines of it. first file",
        "read " * 300,
        "readLines",
        "class a\nclass b",
    ),
    Pair("heading", "markdown", "c/d", "a/b", "file", "lines", None, "a > b"),
    Pair("doc", "python", "a/b", "a", "…", "no words in the query: left out", None, ""),
]


class EncodeTest(RepositoryTest):
    def store(self) -> PairStore:
        pairs, out = self.folder / "pairs", self.folder / "data"
        pairs.mkdir()
        write_pairs(pairs / "clean-000.jsonl.gz", PAIRS[:1])
        write_pairs(pairs / "clean-001.jsonl.gz", PAIRS[1:])
        (self.folder / "v.json").write_text(json.dumps(TOKENS))
        arguments = [
            "encode",
            "--pairs",
            pairs,
            "--vocabulary",
            self.folder / "v.json",
            "--out",
            out,
            "--processes",
            1,
        ]
        with (
            patch.object(sys, "argv", [str(a) for a in arguments]),
            patch.object(encode_pairs, "print", create=True),
        ):
            encode_pairs.main()
        return PairStore(out)

    def test_reads_back_fields_kinds_and_repositories(self) -> None:
        store = self.store()
        words = lambda ids: " ".join(TOKENS[index] for index in ids)  # noqa: E731
        self.assertEqual((len(store), store.kind(0), store.kind(1)), (2, "doc", "heading"))
        self.assertEqual(
            [store.repositories[store.repository_id(i)] for i in (0, 1)], ["a/b", "c/d"]
        )
        self.assertEqual(
            [
                words(ids)
                for ids in (
                    store.name_ids(0),
                    store.path_ids(0),
                    store.context_ids(0),
                    store.context_ids(1),
                )
            ],
            ["read lines", "a b c d", "class a class b", "a b"],
        )
        self.assertEqual(
            (len(store.document_ids(0)), store.lengths("document").tolist()), (256, [256, 1])
        )
        self.assertEqual(store.query_leads.tolist(), [4, 1])
        self.assertEqual(len(store.name_ids(1)), 0)

    def test_refuses_another_version_of_the_format(self) -> None:
        folder = self.store().folder
        meta = json.loads((folder / "meta.json").read_text())
        (folder / "meta.json").write_text(json.dumps({**meta, "version": 0}))
        with self.assertRaisesRegex(ValueError, "Run encode_pairs again"):
            PairStore(folder)
