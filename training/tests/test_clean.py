"""Cleaning: repetitions, evaluation data, balance, manifest."""

import json
import sys
import unittest
from collections import Counter
from unittest.mock import patch

from kindred_training import clean
from kindred_training.clean import fingerprint, kept_shares, keys_of
from kindred_training.pairs import Pair, pair_files, read_pairs, write_pairs

from .repositories import RepositoryTest


def pair(query: str, document: str, **fields: str) -> Pair:
    values = {"kind": "doc", "language": "python", "repository": "a/b", "path": "x.py", **fields}
    return Pair(query=query, document=document, **values)


def document(seed: str, lines: int = 8) -> str:
    return "\n".join(
        f"{seed}_{n} = compute_{seed}(value_{n}, {n * 7}, other_{seed})" for n in range(lines)
    )


class KeyTest(unittest.TestCase):
    def test_the_same_document_differs_in_layout_only(self) -> None:
        loose = pair("b", document("x").replace(" = ", "  ="), kind="comment")
        self.assertEqual(keys_of(pair("a", document("x"))).document, keys_of(loose).document)

    def test_a_section_may_be_asked_for_in_two_languages(self) -> None:
        english = pair("a", document("x"), kind="heading")
        chinese = pair("a", document("x"), kind="chinese-heading")
        self.assertNotEqual(keys_of(english).document, keys_of(chinese).document)

    def test_near_duplicates_have_one_fingerprint(self) -> None:
        changed = document("x", 30) + "\none more line"
        self.assertEqual(fingerprint(document("x", 30)), fingerprint(changed))
        self.assertNotEqual(fingerprint(document("x")), fingerprint(document("y")))
        self.assertEqual(fingerprint("too short to compare"), 0)


class ShareTest(unittest.TestCase):
    def test_no_language_has_more_than_its_share(self) -> None:
        shares = kept_shares(Counter({"python": 500, "lua": 100, "go": 40, "java": 360}))
        self.assertEqual(shares["go"], 1.0)
        self.assertAlmostEqual(shares["python"] * 500, 250)
        self.assertAlmostEqual(shares["lua"] * 100, 80)


class CleanTest(RepositoryTest):
    def run_clean(self, *pairs: Pair, **records: str) -> tuple[list[Pair], dict]:
        mined, out, evaluation = (self.folder / name for name in ("mined", "out", "evaluation"))
        for folder in (mined, evaluation):
            folder.mkdir(exist_ok=True)
        write_pairs(mined / "a+b.jsonl.gz", pairs)
        write_pairs(mined / "pallets+flask.jsonl.gz", [pair("excluded by name", document("e"))])
        record = {"repository": "a/b", "commit": "c0ffee", "licence": "MIT", "refusal": ""}
        (mined / "a+b.json").write_text(json.dumps(record))
        refused = {"repository": "c/d", "commit": "f00", "refusal": "LICENSE is GPL"}
        (mined / "c+d.json").write_text(json.dumps(refused))
        (evaluation / "rows.jsonl").write_text(json.dumps({"code": document("evaluation")}))
        exclude = self.folder / "exclude.txt"
        exclude.write_text("pallets/flask\n")
        arguments = ["clean", "--pairs", mined, "--out", out, "--exclude", exclude]
        arguments += ["--decontaminate", evaluation, "--processes", 1]
        with (
            patch.object(sys, "argv", [str(a) for a in arguments]),
            patch.object(clean, "print", create=True),
        ):
            with patch.object(clean, "MAX_LANGUAGE_SHARE", {"python": 1.0}):
                clean.main()
        kept = [p for file in pair_files(out) for p in read_pairs(file)]
        return kept, json.loads((out / "manifest.json").read_text())

    def test_drops_repetitions_and_evaluation_data_and_says_how_many(self) -> None:
        pairs = [pair("the same query", document(f"a{n}")) for n in range(6)]
        pairs += [pair("first", document("b")), pair("second", document("b"))]
        pairs += [pair("near", document("c", 30)), pair("nearer", document("c", 30)[3:] + "\nend")]
        pairs += [pair("known", document("evaluation"))]
        kept, manifest = self.run_clean(*pairs)
        self.assertEqual(
            Counter(p.query for p in kept), {"the same query": 4, "first": 1, "near": 1}
        )
        self.assertEqual(
            manifest["dropped"],
            {
                "same query": 2,
                "evaluation data": 1,
                "same document": 1,
                "near-duplicate document": 1,
            },
        )

    def test_the_manifest_names_sources_with_commit_and_licence(self) -> None:
        _, manifest = self.run_clean(
            pair("one", document("a")), pair("two", document("b"), kind="name")
        )
        self.assertEqual(
            manifest["repositories"],
            [
                {
                    "repository": "a/b",
                    "commit": "c0ffee",
                    "licence": "MIT",
                    "left_out": [],
                    "pairs": {"doc": 1, "name": 1},
                }
            ],
        )
        self.assertEqual(
            (manifest["pairs"], manifest["kinds"], manifest["refused"]),
            (2, {"doc": 1, "name": 1}, {"c/d": "LICENSE is GPL"}),
        )


if __name__ == "__main__":
    unittest.main()
