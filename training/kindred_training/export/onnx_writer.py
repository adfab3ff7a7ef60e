"""Writes ONNX models: the messages of onnx.proto that a graph of tensors needs, nothing more.

:see: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto, whose field numbers stand here
"""

from __future__ import annotations

from pathlib import Path
from typing import Sequence

import numpy as np

from .protobuf import block, integer, packed_integers, real, text

#: Of onnx.proto; opset 17 brought LayerNormalization and every provider of ONNX Runtime reads it.
IR_VERSION = 8
OPSET = 17

#: TensorProto.DataType
FLOAT, UINT8, INT8, INT32, INT64 = 1, 2, 3, 6, 7
DATA_TYPES = {"float32": FLOAT, "uint8": UINT8, "int8": INT8, "int32": INT32, "int64": INT64}

#: AttributeProto.AttributeType
_ATTRIBUTE_FLOAT, _ATTRIBUTE_INT, _ATTRIBUTE_INTS = 1, 2, 7

Attribute = int | float | Sequence[int]
#: A dimension is a number, or the name of one that the caller decides.
Shape = Sequence[int | str]


class GraphWriter:
    """Collects nodes and constants; `write` makes a model of them."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._nodes: list[bytes] = []
        self._constants: list[bytes] = []
        self._inputs: list[bytes] = []
        self._outputs: list[bytes] = []
        self._known: dict[bytes, str] = {}
        self._count = 0
        #: Operators in use.
        self.operators: set[str] = set()

    def input(self, name: str, data_type: int, shape: Shape) -> str:
        self._inputs.append(_value_info(name, data_type, shape))
        return name

    def output(self, name: str, data_type: int, shape: Shape) -> None:
        self._outputs.append(_value_info(name, data_type, shape))

    def constant(self, value: np.ndarray, name: str | None = None) -> str:
        """:returns: the name; equal constants without a name of their own are stored once"""
        array = np.array(value, order="C")  # ascontiguousarray makes a list of a scalar
        key = repr((array.dtype.str, array.shape)).encode() + array.tobytes()
        if name is None and key in self._known:
            return self._known[key]
        chosen = name or self._next("constant")
        if name is None:
            self._known[key] = chosen
        self._constants.append(_tensor(chosen, array))
        return chosen

    def integers(self, *values: int) -> str:
        return self.constant(np.array(values, dtype=np.int64))

    def number(self, value: float) -> str:
        return self.constant(np.array(value, dtype=np.float32))

    def node(
        self,
        operator: str,
        inputs: Sequence[str],
        output: str | None = None,
        **attributes: Attribute,
    ) -> str:
        """:returns: the name of its only output"""
        (name,) = self.nodes(operator, inputs, [output or self._next(operator)], **attributes)
        return name

    def nodes(
        self,
        operator: str,
        inputs: Sequence[str],
        outputs: int | Sequence[str],
        **attributes: Attribute,
    ) -> list[str]:
        """:param outputs: their number, or their names
        :returns: the names
        """
        names = (
            [self._next(operator) for _ in range(outputs)]
            if isinstance(outputs, int)
            else list(outputs)
        )
        parts = [text(1, name) for name in inputs] + [text(2, name) for name in names]
        parts += [text(3, f"{operator}_{self._count}"), text(4, operator)]
        parts += [block(5, _attribute(key, value)) for key, value in attributes.items()]
        self._nodes.append(b"".join(parts))
        self._count += 1
        self.operators.add(operator)
        return names

    def write(self, file: Path, producer: str = "kindred-training") -> None:
        opset = block(8, integer(2, OPSET))
        model = integer(1, IR_VERSION) + text(2, producer) + block(7, self._graph()) + opset
        file.write_bytes(model)

    def _graph(self) -> bytes:
        parts = [block(1, node) for node in self._nodes] + [text(2, self._name)]
        parts += [block(5, constant) for constant in self._constants]
        parts += [block(11, value) for value in self._inputs]
        parts += [block(12, value) for value in self._outputs]
        return b"".join(parts)

    def _next(self, stem: str) -> str:
        self._count += 1
        return f"{stem.lower()}_{self._count}"


def _tensor(name: str, array: np.ndarray) -> bytes:
    data_type = DATA_TYPES[array.dtype.name]
    dims = b"".join(integer(1, size) for size in array.shape)
    little = array.astype(array.dtype.newbyteorder("<"), copy=False)
    return dims + integer(2, data_type) + text(8, name) + block(9, little.tobytes())


def _attribute(name: str, value: Attribute) -> bytes:
    if isinstance(value, int):
        return text(1, name) + integer(3, value) + integer(20, _ATTRIBUTE_INT)
    if isinstance(value, float):
        return text(1, name) + real(2, value) + integer(20, _ATTRIBUTE_FLOAT)
    return text(1, name) + packed_integers(8, value) + integer(20, _ATTRIBUTE_INTS)


def _value_info(name: str, data_type: int, shape: Shape) -> bytes:
    dims = b"".join(
        block(1, integer(1, size) if isinstance(size, int) else text(2, size)) for size in shape
    )
    tensor = integer(1, data_type) + block(2, dims)
    return text(1, name) + block(2, block(1, tensor))
