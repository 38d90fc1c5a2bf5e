"""What a crawl found, as files: statements, candidates, texts."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ci_map.atomic import write_lines, write_text
from ci_map.collect.collected import take_in
from ci_map.collect.crawl.digest import LINKED_BY, candidates_csv, pages_as_json, read
from ci_map.store import Crawls, Site


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where each file is written, when it is wanted.

    `statements` goes on with a file that is there; `candidates` are unknown sites that `linked_by`
    known ones link to; `pages` are the texts as `ci-map classify` reads them.
    """

    statements: Path | None = None
    candidates: Path | None = None
    pages: Path | None = None
    linked_by: int = LINKED_BY

    def write(self, crawls: Crawls, run: int, sites: Sequence[Site]) -> None:
        """Write what the pages of a run say; a crash leaves the old files whole."""
        if self.statements or self.candidates:
            digest = read(crawls.pages(run), sites)
            if self.statements:
                take_in(self.statements, digest.said())
            if self.candidates:
                write_text(self.candidates, candidates_csv(digest.candidates(self.linked_by)))
        if self.pages:
            write_lines(self.pages, pages_as_json(crawls.pages(run), sites))
