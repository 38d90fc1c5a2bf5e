"""The page archive of sources: what was read live is kept, and can be read again offline."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from ci_map.collect.archive import ArchiveWriter, RecordPlace, entries, read, repair, settled
from ci_map.collect.archive.place import SUFFIX
from ci_map.collect.fetch import Asked, InFront, Missed, Outcome, Reason, Visitor, visitor
from ci_map.settings import Settings

FOLDER = "sources"  # in the folder of the archive: the crawl of sites keeps its own files apart


class Archiving(InFront):
    """Visits by way of another visitor, and keeps every answer before it is read."""

    def __init__(self, visitor: Visitor, archive: ArchiveWriter) -> None:
        super().__init__(visitor)
        self._archive = archive

    def answered(self, asked: Asked, outcome: Outcome) -> Outcome:
        """On disk before anything is made of it."""
        if self._archive.append(outcome):
            self._archive.sync()
        return outcome


@contextmanager
def the_web(settings: Settings, *, kept: bool = True) -> Iterator[Visitor]:
    """Who visits the web as the settings say; its answers are kept in their archive.

    Raises CannotVisit.
    """
    with closing(visitor(settings)) as live:
        if not kept:
            yield live
            return
        folder = settings.archive / FOLDER
        with ArchiveWriter(folder, settings.archive_size) as archive:
            for left in repair(folder):
                settled(left.path)  # whoever reads the archive reads its files, not a store
            yield Archiving(live, archive)


def archives(folder: Path) -> list[Path]:
    """The archive's files in a folder, oldest first."""
    return sorted(folder.glob(f"*{SUFFIX}"))


class Archived(Visitor):
    """Answers from an archive in place of the web: the last visit of an address counts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._visits: dict[str, RecordPlace | Missed] = {}
        for path in archives(folder):
            for place, outcome in entries(path):
                kept = outcome if isinstance(outcome, Missed) else place
                self._visits[outcome.url] = kept

    def visit(self, asked: Asked) -> Outcome:
        """What came of the last visit of an address; one that was never made is a 404."""
        url = asked.url
        visit = self._visits.get(url)
        if visit is None:
            return Missed(url, Reason.HTTP_CLIENT, f"404: not in {self._folder}", 404)
        return visit if isinstance(visit, Missed) else read(self._folder, visit)
