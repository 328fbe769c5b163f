"""Pixels: a page as a PNG, and how much ink is on it."""

from __future__ import annotations

import struct
import zlib

# Paper that was scanned is no pure white; what is darker than this counts as ink.
DARK = 160
LIGHT = bytes(range(DARK, 256))


def ink_of(grey: bytes) -> float:
    """The share of dark pixels among grey ones of one byte each."""
    return len(grey.translate(None, LIGHT)) / max(len(grey), 1)


def grey_rows(pixels: bytes, *, width: int, height: int, stride: int) -> bytes:
    """The pixels without what fills up each row."""
    if stride == width:
        return pixels[: width * height]
    return b"".join(pixels[y * stride : y * stride + width] for y in range(height))


def png(pixels: bytes, *, width: int, height: int, stride: int, channels: int) -> bytes:
    """A PNG of grey (1 channel) or RGB (3 channels) pixels (W3C PNG, sections 5 and 11)."""
    colour_type = {1: 0, 3: 2}[channels]
    line = width * channels
    rows = b"".join(b"\0" + pixels[y * stride : y * stride + line] for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, colour_type, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 4)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )
