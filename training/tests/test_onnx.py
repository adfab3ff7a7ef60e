"""Graphs written by hand give what torch gives, run by the product's own runtime."""

import tempfile
import unittest
from pathlib import Path

import numpy as np
import torch

from . import synthetic  # noqa: F401

from kindred_training.bi_encoder_loss import encode_rows
from kindred_training.checkpoints import Checkpoint
from kindred_training.cross.pair_inputs import pair_row, score_pairs
from kindred_training.export.graphs import write_graph
from kindred_training.export.onnx_writer import FLOAT, GraphWriter
from kindred_training.export.protobuf import integer, packed_integers
from kindred_training.export.quantization import quantize_columns, quantize_rows
from kindred_training.export.run_onnx import run_onnx
from kindred_training.model.configuration import ModelConfiguration
from kindred_training.model.encoders import build_model

SMALL = {"dimension": 32, "heads": 4, "feed_forward": 64, "max_tokens": 40}
#: Of onnxruntime that CPU, CUDA, DirectML, CoreML and WebGPU all list.
PLAIN = set(
    "Add Cast Div Erf Gather LayerNormalization MatMul Max Mul ReduceMax ReduceSum Reshape Shape Sigmoid "
    "Slice Softmax Split Sqrt Sub Transpose Unsqueeze".split()
)


class ProtobufTest(unittest.TestCase):
    def test_writes_the_examples_of_the_documentation(self) -> None:
        self.assertEqual(integer(1, 150), bytes.fromhex("089601"))
        self.assertEqual(integer(1, -2), bytes.fromhex("08feffffffffffffffff01"))
        self.assertEqual(packed_integers(6, [3, 270, 86942]), bytes.fromhex("3206038e029ea705"))


class QuantizationTest(unittest.TestCase):
    def test_stays_within_half_a_step(self) -> None:
        matrix = np.random.default_rng(0).normal(size=(8, 5)).astype(np.float32)
        rows, row_scales = quantize_rows(matrix)
        columns, column_scales = quantize_columns(matrix)
        self.assertLessEqual((np.abs(rows * row_scales - matrix) / row_scales).max(), 0.501)
        self.assertLessEqual(
            (np.abs(columns * column_scales - matrix) / column_scales).max(), 0.501
        )
        self.assertLessEqual(np.abs(columns).max(), 63)


class GraphTest(unittest.TestCase):
    def setUp(self) -> None:
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        torch.manual_seed(0)
        random = np.random.default_rng(0)
        self.rows = [random.integers(3, 90, length) for length in (1, 3, 7, 8, 30, 38, 2)]

    def model(self, kind: str, pooling: str) -> Checkpoint:
        layers = 0 if kind == "static" else 2
        configuration = ModelConfiguration(kind, 90, pooling, layers=layers, **SMALL)
        model = build_model(configuration)
        for parameter in model.parameters():  # also the projections that begin at zero
            torch.nn.init.normal_(parameter, std=0.2)
        return Checkpoint(configuration, model.state_dict(), "")

    def test_agrees_with_torch_for_every_pooling(self) -> None:
        for kind, pooling in (
            ("static", "mean"),
            ("sbert", "mean"),
            ("sbert", "max"),
            ("sbert", "cls"),
        ):
            checkpoint = self.model(kind, pooling)
            with torch.no_grad():
                expected = torch.nn.functional.normalize(
                    encode_rows(checkpoint.build(), self.rows, "cpu")
                ).numpy()
            prefix = list(checkpoint.configuration.prefix)
            ids = [prefix + row.tolist() for row in self.rows]
            for quantized, least in ((False, 0.99999), (True, 0.98)):
                with self.subTest(kind=kind, pooling=pooling, quantized=quantized):
                    graph = write_graph(checkpoint, quantized)
                    graph.write(self.folder / "model.onnx")
                    rows = run_onnx(self.folder / "model.onnx", ids, threads=1).rows
                    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
                    self.assertGreaterEqual((rows * expected).sum(1).min(), least)
                    if not quantized:
                        self.assertEqual(graph.operators - PLAIN, set())

    def test_gives_the_hidden_states_that_the_product_pools(self) -> None:
        checkpoint = self.model("sbert", "mean")
        write_graph(checkpoint, False).write(self.folder / "model.onnx")
        ids = [self.rows[4].tolist()]
        hidden = run_onnx(
            self.folder / "model.onnx", ids, "last_hidden_state", threads=1
        ).rows.reshape(-1, 32)
        with torch.no_grad():
            expected = checkpoint.build().hidden_states(
                torch.tensor(ids), torch.ones(1, len(ids[0]))
            )
        np.testing.assert_allclose(hidden, expected[0].numpy(), atol=1e-4)

    def test_scores_pairs_like_torch(self) -> None:
        checkpoint = self.model("cross", "cls")
        write_graph(checkpoint, False).write(self.folder / "model.onnx")
        documents = self.rows[::-1]
        pairs = [pair_row(checkpoint.configuration, *pair) for pair in zip(self.rows, documents)]
        fed = [
            {"ids": ids.tolist(), "segments": [0] * first + [1] * (len(ids) - first)}
            for ids, first in pairs
        ]
        scores = run_onnx(self.folder / "model.onnx", fed, "score", threads=1).rows[:, 0]
        with torch.no_grad():
            expected = torch.sigmoid(score_pairs(checkpoint.build(), self.rows, documents)).numpy()
        np.testing.assert_allclose(scores, expected, atol=1e-5)

    def test_stores_equal_constants_once(self) -> None:
        graph = GraphWriter("test")
        self.assertEqual(graph.number(1), graph.number(1))
        self.assertNotEqual(graph.number(1), graph.constant(np.array(1, dtype=np.int64)))
        graph.input("x", FLOAT, ("n",))
        graph.output("y", FLOAT, ("n",))
        graph.node("Add", ["x", graph.number(1)], output="y")
        graph.write(self.folder / "small.onnx")
        self.assertLess((self.folder / "small.onnx").stat().st_size, 200)


if __name__ == "__main__":
    unittest.main()
