"""Which sources a run reads, and whether from the web or from what was recorded."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ci_map.collect.fetch import Visitor
from ci_map.collect.sources.archived import Archived, archives, the_web
from ci_map.collect.sources.context import no_one
from ci_map.collect.sources.folder import chosen, read_all
from ci_map.collect.sources.recorded import FILE, Recorded
from ci_map.collect.sources.runner import Job, run_all
from ci_map.collect.sources.runs import Run, is_due, read_run
from ci_map.collect.stated import ORGANISATIONS
from ci_map.errors import WrongUse
from ci_map.settings import Settings


class NotReplayable(WrongUse, ValueError):
    """The recorded pages cannot stand in for the web; the message says why."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The sources of a folder, and where what they say is collected; `dry` writes nothing."""

    crawlers: Path
    collected: Path
    dry: bool = False

    def due(self) -> list[str]:
        """The sources whose cadence has passed since they were last read well."""
        today = datetime.now(UTC).date()
        return [
            name
            for name, source in read_all(self.crawlers).items()
            if is_due(source.cadence, read_run(self.collected, name), today)
        ]

    def live(self, names: Sequence[str], visitor: Visitor) -> list[Job]:
        """Jobs that ask the visitor; without names, those that are due.

        Raises UnknownSource; SeedsInvalid for a faulty source.yml.
        """
        return [
            Job(self.crawlers / name, visitor, self.collected, dry=self.dry)
            for name in self._names(names)
        ]

    def replay(self, names: Sequence[str], pages: Path) -> list[Job]:
        """Jobs that read recorded pages: an archive (WARC), or a recorded web (fixture.yml).

        A recorded web is in `pages` itself or in a folder for each source. Raises NotReplayable,
        also when pages made by hand would land beside the seed lists; UnknownSource; SeedsInvalid
        for a faulty source.yml or fixture.yml.
        """
        if archives(pages):
            return self.live(names, Archived(pages))
        if not self.dry and (self.collected.parent / ORGANISATIONS).exists():
            where = f"{self.collected} beside the seed lists"
            advice = "add --dry-run, or --collected with another folder"
            raise NotReplayable(f"pages made by hand do not go into {where}; {advice}")
        return [self._replay(name, pages) for name in self._names(names)]

    def _replay(self, name: str, pages: Path) -> Job:
        folder = pages if (pages / FILE).exists() else pages / name
        if not (folder / FILE).exists():
            raise NotReplayable(f"{folder / FILE} is missing: nothing is recorded for {name}")
        recorded = Recorded(folder)
        wanted = recorded.fixture.assertions
        return Job(self.crawlers / name, recorded, self.collected, wanted, self.dry)

    def read(
        self, names: Sequence[str], settings: Settings, told: Callable[[str, str], None] = no_one
    ) -> list[Run]:
        """Read from the web; its answers are kept in the archive, but for a dry run.

        Raises CannotVisit, and what `live` does.
        """
        with the_web(settings, kept=not self.dry) as visitor:
            return run_all(self.live(names, visitor), told)

    def _names(self, names: Sequence[str]) -> list[str]:
        read_all(self.crawlers)
        return chosen(self.crawlers, names) if names else self.due()
