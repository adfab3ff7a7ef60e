"""Figures by hand-computed examples."""

import math
import unittest
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from . import synthetic  # noqa: F401

from kindred_training.evaluate.bm25 import Bm25, reciprocal_rank_fusion
from kindred_training.evaluate.held_out_tasks import measure_held_out
from kindred_training.evaluate.metrics import (
    average_precision,
    best_f1,
    map_at_r,
    mean_reciprocal_rank,
    ndcg,
    ranks_of_relevant,
    spearman,
)
from kindred_training.evaluate.retrieval_benchmark import (
    Question,
    _score,
    chunks_of,
    cut_by_lines,
    same_path,
)
from kindred_training.evaluate.retrieval_tasks import RetrievalSet, measure_retrieval
from kindred_training.learning_curve import Curve, draw_curves, ticks


class MetricTest(unittest.TestCase):
    def test_ranks_and_their_reciprocals(self) -> None:
        ranks = ranks_of_relevant(np.array([[0.1, 0.9, 0.5], [0.3, 0.3, 0.2]]), [[2], [1, 2]])
        self.assertEqual([row.tolist() for row in ranks], [[2], [2, 3]])
        self.assertEqual(mean_reciprocal_rank(ranks), 0.5)

    def test_ndcg_of_two_answers_of_which_one_is_found(self) -> None:
        ideal = 1 + 1 / math.log2(3)
        self.assertAlmostEqual(ndcg(np.array([2]), 2), 1 / math.log2(3) / ideal)
        self.assertEqual((ndcg(np.array([11]), 1), ndcg(np.array([1]), 1)), (0, 1))

    def test_spearman_shares_ranks_among_equals(self) -> None:
        self.assertAlmostEqual(spearman(np.array([1, 2, 3]), np.array([10, 200, 3000])), 1)
        self.assertAlmostEqual(spearman(np.array([1, 1, 2]), np.array([1, 2, 3])), math.sqrt(3) / 2)

    def test_precision_and_f1_of_a_ranking(self) -> None:
        scores, labels = np.array([4, 3, 2, 1]), np.array([1, 0, 1, 0])
        self.assertAlmostEqual(average_precision(scores, labels), (1 + 2 / 3) / 2)
        self.assertEqual(best_f1(scores, labels), (0.8, 2.0))

    def test_map_at_r_looks_at_as_many_as_there_are(self) -> None:
        similarities = np.array(
            [[1, 0.9, 0.1, 0.8], [0.9, 1, 0.1, 0.2], [0.1, 0.1, 1, 0.3], [0.8, 0.2, 0.3, 1]]
        )
        self.assertAlmostEqual(map_at_r(similarities, np.array([0, 0, 1, 1])), 0.75)


class Bm25Test(unittest.TestCase):
    def test_prefers_rare_words_and_short_documents(self) -> None:
        index = Bm25(
            [["parse", "date"], ["parse", "time"], ["parse", "date", "of", "a", "long", "text"]]
        )
        scores = index.scores(["date", "parse", "never"])
        self.assertEqual(np.argsort(-scores).tolist(), [0, 2, 1])

    def test_fuses_by_rank(self) -> None:
        fused = reciprocal_rank_fusion(np.array([[3, 2, 1]]), np.array([[30, 10, 20]]))
        np.testing.assert_allclose(fused[0], [2 / 60, 1 / 61 + 1 / 62, 1 / 62 + 1 / 61])


class TaskTest(unittest.TestCase):
    def test_measures_each_system_and_reorders_the_best(self) -> None:
        each = RetrievalSet(["read a date"], ["parse the time", "date reader"], [[1]])
        measured = measure_retrieval(
            each,
            lambda texts: np.eye(2)[[int("date reader" in text) for text in texts]],
            lambda query, texts: np.array([0, 1]),
        )
        self.assertEqual(measured, {"dense": 50, "bm25": 100, "fused": 50, "reranked": 100})

    def test_measures_pairs_of_repositories_held_out(self) -> None:
        pairs = synthetic.SyntheticPairs(400, repositories=100)

        def encode(rows: list[np.ndarray]) -> np.ndarray:
            """Words of a query and of its answer in the same place."""
            vectors = np.zeros((len(rows), 60))
            for vector, row in zip(vectors, rows):
                for word in row.astype(int):
                    vector[(word - 10 if word < 80 else word - 90) % 60] += word < 160
            return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)

        pairs.repository_ids[:] = next(
            index for index, name in enumerate(pairs.repositories) if held_out(name)
        )
        measured = measure_held_out(pairs, encode)
        self.assertEqual(set(measured), {"doc", "name", "heading"})
        self.assertGreater(measured["doc"]["dense"], 60)
        self.assertLess(measured["doc"]["bm25"], 20)


class BenchmarkTest(unittest.TestCase):
    def test_cuts_whole_lines_and_loses_none(self) -> None:
        text = "\n".join(f"line {number}" * 5 for number in range(100))
        chunks = cut_by_lines(text)
        self.assertEqual("\n".join(chunks), text)
        self.assertTrue(all(len(chunk) <= 1500 for chunk in chunks))

    def test_reads_source_files_alone(self) -> None:
        with TemporaryDirectory() as folder:
            for name in ("a.py", "b.md", "c.bin"):
                (Path(folder) / name).write_text("text")
            self.assertEqual(list(chunks_of(Path(folder))), [("a.py", "text")])

    def test_ranks_files_by_their_best_chunk(self) -> None:
        question = Question("?", ("src/b.py",), "")
        value = _score(np.array([3, 2, 1]), question, ["src/a.py", "src/a.py", "src/b.py"])
        self.assertAlmostEqual(value, 1 / math.log2(3))
        self.assertTrue(same_path("b.py", "src/b.py") and not same_path("ab.py", "b.py"))


class CurveTest(unittest.TestCase):
    def test_draws_each_run_within_round_axes(self) -> None:
        svg = draw_curves(
            [Curve("a & b", [(0, 5.0), (900, 1.2)]), Curve("c", [(0, 4)])], "loss", "pairs", "loss"
        )
        self.assertEqual((svg.count("<polyline"), "a &amp; b" in svg), (2, True))
        self.assertEqual(ticks(0, 900), [0, 200, 400, 600, 800, 1000])
        self.assertEqual(ticks(0, 0.9)[-1], 1.0)


def held_out(name: str) -> bool:
    from kindred_training.held_out import is_held_out

    return is_held_out(name)


if __name__ == "__main__":
    unittest.main()
