"""Pixels: a page as a PNG, and how much ink is on it."""

from __future__ import annotations

import struct
import zlib
from collections import Counter

DARKER = 40
"""By how many of 255 steps a pixel must be darker than the paper to be ink: pencil is, the grain of paper is not."""


def ink_of(grey: bytes) -> float:
    """The share of pixels that are darker than the paper; the paper is as light as most of the page."""
    counts = Counter(grey)
    paper, seen = 0, 0
    for level in sorted(counts):
        paper, seen = level, seen + counts[level]
        if seen * 2 >= len(grey):
            break
    return sum(count for level, count in counts.items() if level < paper - DARKER) / max(len(grey), 1)


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
