"""As much of the protobuf wire format as writing needs; knows nothing of ONNX.

:see: https://protobuf.dev/programming-guides/encoding/
"""

from __future__ import annotations

import struct
from typing import Iterable

_VARINT, _LENGTH_DELIMITED, _FIXED32 = 0, 2, 5


def integer(field: int, value: int) -> bytes:
    """A field of type int32, int64 or enum."""
    return _key(field, _VARINT) + _varint(value)


def real(field: int, value: float) -> bytes:
    """A field of type float."""
    return _key(field, _FIXED32) + struct.pack("<f", value)


def text(field: int, value: str) -> bytes:
    return block(field, value.encode("utf8"))


def block(field: int, content: bytes) -> bytes:
    """A field of type bytes, or a message that is written already."""
    return _key(field, _LENGTH_DELIMITED) + _varint(len(content)) + content


def packed_integers(field: int, values: Iterable[int]) -> bytes:
    return block(field, b"".join(_varint(value) for value in values))


def _key(field: int, wire_type: int) -> bytes:
    return _varint(field << 3 | wire_type)


def _varint(value: int) -> bytes:
    """Seven bits a byte, lowest first; negative numbers as 64-bit two's complement."""
    value &= (1 << 64) - 1
    parts = bytearray()
    while value > 0x7F:
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    parts.append(value)
    return bytes(parts)
