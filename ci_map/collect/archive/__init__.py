"""The page archive: WARC files that nothing is ever taken out of, and that other tools can read."""

from ci_map.collect.archive.place import Damage, RecordPlace
from ci_map.collect.archive.reader import entries, read, records
from ci_map.collect.archive.repair import Repaired, repair, settled
from ci_map.collect.archive.writer import ArchiveWriter

__all__ = [
    "ArchiveWriter",
    "Damage",
    "RecordPlace",
    "Repaired",
    "entries",
    "read",
    "records",
    "repair",
    "settled",
]
