"""Reads archives: one record by its place, or all of a file, whatever is wrong with some."""

import logging
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from ci_map.collect.archive.decode import BROKEN, Record, outcome, parsed
from ci_map.collect.archive.encode import SOFTWARE
from ci_map.collect.archive.members import Member, members
from ci_map.collect.archive.place import OUTCOME, Damage, RecordPlace
from ci_map.collect.fetch.outcome import Fetched, Outcome

Report = Callable[[Damage], None]
HEAD = 64  # bytes that show whether a file is gzipped
_log = logging.getLogger(__name__)


class Unreadable(ValueError):
    """There is no page at this place of the archive; the text says where and why."""


def warn(damage: Damage) -> None:
    """Tell of damage in the log."""
    _log.warning("%s", damage)


def read(folder: Path, place: RecordPlace) -> Fetched:
    """The page at a place. It has no exchanges. Raises Unreadable."""
    where = f"{place.file}: at byte {place.offset}"
    try:
        with (folder / place.file).open("rb") as file:
            file.seek(place.offset)
            content = file.read(place.length)
        member = next(members(BytesIO(content)), Member(0, 0, problem="nothing"))
        records = [record for _, record in parsed(BytesIO(member.content))]
        found = outcome(records[0], ours=True) if records else None
    except (OSError, *BROKEN) as error:
        raise Unreadable(f"{where}: {error}") from error
    if not isinstance(found, Fetched):
        raise Unreadable(f"{where}: {member.problem or 'no page'}")
    return found


def records(path: Path, report: Report = warn) -> Iterator[Fetched]:
    """Every page of a WARC or WET file, gzipped or not: ours, Common Crawl's or another's.

    What cannot be read is reported and passed over. Raises OSError when the file cannot be opened.
    """
    for _, found in entries(path, report=report):
        if isinstance(found, Fetched):
            yield found


def entries(
    path: Path, offset: int = 0, report: Report = warn
) -> Iterator[tuple[RecordPlace, Outcome]]:
    """Every visit of a file with its place, from an offset on that is the start of a record."""
    ours = _is_ours(path)
    for place, record in _all(path, offset, report):
        try:
            found = outcome(record, ours=ours)
        except BROKEN as error:
            report(Damage(place.file, place.offset, str(error)))
            continue
        if found is not None:
            yield place, found


def _is_ours(path: Path) -> bool:
    """A file of ours begins with a warcinfo that names this program; where that is damaged, the
    records after it have fields that are ours alone.
    """
    records = _all(path, 0, lambda _: None)
    for place, record in records:
        if place.offset == 0:
            return _says_ours(record)
        if record.field(OUTCOME) is not None:
            return True
    return False


def _says_ours(record: Record) -> bool:
    is_info = record.field("WARC-Type") == "warcinfo"
    return is_info and f"software: {SOFTWARE}/".encode() in record.block


def _all(path: Path, offset: int, report: Report) -> Iterator[tuple[RecordPlace, Record]]:
    """What begins with anything but a record is gzipped, be it that the first member is damaged."""
    with path.open("rb") as file:
        is_plain = file.read(HEAD).lstrip().startswith(b"WARC/")
        read_as = _plain if is_plain else _zipped
        yield from read_as(path.name, file, offset, report)


def _zipped(
    name: str, file: BinaryIO, offset: int, report: Report
) -> Iterator[tuple[RecordPlace, Record]]:
    for member in members(file, offset):
        if member.problem:
            report(Damage(name, member.offset, member.problem))
        place = RecordPlace(name, member.offset, member.length)
        try:
            for _, record in parsed(BytesIO(member.content)):
                yield place, record
        except BROKEN as error:
            report(Damage(name, member.offset, str(error)))


def _plain(
    name: str, file: BinaryIO, offset: int, report: Report
) -> Iterator[tuple[RecordPlace, Record]]:
    """Without members there is nothing to find the next record by: damage is the end."""
    file.seek(offset)
    try:
        for start, record in parsed(file):
            yield RecordPlace(name, start, file.tell() - start), record
    except BROKEN as error:
        report(Damage(name, file.tell(), str(error)))
