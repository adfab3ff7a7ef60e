"""Chinese questions are compared with English ones to the same sections."""

import unittest

import numpy as np

from .synthetic import SyntheticPairs

from kindred_training.evaluate.chinese_twins import measure_chinese_twins
from kindred_training.held_out import is_held_out


class TwinsTest(unittest.TestCase):
    def test_counts_sections_that_both_ask_for(self) -> None:
        pairs = SyntheticPairs(80, repositories=100)
        pairs.kinds = ["heading", "chinese-heading", "doc"]
        pairs.repository_ids[:] = next(
            i for i, name in enumerate(pairs.repositories) if is_held_out(name)
        )
        pairs.kind_ids[:] = np.arange(80) // 40
        for index in range(30):  # of 40 sections 30 are asked for in both languages
            with_heading = np.concatenate(
                (np.array([3, 4], np.uint16), pairs.ids("document", index))
            )
            pairs._ids["document"][40 + index] = with_heading

        def encode(rows: list[np.ndarray]) -> np.ndarray:
            """English queries fit their section, Chinese ones fit the section before."""
            vectors = np.zeros((len(rows), 80))
            for vector, row in zip(vectors, rows):
                vector[places[row.tobytes()]] = 1
            return vectors

        places = {}
        for index in range(80):
            places[pairs.ids("document", index).tobytes()] = index % 40
        for index in range(80):
            places[pairs.ids("query", index).tobytes()] = index if index < 40 else (index - 41) % 40
        measured = measure_chinese_twins(pairs, encode)
        self.assertEqual((measured["english"], measured["questions"]), (100, 30))
        self.assertLess(measured["share"], 0.5)

    def test_measures_nothing_without_twins(self) -> None:
        self.assertEqual(
            measure_chinese_twins(SyntheticPairs(60), lambda rows: np.ones((len(rows), 2))), {}
        )


if __name__ == "__main__":
    unittest.main()
