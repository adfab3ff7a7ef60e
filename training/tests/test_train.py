"""Training learns, stops and goes on; what must not ship does not."""

import tempfile
import unittest
from pathlib import Path
from unittest.mock import patch

import numpy as np
import torch

from .synthetic import VOCABULARY, SyntheticPairs

from kindred_training import trainer as trainer_module
from kindred_training.average import average
from kindred_training.batches import BatchOptions, PairBatches, Position
from kindred_training.bi_encoder_loss import OBJECTIVES, BiEncoderLoss, encode_rows
from kindred_training.checkpoints import Checkpoint, read_checkpoint, write_checkpoint
from kindred_training.cross.cross_loss import CrossLoss
from kindred_training.cross.pair_inputs import score_pairs
from kindred_training.hard_negatives import mine_hard_negatives, some_pairs
from kindred_training.model.configuration import ModelConfiguration
from kindred_training.model.encoders import TABLE_NORM, Model, begin_from, build_model
from kindred_training.research_data import ResearchDataError, check_may_ship, read_training_rows
from kindred_training.schedule import Budget, rate_factor
from kindred_training.train import pairs_for
from kindred_training.trainer import Trainer, TrainerOptions
from kindred_training.views import TokenLimits, ViewMaker

SHAPE = {"dimension": 32, "heads": 2, "feed_forward": 32, "max_tokens": 64}


class TrainingTest(unittest.TestCase):
    def setUp(self) -> None:
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        printing = patch.object(trainer_module, "print", create=True)
        printing.start()
        self.addCleanup(printing.stop)
        torch.set_num_threads(1)
        self.pairs = SyntheticPairs()

    def trainer(
        self,
        steps: int,
        kind: str = "sbert",
        objective: str = "ranking",
        seed: int = 0,
        folder: str = "a",
    ) -> Trainer:
        torch.manual_seed(seed)
        configuration = ModelConfiguration(
            kind, VOCABULARY, layers=0 if kind == "static" else 1, **SHAPE
        )
        model = build_model(configuration)
        loss = (
            CrossLoss(model)
            if kind == "cross"
            else BiEncoderLoss(model, objective, ((32, 1.0), (8, 0.3)))
        )
        options = BatchOptions(pairs=32, group_pairs=16, min_group_pairs=8)

        def batches(position: Position) -> PairBatches:
            return PairBatches(
                ViewMaker(self.pairs), np.ones(len(self.pairs), dtype=bool), options, position
            )

        def checkpoint() -> Checkpoint:
            return Checkpoint(configuration, model.state_dict(), "none")

        rates = TrainerOptions(
            Budget(steps=steps), 3e-3, 3e-2, mixed_precision=False, log_every=1000
        )
        return Trainer(loss, batches, rates, checkpoint, self.folder / folder)

    def share_found(self, trainer: Trainer) -> float:
        """Of documents that are nearest to their query among 200."""
        maker, some = ViewMaker(self.pairs), np.arange(200)
        with torch.no_grad():
            queries, documents = (
                torch.nn.functional.normalize(
                    encode_rows(trainer.loss.encoder, rows, "cpu"), dim=-1
                )
                for rows in (
                    maker.plain_queries(some, TokenLimits()).rows(),
                    maker.plain_documents(some, TokenLimits(), header=False).rows(),
                )
            )
        return float(((queries @ documents.T).argmax(1) == torch.arange(200)).float().mean())

    def test_every_objective_lets_the_encoder_find_more(self) -> None:
        for kind in ("static", "sbert"):
            for objective in OBJECTIVES:
                trainer = self.trainer(120, kind, objective, folder=f"{kind}-{objective}")
                before = self.share_found(trainer)
                trainer.run()
                least = 0.6 if objective == "ranking" else 0.015
                with self.subTest(kind=kind, objective=objective):
                    self.assertGreater(self.share_found(trainer), before + least)

    def test_a_cross_encoder_learns_to_tell_right_from_wrong(self) -> None:
        trainer = self.trainer(200, "cross")
        trainer.run()
        maker, some = ViewMaker(self.pairs), np.arange(100)
        queries = maker.plain_queries(some, TokenLimits()).rows()
        documents = maker.plain_documents(some, TokenLimits(), header=False).rows()
        with torch.no_grad():
            right = score_pairs(trainer.loss.encoder, queries, documents)
            wrong = score_pairs(trainer.loss.encoder, queries, documents[1:] + documents[:1])
        self.assertGreater((right > wrong).float().mean().item(), 0.7)

    def test_a_resumed_run_ends_with_the_weights_of_an_uninterrupted_one(self) -> None:
        whole = self.trainer(40, folder="whole")
        whole.run()
        stopped = self.trainer(40, folder="parts")
        stopped_steps = 17
        original = stopped._train_on

        def train_until_killed(batch: object) -> None:
            if stopped.step == stopped_steps:
                stopped.save()
                raise KeyboardInterrupt
            original(batch)

        with (
            patch.object(stopped, "_train_on", train_until_killed),
            self.assertRaises(KeyboardInterrupt),
        ):
            stopped.run()
        again = self.trainer(40, seed=99, folder="parts")  # other weights, until they are restored
        again.restore(read_checkpoint(self.folder / "parts" / "last.pt"))
        self.assertEqual(again.step, stopped_steps)
        again.run()
        self.assertEqual(again.position, whole.position)
        for name, value in whole.loss.state_dict().items():
            torch.testing.assert_close(again.loss.state_dict()[name], value, rtol=0, atol=0)

    def test_a_checkpoint_is_written_whole(self) -> None:
        configuration = ModelConfiguration("static", 10, layers=0, **SHAPE)
        file = self.folder / "model.pt"
        write_checkpoint(
            file, Checkpoint(configuration, build_model(configuration).state_dict(), "t")
        )
        before = file.read_bytes()
        with patch("torch.save", side_effect=OSError), self.assertRaises(OSError):
            write_checkpoint(file, Checkpoint(configuration, {}, "t"))
        self.assertEqual(file.read_bytes(), before)
        self.assertEqual(read_checkpoint(file).configuration, configuration)

    def test_hard_negatives_are_of_the_repository_and_no_copies(self) -> None:
        trainer = self.trainer(120, "static")
        trainer.run()
        self.pairs._ids["document"][1] = self.pairs._ids["document"][0]
        self.pairs.repository_ids[1] = self.pairs.repository_ids[0]
        indices = np.arange(len(self.pairs))
        negatives = mine_hard_negatives(
            self.pairs, indices, lambda rows: encode_unit(trainer, rows), top=5
        )
        self.assertEqual(negatives.shape, (len(self.pairs), 5))
        for index, row in enumerate(negatives):
            found = row[row >= 0]
            self.assertTrue(
                (self.pairs.repository_ids[found] == self.pairs.repository_ids[index]).all()
            )
            self.assertNotIn(index, found.tolist())
        self.assertNotIn(1, negatives[0].tolist())


    def test_mines_among_so_many_pairs(self) -> None:
        chosen = some_pairs(np.arange(10, 40), 12)
        self.assertEqual(len(set(chosen.tolist())), 12)
        self.assertTrue(set(chosen.tolist()) <= set(range(10, 40)))
        self.assertEqual(len(some_pairs(np.arange(5), None)), 5)

    def test_a_cross_encoder_learns_from_pairs_with_hard_negatives_alone(self) -> None:
        negatives = np.full((len(self.pairs), 2), -1)
        negatives[3, 0] = 4
        everything = pairs_for(self.pairs, "sbert", negatives)
        self.assertGreater(everything.sum(), 1)
        self.assertEqual(
            np.flatnonzero(pairs_for(self.pairs, "cross", negatives)).tolist(), [3]
        )


def encode_unit(trainer: Trainer, rows: list[np.ndarray]) -> np.ndarray:
    with torch.no_grad():
        return torch.nn.functional.normalize(
            encode_rows(trainer.loss.encoder, rows, "cpu"), dim=-1
        ).numpy()


class BeginningTest(unittest.TestCase):
    def begin(self, kind: str, layers: int, first_kind: str, first_layers: int) -> tuple[Model, Model]:
        """:returns: the model that was begun, and the one that it began from"""
        models = []
        for seed, (name, count) in enumerate(((kind, layers), (first_kind, first_layers))):
            torch.manual_seed(seed)
            model = build_model(ModelConfiguration(name, VOCABULARY, layers=count, **SHAPE))
            for parameter in model.parameters():
                torch.nn.init.normal_(parameter)
            models.append(model)
        begin_from(models[0], models[1].configuration, models[1].state_dict())
        return models[0], models[1]

    def test_the_same_shape_begins_with_all_weights(self) -> None:
        model, first = self.begin("sbert", 2, "sbert", 2)
        for name, value in first.state_dict().items():
            torch.testing.assert_close(model.state_dict()[name], value)

    def test_a_cross_encoder_takes_the_body_and_keeps_its_own_tokens(self) -> None:
        model, first = self.begin("cross", 2, "sbert", 2)
        weights, before = model.state_dict(), first.state_dict()
        name = "blocks.1.feed_forward_input.weight"
        torch.testing.assert_close(weights[name], before[name])
        torch.testing.assert_close(weights["tokens.weight"][:VOCABULARY], before["tokens.weight"])
        self.assertEqual(len(weights["tokens.weight"]), VOCABULARY + 2)
        self.assertGreater(float(weights["score.weight"].abs().sum()), 0)

    def test_a_narrower_model_begins_with_the_first_numbers_of_the_table(self) -> None:
        wide = build_model(ModelConfiguration("static", VOCABULARY, layers=0, **SHAPE))
        narrow = build_model(
            ModelConfiguration("cross", VOCABULARY, layers=1, **{**SHAPE, "dimension": 16})
        )
        begin_from(narrow, wide.configuration, wide.state_dict())
        own = narrow.state_dict()["tokens.weight"][1:VOCABULARY]
        before = wide.state_dict()["tokens.weight"][1:, :16]
        similar = torch.nn.functional.cosine_similarity(own, before)
        torch.testing.assert_close(similar, torch.ones_like(similar))

    def test_another_shape_begins_with_the_scaled_table_alone(self) -> None:
        for first_kind, first_layers in (("static", 0), ("sbert", 1)):
            model, first = self.begin("sbert", 2, first_kind, first_layers)
            table, before = model.state_dict()["tokens.weight"], first.state_dict()["tokens.weight"]
            similar = torch.nn.functional.cosine_similarity(table[1:], before[1:])
            torch.testing.assert_close(similar, torch.ones_like(similar))
            norm = before.norm(dim=1).mean() / before[1:].norm(dim=1) * table[1:].norm(dim=1)
            torch.testing.assert_close(norm, torch.full_like(norm, TABLE_NORM))


class AverageTest(unittest.TestCase):
    def checkpoint(self, value: float, layers: int = 0, marks: tuple[str, ...] = ()) -> Checkpoint:
        configuration = ModelConfiguration(
            "sbert" if layers else "static", VOCABULARY, layers=layers, **SHAPE
        )
        weights = {
            name: torch.full_like(weight, value)
            for name, weight in build_model(configuration).state_dict().items()
        }
        return Checkpoint(configuration, weights, "tokens", list(marks))

    def test_is_the_mean_of_all_weights_and_inherits_marks(self) -> None:
        mean = average([self.checkpoint(1, marks=("sts",)), self.checkpoint(3)])
        for weight in mean.weights.values():
            torch.testing.assert_close(weight, torch.full_like(weight, 2))
        self.assertEqual(mean.research_only_data, ["sts"])
        self.assertEqual(mean.state, {})

    def test_refuses_models_of_different_shape(self) -> None:
        with self.assertRaises(ValueError):
            average([self.checkpoint(1), self.checkpoint(1, layers=1)])


class ScheduleTest(unittest.TestCase):
    def test_warms_up_over_a_tenth_and_falls_to_the_end(self) -> None:
        values = [rate_factor(progress) for progress in (0, 0.05, 0.1, 0.55, 1)]
        np.testing.assert_allclose(values, [0.02, 0.5, 1, 0.5, 0.02])

    def test_counts_steps_or_seconds(self) -> None:
        self.assertEqual(Budget(steps=10).progress(5, 99), 0.5)
        self.assertEqual(Budget(seconds=10).progress(5, 99), 1)
        for wrong in ({}, {"steps": 1, "seconds": 1}):
            with self.assertRaises(ValueError):
                Budget(**wrong)


class ResearchDataTest(unittest.TestCase):
    def test_only_the_ablation_may_train_on_it(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "sts" / "sickr-train.jsonl"
            file.parent.mkdir()
            file.write_text('{"a": "x"}\n')
            self.assertEqual(read_training_rows(file, "ablation"), [{"a": "x"}])
            with self.assertRaisesRegex(ResearchDataError, "must not ship"):
                read_training_rows(file, "train")

    def test_what_was_trained_on_it_is_not_exported(self) -> None:
        check_may_ship([])
        with self.assertRaises(ResearchDataError):
            check_may_ship(["sts/sickr-train.jsonl"])


if __name__ == "__main__":
    unittest.main()
