"""float32 weights → int8 and a scale each row or column; symmetric, so zero stays zero."""

from __future__ import annotations

import numpy as np

#: Largest value of a token table's entry.
TABLE_LIMIT = 127
#: Largest value of a matrix's entry: 7 bits. On CPUs without VNNI two products of 8-bit numbers
#: overflow the 16-bit sum of ONNX Runtime's kernel, and vectors would differ from machine to machine.
MATRIX_LIMIT = 63

_LEAST_SCALE = 1e-12


def quantize_rows(table: np.ndarray, limit: int = TABLE_LIMIT) -> tuple[np.ndarray, np.ndarray]:
    """:param table: [rows × columns]
    :returns: int8 of the same shape, and float32 scales [rows × 1]; table ≈ int8 × scale
    """
    scales = np.maximum(np.abs(table).max(1, keepdims=True) / limit, _LEAST_SCALE)
    return np.clip(np.round(table / scales), -limit, limit).astype(np.int8), scales.astype(
        np.float32
    )


def quantize_columns(
    matrix: np.ndarray, limit: int = MATRIX_LIMIT
) -> tuple[np.ndarray, np.ndarray]:
    """:returns: int8 of the same shape, and float32 scales [columns]"""
    values, scales = quantize_rows(matrix.T, limit)
    return np.ascontiguousarray(values.T), scales[:, 0]
