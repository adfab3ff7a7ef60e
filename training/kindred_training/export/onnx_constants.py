"""Reads the constants of a graph that onnx_writer.py wrote.

:see: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto, whose field numbers stand here
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from .onnx_writer import DATA_TYPES
from .protobuf import Fields, read_fields

_GRAPH, _CONSTANTS = 7, 5
_DIMENSIONS, _DATA_TYPE, _NAME, _RAW_DATA = 1, 2, 8, 9
_NUMPY_NAMES = {number: name for name, number in DATA_TYPES.items()}


def read_constants(file: Path) -> dict[str, np.ndarray]:
    """:raises ValueError: for a file that is no such graph"""
    model = read_fields(file.read_bytes())
    if _GRAPH not in model:
        raise ValueError(f"{file} holds no graph.")
    graph = read_fields(_bytes(model, _GRAPH))
    tensors = [read_fields(content) for content in graph.get(_CONSTANTS, [])]
    return {_bytes(tensor, _NAME).decode("utf8"): _array(tensor) for tensor in tensors}


def _array(tensor: Fields) -> np.ndarray:
    shape = [int(size) for size in tensor.get(_DIMENSIONS, [])]
    name = _NUMPY_NAMES[int(tensor[_DATA_TYPE][0])]
    values = np.frombuffer(_bytes(tensor, _RAW_DATA), np.dtype(name).newbyteorder("<"))
    return values.reshape(shape)


def _bytes(fields: Fields, number: int) -> bytes:
    value = fields[number][0]
    if not isinstance(value, bytes):
        raise ValueError(f"Field {number} should hold bytes, it holds a number.")
    return value
