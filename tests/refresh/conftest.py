from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from ci_map.collect.fetch import Fetcher
from ci_map.refresh import Finished, Task, refresh
from ci_map.settings import Settings
from tests.conftest import (
    ORGANISATIONS_HEADER,
    RELATIONS_HEADER,
    organisation_row,
    relation_row,
)
from tests.refresh.world import Entry, World

ALPHA = Entry("n1", "Alpha Backbone of Calgary", "https://alpha.example.org/")
BAY = Entry("n2", "Bay Promise")
CEDAR = Entry("n3", "Cedar Reads")
DUNE = Entry("s1", "Dune Health")


@dataclass(frozen=True)
class Team:
    """A mapping team with its seeds, its sources and the surveys it has published."""

    task: Task
    world: World

    def refresh(self, day: str, *without: str) -> Finished:
        task = replace(self.task, day=day, name=day[:7], without=frozenset(without))
        return refresh(task)


@pytest.fixture
def world() -> Iterator[World]:
    with World() as world:
        world.set("north", [ALPHA, BAY, CEDAR])
        world.set("south", [DUNE])
        yield world


@pytest.fixture
def team(world: World, tmp_path: Path) -> Team:
    return team_in(tmp_path, world)


def team_in(folder: Path, world: World) -> Team:
    """Curated lists of two organisations, and the world's directories as sources."""
    seeds = folder / "seeds"
    seeds.mkdir(parents=True)
    rows = [
        organisation_row(
            id="alpha", name=ALPHA.name, country="CA", url=ALPHA.site, locality="Calgary"
        ),
        organisation_row(id="zeta", name="Zeta Foundation", country="CA", roles="funder"),
    ]
    text = "\n".join([ORGANISATIONS_HEADER, *rows, ""])
    (seeds / "organisations.csv").write_text(text, encoding="utf-8")
    text = "\n".join([RELATIONS_HEADER, relation_row("zeta", "funds", "alpha"), ""])
    (seeds / "relations.csv").write_text(text, encoding="utf-8")
    world.write_sources(folder / "crawlers")
    return team_of(folder, world)


def team_of(folder: Path, world: World | None = None) -> Team:
    """The team whose files are in a folder."""
    settings = Settings(allow_private=True, delay=0, tries=1)
    task = Task(
        seeds=folder / "seeds",
        crawlers=folder / "crawlers",
        output=folder / "output",
        work=folder / "work",
        visitor=lambda: closing(Fetcher(settings)),
        day="2026-01-10",
        name="2026-01",
    )
    return Team(task, world or World())
