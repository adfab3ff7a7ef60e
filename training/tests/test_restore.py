"""A model folder is a beginning: what was exported comes back as a checkpoint."""

import tempfile
import unittest
from pathlib import Path

import numpy as np
import torch

from . import synthetic  # noqa: F401

from kindred_training.bi_encoder_loss import encode_rows
from kindred_training.checkpoints import Checkpoint
from kindred_training.export.graphs import write_graph
from kindred_training.export.model_folder import TRAINING_FILE, write_configs, write_json
from kindred_training.export.protobuf import block, integer, read_fields, real, text
from kindred_training.export.sources import all_sources, only_earlier
from kindred_training.model.configuration import ModelConfiguration
from kindred_training.model.encoders import build_model
from kindred_training.restore import restore
from kindred_training.tokenizer.kindred_tokenizer import KindredTokenizer

SMALL = {"dimension": 32, "heads": 4, "feed_forward": 64, "max_tokens": 40}
VOCABULARY = ["[PAD]", "[UNK]", "[MASK]", *(f"w{index}" for index in range(87))]


class SourcesTest(unittest.TestCase):
    def test_counts_what_the_beginning_has_read(self) -> None:
        one, newer, other = (
            {"repository": name, "commit": commit, "licence": "MIT"}
            for name, commit in (("b/b", "1"), ("b/b", "2"), ("a/a", "1"))
        )
        self.assertEqual(all_sources([newer], [one, other]), [other, newer])
        self.assertEqual(only_earlier([newer], [one, other]), [other])


class ReadFieldsTest(unittest.TestCase):
    def test_reads_what_is_written(self) -> None:
        message = integer(1, 150) + text(2, "né") + real(3, 0.5) + integer(1, 3)
        message += block(200, integer(4, 1))
        fields = read_fields(message)
        self.assertEqual(fields[1], [150, 3])
        self.assertEqual(fields[2], ["né".encode()])
        self.assertEqual(fields[3], [bytes.fromhex("0000003f")])
        self.assertEqual(fields[200], [bytes.fromhex("2001")])

    def test_refuses_messages_that_end_too_early(self) -> None:
        for message in (text(2, "four")[:-1], b"\x80", b"\x09" + bytes(8)):
            with self.subTest(message=message), self.assertRaises(ValueError):
                read_fields(message)


class RestoreTest(unittest.TestCase):
    def setUp(self) -> None:
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        torch.manual_seed(0)

    def export(self, kind: str, pooling: str) -> Checkpoint:
        layers = 0 if kind == "static" else 2
        configuration = ModelConfiguration(kind, 90, pooling, layers=layers, **SMALL)
        model = build_model(configuration)
        for parameter in model.parameters():
            torch.nn.init.normal_(parameter, std=0.2)
        tokenizer = KindredTokenizer(VOCABULARY)
        checkpoint = Checkpoint(configuration, model.state_dict(), tokenizer.fingerprint())
        write_configs(self.folder, configuration, tokenizer)
        write_json(self.folder / TRAINING_FILE, {"pairs": 7})
        write_graph(checkpoint, True).write(self.folder / "model.onnx")
        return checkpoint

    def test_gives_the_vectors_of_the_exported_model(self) -> None:
        rows = [np.arange(3, 3 + length) for length in (1, 5, 30)]
        for kind, pooling in (("static", "mean"), ("sbert", "mean"), ("sbert", "cls")):
            with self.subTest(kind=kind, pooling=pooling):
                exported = self.export(kind, pooling)
                restored, tokenizer = restore(self.folder)
                # A static model has no layers, heads or blocks to tell of.
                self.assertEqual(restored.configuration.pooling, pooling)
                self.assertEqual(restored.tokenizer, exported.tokenizer)
                self.assertEqual(tokenizer.vocabulary, VOCABULARY)
                self.assertEqual(restored.training, {"pairs": 7})
                with torch.no_grad():
                    before, after = (
                        torch.nn.functional.normalize(encode_rows(each.build(), rows, "cpu"))
                        for each in (exported, restored)
                    )
                self.assertGreater((before * after).sum(1).min().item(), 0.99)

    def test_refuses_other_models(self) -> None:
        self.export("sbert", "mean")
        config = self.folder / "config.json"
        config.write_text(config.read_text("utf8").replace("sbert-prenorm", "bert"), "utf8")
        with self.assertRaisesRegex(SystemExit, "bert cannot be restored"):
            restore(self.folder)


if __name__ == "__main__":
    unittest.main()
