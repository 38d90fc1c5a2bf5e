"""The gzip members of a file, one after the other, whatever happened to some of them."""

import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

BLOCK = 65_536
LARGEST = 256 * 1024 * 1024
MAGIC = b"\x1f\x8b\x08"
GZIP = zlib.MAX_WBITS | 16  # as zlib is told of the format
# As much of a member as shows whether it is one.
PROOF = 512


@dataclass(frozen=True, slots=True)
class Member:
    """A gzip member: where it is, and its content, or what is wrong with it.

    One that is whole but too large to hold has a problem, too.
    """

    offset: int
    length: int
    content: bytes = b""
    problem: str | None = None
    whole: bool = True


def members(file: BinaryIO, offset: int = 0) -> Iterator[Member]:
    """All members from an offset on that is the start of one.

    What is damaged is one member with a problem, up to the next whole one or the end of the file.
    """
    file.seek(offset)
    rest = file.read(BLOCK)
    while rest:
        member, rest = _member(file, offset, rest)
        yield member
        offset += member.length


def _member(file: BinaryIO, offset: int, block: bytes) -> tuple[Member, bytes]:
    """The member that starts with `block`, and what was read of the next."""
    reader = zlib.decompressobj(GZIP)
    parts: list[bytes] = []
    length = size = 0
    while block and not reader.eof:
        try:
            part = reader.decompress(block)
        except zlib.error as error:
            return _damaged(file, offset, str(error))
        size += len(part)
        if size <= LARGEST:
            parts.append(part)
        length += len(block) - len(reader.unused_data)
        block = reader.unused_data or file.read(BLOCK)
    if not reader.eof:
        return _damaged(file, offset, "ends too early")
    problem = f"unfolds to {size} bytes" if size > LARGEST else None
    return Member(offset, length, b"" if problem else b"".join(parts), problem), block


def _damaged(file: BinaryIO, offset: int, problem: str) -> tuple[Member, bytes]:
    found = _next(file, offset + 1)
    file.seek(found)
    return Member(offset, found - offset, problem=problem, whole=False), file.read(BLOCK)


def _next(file: BinaryIO, offset: int) -> int:
    """Where the next record starts; the file's end when there is none."""
    end = file.seek(0, os.SEEK_END)
    while offset < end:
        file.seek(offset)
        block = file.read(BLOCK)
        at = block.find(MAGIC)
        while at >= 0:
            if _starts_record(file, offset + at):
                return offset + at
            at = block.find(MAGIC, at + 1)
        offset += max(len(block) - len(MAGIC) + 1, 1)
    return end


def _starts_record(file: BinaryIO, offset: int) -> bool:
    file.seek(offset)
    try:
        start = zlib.decompressobj(GZIP).decompress(file.read(PROOF))
    except zlib.error:
        return False
    return start.startswith(b"WARC/")
