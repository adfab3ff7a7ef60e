"""Objectives by hand-computed examples and against finite differences; pooling with padding."""

import math
import unittest
from typing import Callable

import torch
from torch import Tensor

from . import synthetic  # noqa: F401

from kindred_training.model.configuration import ModelConfiguration
from kindred_training.model.encoders import build_model
from kindred_training.model.pooling import pool
from kindred_training.objectives.classification import ClassificationObjective
from kindred_training.objectives.ranking import ranking_loss
from kindred_training.objectives.regression import regression_loss
from kindred_training.objectives.triplet import triplet_loss


def rows(*values: list[float]) -> Tensor:
    return torch.tensor(values, dtype=torch.float64)


def random_rows(count: int, dimension: int = 8, seed: int = 0) -> Tensor:
    generator = torch.Generator().manual_seed(seed)
    return torch.randn(
        count, dimension, generator=generator, dtype=torch.float64, requires_grad=True
    )


class GradientTest(unittest.TestCase):
    """Gradients of each objective against central differences, in float64."""

    def check(self, loss: Callable[..., Tensor], *inputs: Tensor) -> None:
        gradients = torch.autograd.grad(loss(*inputs), inputs)
        step = 1e-6
        for number, (value, gradient) in enumerate(zip(inputs, gradients)):
            expected = torch.zeros_like(value)
            for index in range(value.numel()):
                ends = []
                for sign in (1, -1):
                    moved = [each.detach().clone() for each in inputs]
                    moved[number].view(-1)[index] += sign * step
                    ends.append(loss(*moved).item())
                expected.view(-1)[index] = (ends[0] - ends[1]) / (2 * step)
            torch.testing.assert_close(gradient, expected, rtol=1e-5, atol=1e-8)

    def test_classification(self) -> None:
        torch.manual_seed(0)
        objective = ClassificationObjective(8, 3).double()
        labels = torch.tensor([0, 2, 1, 2])
        weights = objective.classifier.weight.detach().clone().requires_grad_()

        def loss(first: Tensor, second: Tensor, weight: Tensor) -> Tensor:
            return torch.func.functional_call(
                objective, {"classifier.weight": weight}, (first, second, labels)
            )

        self.check(loss, random_rows(4), random_rows(4, seed=1), weights)

    def test_regression(self) -> None:
        gold = torch.tensor([0.0, 0.2, 0.9, 1.0], dtype=torch.float64)
        self.check(lambda u, v: regression_loss(u, v, gold), random_rows(4), random_rows(4, seed=1))

    def test_triplet(self) -> None:
        inputs = [random_rows(4, seed=seed) for seed in range(3)]
        self.check(triplet_loss, *inputs)

    def test_ranking_with_hard_negatives_and_matryoshka(self) -> None:
        same = torch.eye(4, dtype=torch.bool)
        same[0, 2] = same[2, 0] = True

        def loss(queries: Tensor, documents: Tensor, negatives: Tensor) -> Tensor:
            return ranking_loss(queries, documents, negatives, same, ((8, 1.0), (4, 0.3)), scale=5)

        self.check(loss, random_rows(4), random_rows(4, seed=1), random_rows(3, seed=2))

    def test_whole_encoder(self) -> None:
        """Through pooling, attention and the table, for each pooling."""
        for pooling in ("mean", "max", "cls"):
            torch.manual_seed(0)
            shape = {"dimension": 8, "heads": 2, "feed_forward": 8, "layers": 1, "max_tokens": 8}
            model = build_model(ModelConfiguration("sbert", 12, pooling, **shape)).double()
            for parameter in model.parameters():
                torch.nn.init.normal_(parameter, std=0.4)
            ids, mask = (
                torch.tensor([[3, 4, 5, 0], [6, 7, 0, 0]]),
                torch.tensor([[1, 1, 1, 0], [1, 1, 0, 0]]),
            )
            names = ["tokens.weight", "blocks.0.query_key_value.weight", "positions.weight"]
            values = [
                dict(model.named_parameters())[name].detach().clone().requires_grad_()
                for name in names
            ]

            def loss(*weights: Tensor, model: torch.nn.Module = model) -> Tensor:
                rows = torch.func.functional_call(model, dict(zip(names, weights)), (ids, mask))
                return ranking_loss(rows, rows.flip(0).roll(1, 1), scale=3)

            with self.subTest(pooling):
                self.check(loss, *values)


class ExampleTest(unittest.TestCase):
    def test_classification_takes_both_vectors_and_their_distance(self) -> None:
        objective = ClassificationObjective(2, 2).double()
        objective.classifier.weight.data = rows([1, 0, 0, 0, 0, 0], [0, 0, 0, 0, 2, 1])
        logits = objective.logits(rows([3, 1]), rows([1, 5]))
        self.assertEqual(logits.tolist(), [[3, 8]])  # u₁ = 3; 2·|3 − 1| + |1 − 5| = 8
        loss = objective(rows([3, 1]), rows([1, 5]), torch.tensor([1])).item()
        self.assertAlmostEqual(loss, math.log(1 + math.exp(-5)))

    def test_regression_is_the_squared_error_of_the_cosine(self) -> None:
        first, second = rows([1, 0], [3, 4]), rows([0, 2], [4, 3])
        loss = regression_loss(first, second, torch.tensor([0.5, 1.0]))
        self.assertAlmostEqual(loss.item(), (0.5**2 + (24 / 25 - 1) ** 2) / 2)

    def test_triplet_is_euclidean_with_a_margin_of_one(self) -> None:
        anchors, positives = rows([0, 0], [0, 0]), rows([3, 4], [1, 0])
        negatives = rows([0, 5.5], [0, 9])
        # 5 − 5.5 + 1 = 0.5, and 1 − 9 + 1 < 0.
        self.assertAlmostEqual(triplet_loss(anchors, positives, negatives).item(), 0.25)

    def test_ranking_is_the_mean_of_both_directions(self) -> None:
        queries, documents = rows([1, 0], [0, 2]), rows([2, 0], [1, 1])
        half = math.sqrt(0.5)
        forward = [math.log(1 + math.exp(half - 1)), math.log(1 + math.exp(0 - half))]
        backward = [math.log(1 + math.exp(0 - 1)), math.log(1 + math.exp(half - half))]
        expected = (sum(forward) / 2 + sum(backward) / 2) / 2
        self.assertAlmostEqual(ranking_loss(queries, documents, scale=1).item(), expected)

    def test_ranking_does_not_punish_what_is_the_same(self) -> None:
        queries = documents = rows([1, 0], [1, 0])
        same = torch.ones(2, 2, dtype=torch.bool)
        self.assertAlmostEqual(ranking_loss(queries, documents, same=same).item(), 0)
        self.assertAlmostEqual(ranking_loss(queries, documents).item(), math.log(2))

    def test_a_hard_negative_counts_for_queries_alone(self) -> None:
        queries = documents = rows([1, 0], [0, 1])
        loss = ranking_loss(queries, documents, negatives=rows([1, 0]), scale=1)
        first, second = math.log(2 * math.e + 1) - 1, math.log(math.e + 2) - 1
        backward = math.log(math.e + 1) - 1
        self.assertAlmostEqual(loss.item(), ((first + second) / 2 + backward) / 2)

    def test_matryoshka_trains_the_first_numbers_to_stand_alone(self) -> None:
        queries, documents = random_rows(6), random_rows(6, seed=1)
        parts = [ranking_loss(queries[:, :size], documents[:, :size]) for size in (8, 4)]
        whole = ranking_loss(queries, documents, matryoshka=((8, 1.0), (4, 0.3)))
        torch.testing.assert_close(whole, parts[0] + 0.3 * parts[1])


class PoolingTest(unittest.TestCase):
    hidden = torch.tensor(
        [[[1.0, -4], [3, -2], [99, 99]], [[5, 5], [99, 99], [99, 99]], [[9, 9]] * 3]
    )
    mask = torch.tensor([[1, 1, 0], [1, 0, 0], [0, 0, 0]])

    def test_counts_real_tokens_alone(self) -> None:
        expected = {
            "mean": [[2, -3], [5, 5], [0, 0]],
            "max": [[3, -2], [5, 5], [0, 0]],
            "cls": [[1, -4], [5, 5], [0, 0]],
        }
        for mode, vectors in expected.items():
            self.assertEqual(pool(mode, self.hidden, self.mask).tolist(), vectors, mode)

    def test_padding_changes_no_vector(self) -> None:
        torch.manual_seed(0)
        for pooling in ("mean", "max", "cls"):
            model = build_model(
                ModelConfiguration("sbert", 50, pooling, dimension=16, max_tokens=20)
            )
            for parameter in model.parameters():
                torch.nn.init.normal_(parameter, std=0.3)
            ids = torch.tensor([[3, 4, 5]])
            padded = torch.nn.functional.pad(ids, (0, 5))
            with torch.no_grad():
                alone = model(ids, torch.ones_like(ids))
                beside = model(padded, (padded > 0).long())
            torch.testing.assert_close(alone, beside, rtol=1e-4, atol=1e-5)


class ModelTest(unittest.TestCase):
    def test_a_deep_model_begins_as_the_average_of_its_tokens(self) -> None:
        model = build_model(ModelConfiguration("sbert", 50, dimension=16))
        ids = torch.tensor([[3, 4, 5]])
        with torch.no_grad():
            torch.testing.assert_close(model(ids, torch.ones_like(ids)), model.embed(ids).mean(1))

    def test_the_flat_path_of_a_table_gives_the_same_vectors(self) -> None:
        model = build_model(ModelConfiguration("static", 50, dimension=16, layers=0))
        padded = torch.tensor([[3, 4, 5], [6, 0, 0]])
        with torch.no_grad():
            flat = model.encode_flat(torch.tensor([3, 4, 5, 6]), torch.tensor([0, 3]))
            torch.testing.assert_close(model(padded, (padded > 0).long()), flat)

    def test_refuses_what_cannot_be_built(self) -> None:
        for wrong in (
            {"kind": "x"},
            {"kind": "static", "pooling": "max"},
            {"kind": "sbert", "heads": 3},
        ):
            with self.assertRaises(ValueError):
                ModelConfiguration(vocabulary_size=9, **wrong)


if __name__ == "__main__":
    unittest.main()
