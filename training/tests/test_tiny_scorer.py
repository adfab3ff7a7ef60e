"""The committed fixture of the product's tests is what its script makes."""

import json
import tempfile
import unittest
from pathlib import Path

from . import synthetic  # noqa: F401

from kindred_training.export.golden import PAIRS
from kindred_training.export.tiny_scorer import write_tiny_scorer

_TESTS = PAIRS.parents[2]


class TinyScorerTest(unittest.TestCase):
    def test_is_made_again_as_it_is_committed(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            golden = Path(folder) / "golden.json"
            write_tiny_scorer(Path(folder), golden)
            made = json.loads(golden.read_text("utf8"))
            tokenizer = (Path(folder) / "tokenizer.json").read_text("utf8")
        committed = json.loads((PAIRS.parent / "tiny-cross.json").read_text("utf8"))
        model = _TESTS / "fixtures" / "models" / "tiny-cross"
        self.assertEqual(tokenizer, (model / "tokenizer.json").read_text("utf8"))
        self.assertEqual([case["title"] for case in made], [case["title"] for case in committed])
        for own, other in zip(made, committed, strict=True):
            self.assertAlmostEqual(own["logit"], other["logit"], places=3)


if __name__ == "__main__":
    unittest.main()
