"""The whole way from clones to ONNX graphs, on small data that it makes."""

import json
import unittest

from .repositories import RepositoryTest

from kindred_training import smoke


class SmokeTest(RepositoryTest):
    def test_goes_from_clones_to_three_models(self) -> None:
        smoke.run(self.folder, seconds=4)
        for kind in ("static", "sbert", "cross"):
            folder = self.folder / "export" / f"kindred-{kind}"
            card = (folder / "README.md").read_text("utf8")
            self.assertIn("MIT 3", card)
            self.assertTrue(
                (folder / "model.onnx").stat().st_size < (folder / "model.fp32.onnx").stat().st_size
            )
            sources = json.loads((folder / "sources.json").read_text("utf8"))
            self.assertEqual({source["licence"] for source in sources}, {"MIT"})
        metrics = json.loads((self.folder / "static" / "metrics.json").read_text("utf8"))
        self.assertGreater(metrics["held-out"]["doc"]["dense"], 30)


if __name__ == "__main__":
    unittest.main()
