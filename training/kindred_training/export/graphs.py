"""The models as ONNX graphs, written operator by operator.

The float32 graphs are made of Add, Cast, Div, Erf, Gather, LayerNormalization, MatMul, Max, Mul,
ReduceMax, ReduceSum, Reshape, Shape, Sigmoid, Slice, Softmax, Split, Sqrt, Sub, Transpose and
Unsqueeze of opset 17: no operator of ONNX Runtime's own, no control flow. The int8 graphs add
DynamicQuantizeLinear and MatMulInteger, which CPUs run fastest and not every GPU provider has.
"""

from __future__ import annotations

import math

import numpy as np

from ..checkpoints import Checkpoint
from ..model.blocks import PADDING_BIAS
from ..model.configuration import ModelConfiguration
from .onnx_writer import FLOAT, INT64, GraphWriter
from .quantization import quantize_columns, quantize_rows

_BATCH = ("batch", "sequence")
#: Instead of minus infinity, which some providers turn into NaN.
_LOWEST = -3.0e38
_LEAST_NORM = 1e-9


def write_graph(checkpoint: Checkpoint, quantized: bool) -> GraphWriter:
    """:returns: the graph of any model: `sentence_embedding` (unit rows) and, with a body,
    `last_hidden_state`; of a scorer `logits` [batch × 1] and `score` [batch]
    """
    weights = {name: value.float().numpy() for name, value in checkpoint.weights.items()}
    writer = _ModelWriter(checkpoint.configuration, weights, quantized)
    if checkpoint.configuration.kind == "cross":
        writer.cross()
    else:
        writer.encoder()
    return writer.graph


class _ModelWriter:
    def __init__(
        self, configuration: ModelConfiguration, weights: dict[str, np.ndarray], quantized: bool
    ) -> None:
        self._configuration = configuration
        self._weights = weights
        self._quantized = quantized
        self.graph = GraphWriter(f"kindred-{configuration.kind}")
        self._ids = self.graph.input("input_ids", INT64, _BATCH)
        mask = self.graph.input("attention_mask", INT64, _BATCH)
        #: 1 for a token, 0 for padding, float32 [batch × tokens]
        self._mask = self.graph.node("Cast", [mask], to=FLOAT)

    def encoder(self) -> None:
        dimension = self._configuration.dimension
        hidden = self._tokens()
        if self._configuration.kind == "sbert":
            hidden = self._blocks(self._with_positions(hidden), output="last_hidden_state")
        self._unit_rows(self._pool(hidden))
        self.graph.output("sentence_embedding", FLOAT, ("batch", dimension))
        if self._configuration.kind == "sbert":
            self.graph.output("last_hidden_state", FLOAT, (*_BATCH, dimension))

    def cross(self) -> None:
        graph = self.graph
        segments = graph.input("token_type_ids", INT64, _BATCH)
        table = graph.constant(self._weights["segments.weight"], "segments")
        hidden = self._with_positions(self._tokens())
        hidden = graph.node("Add", [hidden, graph.node("Gather", [table, segments])])
        pooled = self._pool(self._blocks(hidden, output=None))
        normed = self._layer_norm(pooled, "norm")
        product = graph.node(
            "MatMul", [normed, graph.constant(self._weights["score.weight"].T, "score.weight")]
        )
        logits = graph.node(
            "Add", [product, graph.constant(self._weights["score.bias"])], output="logits"
        )
        flat = graph.node("Reshape", [logits, graph.integers(-1)])
        graph.node("Sigmoid", [flat], output="score")
        graph.output("score", FLOAT, ("batch",))
        graph.output("logits", FLOAT, ("batch", 1))

    def _tokens(self) -> str:
        """:returns: token vectors, [batch × tokens × dimension]"""
        graph, table = self.graph, self._weights["tokens.weight"].copy()
        table[0] = 0  # padding: masked anyway
        if not self._quantized:
            return graph.node("Gather", [graph.constant(table, "tokens"), self._ids])
        values, scales = quantize_rows(table)
        rows = graph.node("Gather", [graph.constant(values, "tokens_int8"), self._ids])
        row_scales = graph.node("Gather", [graph.constant(scales, "tokens_scale"), self._ids])
        return graph.node("Mul", [graph.node("Cast", [rows], to=FLOAT), row_scales])

    def _with_positions(self, hidden: str) -> str:
        graph = self.graph
        width = graph.node(
            "Slice", [graph.node("Shape", [self._ids]), graph.integers(1), graph.integers(2)]
        )
        table = graph.constant(self._weights["positions.weight"], "positions")
        positions = graph.node("Slice", [table, graph.integers(0), width, graph.integers(0)])
        return graph.node("Add", [hidden, positions])

    def _blocks(self, hidden: str, output: str | None) -> str:
        graph = self.graph
        padding = graph.node("Sub", [graph.number(1), self._mask])
        spread = graph.node("Unsqueeze", [padding, graph.integers(1, 2)])
        bias = graph.node("Mul", [spread, graph.number(PADDING_BIAS)])
        last = self._configuration.layers - 1
        for index in range(self._configuration.layers):
            hidden = self._block(f"blocks.{index}", hidden, bias, output if index == last else None)
        return (
            hidden
            if last >= 0 or output is None
            else graph.node("Add", [hidden, graph.number(0)], output=output)
        )

    def _block(self, name: str, hidden: str, bias: str, output: str | None) -> str:
        graph = self.graph
        attended = self._attention(name, self._layer_norm(hidden, f"{name}.attention_norm"), bias)
        hidden = graph.node("Add", [hidden, attended])
        inner = self._linear(
            self._layer_norm(hidden, f"{name}.feed_forward_norm"), f"{name}.feed_forward_input"
        )
        outer = self._linear(self._gelu(inner), f"{name}.feed_forward_output")
        return graph.node("Add", [hidden, outer], output=output)

    def _attention(self, name: str, normed: str, bias: str) -> str:
        graph, dimension, heads = (
            self.graph,
            self._configuration.dimension,
            self._configuration.heads,
        )
        size = dimension // heads
        joined = self._linear(normed, f"{name}.query_key_value")
        parts = graph.nodes(
            "Split", [joined, graph.integers(dimension, dimension, dimension)], 3, axis=-1
        )
        split = graph.integers(0, 0, heads, size)
        query, key, value = (graph.node("Reshape", [part, split]) for part in parts)
        query = graph.node("Transpose", [query], perm=(0, 2, 1, 3))
        key = graph.node("Transpose", [key], perm=(0, 2, 3, 1))
        value = graph.node("Transpose", [value], perm=(0, 2, 1, 3))
        scores = graph.node(
            "Mul", [graph.node("MatMul", [query, key]), graph.number(1 / math.sqrt(size))]
        )
        weights = graph.node("Softmax", [graph.node("Add", [scores, bias])], axis=-1)
        mixed = graph.node("Transpose", [graph.node("MatMul", [weights, value])], perm=(0, 2, 1, 3))
        return self._linear(
            graph.node("Reshape", [mixed, graph.integers(0, 0, dimension)]),
            f"{name}.attention_output",
        )

    def _linear(self, value: str, name: str) -> str:
        graph = self.graph
        matrix = np.ascontiguousarray(self._weights[f"{name}.weight"].T)
        bias = graph.constant(self._weights[f"{name}.bias"], f"{name}.bias")
        if not self._quantized:
            product = graph.node("MatMul", [value, graph.constant(matrix, f"{name}.weight")])
            return graph.node("Add", [product, bias])
        return graph.node("Add", [self._integer_product(value, matrix, name), bias])

    def _integer_product(self, value: str, matrix: np.ndarray, name: str) -> str:
        """In the order of operators that ONNX Runtime joins into one."""
        graph = self.graph
        weights, scales = quantize_columns(matrix)
        quantized, scale, zero = graph.nodes("DynamicQuantizeLinear", [value], 3)
        matrix_name = graph.constant(weights, f"{name}.weight_int8")
        matrix_zero = graph.constant(np.zeros(len(scales), dtype=np.int8))
        product = graph.node("MatMulInteger", [quantized, matrix_name, zero, matrix_zero])
        both = graph.node("Mul", [scale, graph.constant(scales, f"{name}.weight_scale")])
        return graph.node("Mul", [graph.node("Cast", [product], to=FLOAT), both])

    def _layer_norm(self, value: str, name: str) -> str:
        parts = [
            self.graph.constant(self._weights[f"{name}.{part}"], f"{name}.{part}")
            for part in ("weight", "bias")
        ]
        return self.graph.node("LayerNormalization", [value, *parts], axis=-1, epsilon=1e-5)

    def _gelu(self, value: str) -> str:
        graph = self.graph
        erf = graph.node("Erf", [graph.node("Div", [value, graph.number(math.sqrt(2))])])
        product = graph.node("Mul", [value, graph.node("Add", [erf, graph.number(1)])])
        return graph.node("Mul", [product, graph.number(0.5)])

    def _pool(self, hidden: str) -> str:
        """:returns: [batch × dimension]"""
        graph, pooling = self.graph, self._configuration.pooling
        mask = graph.node("Unsqueeze", [self._mask, graph.integers(2)])
        if pooling == "mean":
            total = graph.node(
                "ReduceSum", [graph.node("Mul", [hidden, mask]), graph.integers(1)], keepdims=0
            )
            count = graph.node("ReduceSum", [mask, graph.integers(1)], keepdims=0)
            return graph.node("Div", [total, graph.node("Max", [count, graph.number(1)])])
        if pooling == "max":
            low = graph.node(
                "Mul", [graph.node("Sub", [mask, graph.number(1)]), graph.number(-_LOWEST)]
            )
            return graph.node(
                "ReduceMax",
                [graph.node("Add", [graph.node("Mul", [hidden, mask]), low])],
                axes=(1,),
                keepdims=0,
            )
        return graph.node("Gather", [hidden, graph.constant(np.array(0, dtype=np.int64))], axis=1)

    def _unit_rows(self, rows: str) -> None:
        graph = self.graph
        squares = graph.node(
            "ReduceSum", [graph.node("Mul", [rows, rows]), graph.integers(1)], keepdims=1
        )
        norm = graph.node("Max", [graph.node("Sqrt", [squares]), graph.number(_LEAST_NORM)])
        graph.node("Div", [rows, norm], output="sentence_embedding")
