"""Sentences that say the same, out of files of groups."""

from __future__ import annotations

import json
import tempfile
import unittest
from pathlib import Path

from kindred_training.mining.paraphrases import (
    MAX_PAIRS_OF_GROUP,
    measured_sentences,
    mine_paraphrases,
    origin_of,
    paraphrase_files,
)


class ParaphrasesTest(unittest.TestCase):
    def setUp(self) -> None:
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)

    def group(self, *texts: str, name: str = "captions") -> Path:
        file = self.folder / f"{name}.jsonl"
        row = {"texts": texts, "source": "https://example.org", "licence": "CC0-1.0"}
        with file.open("a", encoding="utf8") as lines:
            lines.write(json.dumps(row) + "\n")
        return file

    def mined(self, file: Path, *measured: str) -> list[tuple[str, str]]:
        return [(pair.query, pair.document) for pair in mine_paraphrases(file, frozenset(measured))]

    def test_a_text_asks_for_the_next_one_of_its_group(self) -> None:
        file = self.group("A dog runs fast.", "The dog is running.", "A quick dog runs.")
        self.group("Cats sleep all day.", "All day cats sleep.")
        self.assertEqual(
            self.mined(file),
            [
                ("A dog runs fast.", "The dog is running."),
                ("The dog is running.", "A quick dog runs."),
                ("Cats sleep all day.", "All day cats sleep."),
            ],
        )

    def test_leaves_out_repetitions_short_texts_and_what_is_measured_on(self) -> None:
        file = self.group("A dog runs fast.", "a dog, runs fast", "Dog.", "The dog is running.")
        self.assertEqual(self.mined(file), [("A dog runs fast.", "The dog is running.")])
        file = self.group("One dog runs.", "A dog runs away!", "Two dogs run.", name="other")
        self.assertEqual(self.mined(file, "a dog runs away"), [("One dog runs.", "Two dogs run.")])

    def test_takes_few_of_a_large_group(self) -> None:
        file = self.group(*(f"The same said in way {number}" for number in range(20)))
        self.assertEqual(len(self.mined(file)), MAX_PAIRS_OF_GROUP)

    def test_tells_licence_and_source_of_each_file(self) -> None:
        file = self.group("A dog runs fast.", "The dog is running.")
        self.assertEqual(paraphrase_files(self.folder), [file])
        self.assertEqual(origin_of(file), ("CC0-1.0", "https://example.org"))

    def test_knows_the_sentences_of_the_data_that_is_for_measuring(self) -> None:
        (self.folder / "sts").mkdir()
        (self.folder / "tldr").mkdir()
        row = json.dumps({"a": "A man, with a hat.", "b": "B!", "score": 3})
        (self.folder / "sts" / "dev.jsonl").write_text(row + "\n", "utf8")
        (self.folder / "tldr" / "pages.jsonl").write_text(row.replace("man", "cat"), "utf8")
        self.assertEqual(measured_sentences(self.folder), {"a man with a hat", "b"})
        self.assertEqual(measured_sentences(None), frozenset())


if __name__ == "__main__":
    unittest.main()
