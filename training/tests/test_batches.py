"""Views and batches keep their promises."""

import unittest

import numpy as np

from .synthetic import SyntheticPairs

from kindred_training.batches import BatchOptions, PairBatches, Position, plan_epoch
from kindred_training.held_out import held_out_pairs, is_held_out
from kindred_training.model.padding import encode_ragged, length_buckets, pad
from kindred_training.ragged import Ragged, choose_rows, join_rows
from kindred_training.views import TokenLimits, ViewMaker, usable_pairs


def ragged(*rows: list[int]) -> Ragged:
    return Ragged.of([np.array(row, dtype=np.uint16) for row in rows])


def lists(value: Ragged) -> list[list[int]]:
    return [row.tolist() for row in value.rows()]


class RaggedTest(unittest.TestCase):
    def test_works_on_rows_of_any_length(self) -> None:
        rows = ragged([1, 2, 3], [], [4, 5])
        self.assertEqual(lists(rows.head(np.array([1, 1, 9]))), [[1], [], [4, 5]])
        self.assertEqual(lists(rows.keep_rows(np.array([False, True, True]))), [[], [], [4, 5]])
        self.assertEqual(
            rows.contains(ragged([3], [1], [1, 4])).tolist(), [False, False, True, True, False]
        )
        self.assertEqual(
            lists(join_rows((rows, ragged([9], [8], [7])))), [[1, 2, 3, 9], [8], [4, 5, 7]]
        )
        self.assertEqual(
            lists(choose_rows(np.array([True, False, False]), rows, ragged([9], [8], [7]))),
            [[1, 2, 3], [8], [7]],
        )


class ViewTest(unittest.TestCase):
    def setUp(self) -> None:
        self.pairs = SyntheticPairs()
        templates = {"english": [np.array([5, 6], np.uint16)]}
        self.maker = ViewMaker(self.pairs, templates)
        self.all = np.arange(len(self.pairs))

    def test_hides_the_name_in_about_its_share_of_views(self) -> None:
        documents = self.maker.documents(self.all, TokenLimits(), np.random.default_rng(0)).rows()
        names = [self.pairs.ids("name", index) for index in self.all]
        originals = [self.pairs.ids("document", index) for index in self.all]
        changed = [
            len(d) < len(o) and not np.isin(d, n).any()
            for d, o, n in zip(documents, originals, names)
        ]
        self.assertEqual(sum(changed), 0)  # synthetic names stand in no document
        maker = ViewMaker(_NamesInDocuments(self.pairs))
        shown = maker.documents(self.all, TokenLimits(24, 300), np.random.default_rng(0)).rows()
        with_names = np.array([len(n) > 0 for n in names])
        hidden = np.array([not np.isin(n, d).any() for n, d in zip(names, shown)])[with_names]
        kinds = self.pairs.kind_ids[with_names]
        for kind, chance in ((0, 0.5), (1, 0.7), (2, 0.0)):
            self.assertAlmostEqual(hidden[kinds == kind].mean(), chance, delta=0.12)

    def test_keeps_within_the_limits_and_leaves_no_row_empty(self) -> None:
        random = np.random.default_rng(1)
        queries = self.maker.queries(self.all, TokenLimits(6, 20), random)
        documents = self.maker.documents(self.all, TokenLimits(6, 20), random)
        self.assertLessEqual(queries.lengths.max(), 6)
        self.assertLessEqual(documents.lengths.max(), 20)
        self.assertGreaterEqual(min(queries.lengths.min(), documents.lengths.min()), 1)

    def test_begins_some_queries_as_people_do_but_no_headings(self) -> None:
        queries = self.maker.queries(self.all, TokenLimits(), np.random.default_rng(2)).rows()
        begins = np.array([row[:2].tolist() == [5, 6] for row in queries])
        self.assertAlmostEqual(begins[self.pairs.kind_ids < 2].mean(), 0.15, delta=0.05)
        self.assertFalse(begins[self.pairs.kind_ids == 2].any())

    def test_puts_the_header_in_front_as_the_product_does(self) -> None:
        index = np.array([3])
        fields = ("path", "context", "name", "document")
        expected = np.concatenate([self.pairs.ids(name, 3) for name in fields])
        whole = self.maker.plain_documents(index, TokenLimits(64, 300)).rows()[0]
        self.assertEqual(whole.tolist(), expected.tolist())


class BatchTest(unittest.TestCase):
    def setUp(self) -> None:
        self.pairs = SyntheticPairs(2000)
        self.options = BatchOptions(pairs=64, group_pairs=32, min_group_pairs=16, grouped=0.6)

    def test_uses_no_pair_twice_in_an_epoch_and_nearly_all_of_them(self) -> None:
        plan = plan_epoch(self.pairs, np.arange(2000), self.options, np.random.default_rng(0))
        used = np.concatenate(plan)
        self.assertEqual(len(used), len(set(used.tolist())))
        expected = (self.pairs.kind_ids != 1).sum() + 0.6 * (self.pairs.kind_ids == 1).sum()
        self.assertAlmostEqual(len(used), expected, delta=160)

    def test_makes_most_batches_of_few_repositories(self) -> None:
        pairs = SyntheticPairs(4000, repositories=60)
        options = BatchOptions(pairs=64, group_pairs=32, min_group_pairs=16, grouped=0.6)
        plan = plan_epoch(pairs, np.arange(4000), options, np.random.default_rng(0))
        grouped = [len(set(pairs.repository_ids[batch].tolist())) <= 5 for batch in plan]
        self.assertAlmostEqual(np.mean(grouped), 0.6, delta=0.08)

    def test_goes_on_from_a_position_with_the_same_batches(self) -> None:
        maker, usable = ViewMaker(self.pairs), usable_pairs(self.pairs)
        whole = PairBatches(maker, usable, self.options)
        first = [whole.next_batch() for _ in range(40)]
        later = PairBatches(maker, usable, self.options, first[24].next)
        for batch in first[25:]:
            again = later.next_batch()
            self.assertEqual(
                [row.tolist() for row in again.documents], [row.tolist() for row in batch.documents]
            )
            self.assertEqual(again.next, batch.next)
        self.assertGreater(first[-1].next.epoch, 0)

    def test_leaves_a_kind_out_by_weight(self) -> None:
        options = BatchOptions(pairs=64, weights=(("heading", 0.0),))
        plan = plan_epoch(self.pairs, np.arange(2000), options, np.random.default_rng(0))
        self.assertFalse((self.pairs.kind_ids[np.concatenate(plan)] == 2).any())

    def test_leaves_a_language_out_by_weight(self) -> None:
        options = BatchOptions(pairs=64, weights=(("java", 0.0),))
        plan = plan_epoch(self.pairs, np.arange(2000), options, np.random.default_rng(0))
        self.assertEqual(set(self.pairs.language_ids[np.concatenate(plan)]), {0})

    def test_takes_no_document_of_the_batch_as_a_negative(self) -> None:
        negatives = np.tile(np.arange(3), (2000, 1)).astype(np.int32)
        maker, usable = ViewMaker(self.pairs), np.ones(2000, dtype=bool)
        batches = PairBatches(maker, usable, BatchOptions(pairs=2000), Position(0, 0), negatives)
        batch = batches.next_batch()
        self.assertEqual(len(batch.negatives), len(batch.negative_owners))
        self.assertLess(len(batch.negatives), len(batch.queries))

    def test_knows_pairs_with_the_same_query(self) -> None:
        self.pairs._ids["query"][7] = self.pairs._ids["query"][5]
        maker = ViewMaker(self.pairs)
        usable = np.isin(np.arange(2000), (5, 7, 9))
        batch = PairBatches(
            maker, usable, BatchOptions(pairs=3, weights=(("name", 9),))
        ).next_batch()
        self.assertEqual(batch.same.sum(), 5)


class SmartBatchingTest(unittest.TestCase):
    def test_puts_every_text_into_one_bucket_of_like_lengths(self) -> None:
        lengths = np.random.default_rng(0).integers(1, 200, 500)
        buckets = list(length_buckets(lengths, texts=64, tokens=4000))
        self.assertEqual(sorted(np.concatenate(buckets).tolist()), list(range(500)))
        self.assertTrue(all(len(b) <= 64 and len(b) * lengths[b].max() <= 4000 for b in buckets))
        ends = [(lengths[b].min(), lengths[b].max()) for b in buckets]
        self.assertTrue(all(left[1] <= right[0] for left, right in zip(ends, ends[1:])))

    def test_pads_to_multiples_of_eight_and_masks_padding(self) -> None:
        ids, mask = pad([np.array([5, 6]), np.arange(1, 10)])
        self.assertEqual((tuple(ids.shape), mask.sum(1).tolist()), ((2, 16), [2, 9]))
        self.assertEqual(ids[0].tolist(), [5, 6] + [0] * 14)

    def test_gives_rows_back_in_order(self) -> None:
        rows = [np.full(length, length) for length in (9, 1, 30, 4)]
        encoded = encode_ragged(lambda ids, mask: ids.max(1).values[:, None].float(), rows)
        self.assertEqual(encoded.flatten().tolist(), [9, 1, 30, 4])


class HeldOutTest(unittest.TestCase):
    def test_holds_whole_repositories_out_and_never_other_sources(self) -> None:
        names = [f"someone/project{index}" for index in range(2000)]
        share = np.mean([is_held_out(name) for name in names])
        self.assertAlmostEqual(share, 0.03, delta=0.015)
        self.assertFalse(any(map(is_held_out, ("tldr", "nl2bash", "wordnet", "coco-captions"))))
        self.assertEqual(is_held_out("A/b"), is_held_out("a/B"))
        ids = np.array([0, 1, 1])
        self.assertEqual(
            held_out_pairs(names[:2], ids).tolist(), [is_held_out(names[i]) for i in ids]
        )


class _NamesInDocuments:
    """The same pairs, names at the end of documents and no headers."""

    def __init__(self, pairs: SyntheticPairs) -> None:
        self._pairs = pairs

    def __getattr__(self, name: str) -> object:
        return getattr(self._pairs, name)

    def __len__(self) -> int:
        return len(self._pairs)

    def ids(self, field: str, index: int) -> np.ndarray:
        if field in ("path", "context"):
            return np.zeros(0, dtype=np.uint16)
        if field == "document":
            return np.concatenate(
                (self._pairs.ids("document", index), self._pairs.ids("name", index))
            )
        return self._pairs.ids(field, index)
