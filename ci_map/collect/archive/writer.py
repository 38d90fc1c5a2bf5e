"""Writes the archive: appends only, one file at a time, each visit whole or not at all."""

import os
import threading
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self, overload

from ci_map.collect.archive import encode
from ci_map.collect.archive.place import OPEN, SUFFIX, RecordPlace
from ci_map.collect.fetch.outcome import Fetched, Missed, Outcome
from ci_map.lock import let_go, take

GIGABYTE = 1_000_000_000


class ArchiveWriter:
    """`with ArchiveWriter(folder) as archive: place = archive.append(page)`. For several threads.

    Its files belong to this process alone; a new one begins once `size` bytes are reached. Their
    names sort by time: `ci-map-20261125221530123456-04711-00001.warc.gz`. While a file is being
    written, `….open` stands beside it and is locked.
    """

    def __init__(self, folder: Path, size: int = GIGABYTE) -> None:
        self._folder = folder
        self._size = size
        self._serial = 0
        self._offset = 0
        self._name = ""
        self._file: BinaryIO | None = None
        self._mark: BinaryIO | None = None
        self._lock = threading.Lock()
        folder.mkdir(parents=True, exist_ok=True)

    @overload
    def append(self, outcome: Fetched) -> RecordPlace: ...
    @overload
    def append(self, outcome: Missed) -> RecordPlace | None: ...
    def append(self, outcome: Outcome) -> RecordPlace | None:
        """Write every exchange of a visit; gives the place of its last answer, None without one.

        On disk for certain only after `sync`.
        """
        made = encode.visit(outcome)
        if made is None:
            return None
        content, last = made
        with self._lock:
            file = self._current()
            start = self._offset
            file.write(content)
            self._offset += len(content)
            return RecordPlace(self._name, start + last, len(content) - last)

    def sync(self) -> None:
        """Have all on disk that was appended so far."""
        with self._lock:
            if self._file is not None:
                self._file.flush()
                os.fsync(self._file.fileno())

    def close(self) -> None:
        """Finish the file; the next `append` begins another."""
        with self._lock:
            self._finish()

    def _current(self) -> BinaryIO:
        if self._file is not None and self._offset >= self._size:
            self._finish()
        if self._file is None:
            self._file = self._begin()
        return self._file

    def _begin(self) -> BinaryIO:
        self._mark = self._marked()
        file = (self._folder / self._name).open("xb")
        self._offset = file.write(encode.warcinfo(self._name))
        return file

    def _marked(self) -> BinaryIO:
        """The mark of a file with a new name; one that a repair looked at meanwhile is left."""
        while True:
            self._name = self._unused_name()
            mark = (self._folder / (self._name + OPEN)).open("xb")
            if take(mark) and Path(mark.name).exists():
                return mark
            mark.close()

    def _unused_name(self) -> str:
        """A clock that was set back may show the same moment twice."""
        now = datetime.now(UTC).strftime("%Y%m%d%H%M%S%f")
        while True:
            self._serial += 1
            name = f"ci-map-{now}-{os.getpid():05}-{self._serial:05}{SUFFIX}"
            if not any((self._folder / (name + end)).exists() for end in ("", OPEN)):
                return name

    def _finish(self) -> None:
        if self._file is None or self._mark is None:
            return
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        let_go(self._mark)
        self._file = self._mark = None

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Finish the file; after an error leave it open, as a kill does, for not all is noted."""
        if error is None:
            self.close()
        else:
            self._leave()

    def _leave(self) -> None:
        with self._lock:
            for file in (self._file, self._mark):
                if file is not None:
                    with suppress(OSError):  # the error that led here is the one to tell
                        file.close()
            self._file = self._mark = None
