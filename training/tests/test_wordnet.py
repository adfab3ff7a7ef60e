"""Pairs of general English, from lines as WordNet's files hold them (wndb(5WN))."""

from __future__ import annotations

import tempfile
import unittest
from pathlib import Path

from kindred_training.mining.wordnet import mine_wordnet, read_synsets
from kindred_training.pairs import Pair

_LICENCE = "  1 This software and database is being provided to you, the LICENSEE  \n"
_VERB = (
    "00000001 30 v 03 depressurize 0 depressurise 0 let_out 0 001 @ 00000002 v 0000 "
    '01 + 08 00 | decrease the pressure of; "they depressurized the cabin in the air plane"  \n'
    "00000002 30 v 01 decrease 0 000 01 + 08 00 | make smaller  \n"
)
_ADJECTIVE = "00000003 00 s 01 galore(ip) 0 000 | existing in abundance  \n"
_NOUN = "00000004 15 n 02 Paris 0 capital_of_France 0 000 | the capital of France  \n"


class WordNetTest(unittest.TestCase):
    def setUp(self) -> None:
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)
        (self.folder / "data.verb").write_text(_LICENCE + _VERB)
        (self.folder / "data.adj").write_text(_ADJECTIVE)
        (self.folder / "data.noun").write_text(_NOUN)

    def mined(self, kind: str) -> list[tuple[str, str]]:
        pairs: list[Pair] = list(mine_wordnet(self.folder))
        return [(pair.query, pair.document) for pair in pairs if pair.kind == kind]

    def test_reads_words_wider_meanings_definition_and_examples(self) -> None:
        synset = next(iter(read_synsets(self.folder / "data.verb")))
        self.assertEqual(synset.identity, "v00000001")
        self.assertEqual(synset.words, ("depressurize", "depressurise", "let out"))
        self.assertEqual(synset.wider, ("v00000002",))
        self.assertEqual(synset.definition, "decrease the pressure of")
        self.assertEqual(synset.examples, ("they depressurized the cabin in the air plane",))

    def test_a_term_asks_for_its_definition_and_what_it_is_a_kind_of(self) -> None:
        self.assertIn(
            ("depressurize, depressurise, let out", "decrease the pressure of; decrease"),
            self.mined("term"),
        )
        self.assertIn(("galore", "existing in abundance"), self.mined("term"))

    def test_a_word_asks_for_its_synonym(self) -> None:
        self.assertEqual(
            self.mined("synonym"),
            [("depressurize", "depressurise"), ("depressurise", "let out")],
        )

    def test_an_example_asks_for_itself_in_other_words_and_for_the_meaning(self) -> None:
        example = "they depressurized the cabin in the air plane"
        self.assertEqual(
            self.mined("example"),
            [
                (example, "they let out the cabin in the air plane"),
                (example, "depressurize: decrease the pressure of"),
            ],
        )

    def test_leaves_names_of_people_and_places_out(self) -> None:
        self.assertFalse([query for query, _ in self.mined("term") if "Paris" in query])

    def test_a_folder_without_the_files_holds_no_pairs(self) -> None:
        self.assertEqual(list(mine_wordnet(self.folder / "absent")), [])


if __name__ == "__main__":
    unittest.main()
