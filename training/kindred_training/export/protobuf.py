"""As much of the protobuf wire format as ONNX files need; knows nothing of ONNX.

:see: https://protobuf.dev/programming-guides/encoding/
"""

from __future__ import annotations

import struct
from typing import Iterable

_VARINT, _LENGTH_DELIMITED, _FIXED32 = 0, 2, 5

#: Values of each field of a message, in their order: numbers, or bytes that are text or a message.
Fields = dict[int, list[int | bytes]]


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


def read_fields(message: bytes) -> Fields:
    """:raises ValueError: for bytes that are no message, or of a type that is not written here"""
    fields: Fields = {}
    position = 0
    while position < len(message):
        key, position = _read_varint(message, position)
        value, position = _read_value(message, position, key & 7)
        fields.setdefault(key >> 3, []).append(value)
    return fields


def _read_value(message: bytes, position: int, wire_type: int) -> tuple[int | bytes, int]:
    if wire_type == _VARINT:
        return _read_varint(message, position)
    if wire_type == _FIXED32:
        size = 4
    elif wire_type == _LENGTH_DELIMITED:
        size, position = _read_varint(message, position)
    else:
        raise ValueError(f"Wire type {wire_type} is not read here.")
    end = position + size
    if end > len(message):
        raise ValueError(f"The message ends inside a field of {size} bytes.")
    return message[position:end], end


def _read_varint(message: bytes, position: int) -> tuple[int, int]:
    value, shift = 0, 0
    while position < len(message):
        byte = message[position]
        position += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, position
    raise ValueError("The message ends inside a number.")
