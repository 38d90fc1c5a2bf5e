"""The page archive of sources: what was read live is kept, and can be read again offline."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from ci_map.collect.archive import ArchiveWriter, Place, entries, read
from ci_map.collect.archive.place import SUFFIX
from ci_map.collect.fetch import PAGES, Known, Missed, Outcome, Reason, Visitor
from ci_map.settings import Settings

FOLDER = "sources"  # in the folder of the archive: the crawl of sites keeps its own files apart


class Archiving:
    """Visits by way of another visitor, and keeps every answer before it is read."""

    def __init__(self, visitor: Visitor, archive: ArchiveWriter) -> None:
        self._visitor = visitor
        self._archive = archive

    def fetch(
        self,
        url: str,
        known: Known | None = None,
        *,
        post: Mapping[str, str] | None = None,
        accept: Sequence[str] = PAGES,
    ) -> Outcome:
        """Visit and keep; on disk before anything is made of it."""
        outcome = self._visitor.fetch(url, known, post=post, accept=accept)
        if self._archive.append(outcome):
            self._archive.sync()
        return outcome

    def delay_of(self, url: str) -> float:
        """As the visitor says."""
        return self._visitor.delay_of(url)

    def wait_of(self, url: str) -> float:
        """As the visitor says."""
        return self._visitor.wait_of(url)


@contextmanager
def archiving(visitor: Visitor, settings: Settings) -> Iterator[Archiving]:
    """A visitor whose answers are kept in the archive of the settings, until the end of `with`."""
    with ArchiveWriter(settings.archive / FOLDER, settings.archive_size) as archive:
        yield Archiving(visitor, archive)


def archives(folder: Path) -> list[Path]:
    """The archive's files in a folder, oldest first."""
    return sorted(folder.glob(f"*{SUFFIX}"))


class Archived:
    """Answers from an archive in place of the web: the last visit of an address counts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._visits: dict[str, Place | Missed] = {}
        for path in archives(folder):
            for place, outcome in entries(path):
                kept = outcome if isinstance(outcome, Missed) else place
                self._visits[outcome.url] = kept

    def fetch(
        self,
        url: str,
        known: Known | None = None,
        *,
        post: Mapping[str, str] | None = None,
        accept: Sequence[str] = PAGES,
    ) -> Outcome:
        """What came of the last visit of an address; one that was never made is a 404."""
        visit = self._visits.get(url)
        if visit is None:
            return Missed(url, Reason.HTTP_CLIENT, f"404: not in {self._folder}", 404)
        return visit if isinstance(visit, Missed) else read(self._folder, visit)

    def delay_of(self, url: str) -> float:
        """An archive is asked at once."""
        return 0.0

    def wait_of(self, url: str) -> float:
        """An archive is asked at once."""
        return 0.0
