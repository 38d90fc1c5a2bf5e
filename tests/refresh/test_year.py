"""A year of refreshes: the world changes, the team answers, and the history says what happened."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pytest

import ci_map
from ci_map.changes import Changes
from ci_map.compared import history
from ci_map.refresh import RefreshStopped
from ci_map.resolve import Decision, Judgement
from ci_map.review.answers import Answer, Decided
from ci_map.review.desk import record, write
from tests.refresh.conftest import ALPHA, BAY, CEDAR, Team
from tests.refresh.world import Entry

PLACE = ("A1", "B1", "C1")
ELM = Entry("n4", "Elm Street Partnership")
BAY_RENAMED = Entry("n2", "Bay Promise Network")
DUNE_MOVED = Entry("s1", "Dune Health", "https://dune.example.net/")
FIR = Entry("s2", "Fir Forum")
Told = set[tuple[str, str, str | None]]  # kind, id (of a relation its key), cause


def says(source: str, *entries: Entry) -> Callable[[Team, str], None]:
    return lambda team, day: team.world.set(source, entries)


def is_down(source: str) -> Callable[[Team, str], None]:
    return lambda team, day: team.world.set(source, None)


def answered(kind: str, said: str, *keys: str) -> Callable[[Team, str], None]:
    def answer(team: Team, day: str) -> None:
        given = [Answer(kind, key, said, "Ada", "", PLACE) for key in keys]
        record(given, team.task.seeds, day)

    return answer


def rekeyed(old: str, new: str) -> Callable[[Team, str], None]:
    def rekey(team: Team, day: str) -> None:
        decision = Decision(old, new, Judgement.REKEY, "Ada", day)
        write(Decided((decision,), ()), team.task.seeds)

    return rekey


@dataclass(frozen=True)
class Month:
    """What happens before the refresh of a month, and what it tells."""

    number: int
    before: tuple[Callable[[Team, str], None], ...]
    told: Told
    without: tuple[str, ...] = ()

    @property
    def day(self) -> str:
        return f"2026-{self.number:02}-10"


def joined(*names: str) -> Told:
    """Members taken up by the team, each with its relation to the network."""
    networks = {"n": "north-network", "s": "south-network"}
    ties = {(n, networks[n[0]]) for n in names if not n.endswith("network")}
    relations = {("gained", f"{n}/member_of/{network}", "decided") for n, network in ties}
    return {("joined", name, "decided") for name in names} | relations


TAKEN_UP = ("north/n2", "north/n3", "south/s1", "north/_network", "south/_network")
ALPHA_S = ("gained", "alpha/member_of/north-network", "decided")
YEAR = (
    Month(1, (), set()),
    Month(
        2,
        (answered("new", "yes", *TAKEN_UP),),
        joined("n2", "n3", "s1", "north-network", "south-network") | {ALPHA_S},
    ),
    Month(3, (says("north", ALPHA, BAY),), {("unseen", "n3", "world")}),
    Month(
        4,
        (says("north", ALPHA, BAY_RENAMED, CEDAR),),
        {("returned", "n3", "world"), ("renamed", "n2", "world")},
    ),
    Month(5, (is_down("south"),), set()),
    Month(6, (says("south", DUNE_MOVED),), {("changed", "s1", "world")}),
    Month(7, (says("north"),), set(), without=("north",)),
    Month(8, (says("north", ALPHA, BAY_RENAMED, CEDAR, ELM),), set()),
    Month(9, (answered("new", "yes", "north/n4"),), joined("n4")),
    Month(10, (says("south", FIR),), {("unseen", "s1", "world")}),
    Month(11, (answered("stale", "ended", "s1"),), {("ended", "s1", "looked")}),
    Month(
        12,
        (answered("merge", "same", "n2 n4"), rekeyed("n2", "bay-promise-network")),
        {("merged", "n4", "decided")},
    ),
)


def told_by(changes: Changes) -> Told:
    organisations = {(c.kind.value, c.id, c.cause) for c in changes.organisations}
    return organisations | set(_relations("gained", changes)) | set(_relations("lost", changes))


def _relations(kind: str, changes: Changes) -> Iterable[tuple[str, str, str | None]]:
    for c in changes.gained if kind == "gained" else changes.lost:
        yield kind, f"{c.source_id}/{c.relation}/{c.target_id}", c.cause


@pytest.fixture
def year(team: Team) -> Team:
    """A team whose year is over."""
    for month in YEAR:
        for happens in month.before:
            happens(team, month.day)
        if month.without:
            with pytest.raises(RefreshStopped, match="nothing was published"):
                team.refresh(month.day)
        done = team.refresh(month.day, *month.without)
        assert told_by(done.changes) == month.told, month.day
    return team


def test_a_year_is_read_back_exactly(year: Team) -> None:
    last = ci_map.open(year.task.output / "2026-12")
    steps = history(last)
    assert [step.after.name for step in steps] == [m.day[:7] for m in YEAR[1:]]
    assert [told_by(step.changes) for step in steps] == [month.told for month in YEAR[1:]]
    down = [ci_map.open(year.task.output / month.day[:7]).manifest["unreachable"] for month in YEAR]
    assert down == [
        ["south"] if m.number == 5 else ["north"] if m.number == 7 else [] for m in YEAR
    ]
    assert last.manifest["moved"] == {"n2": "bay-promise-network", "n4": "bay-promise-network"}
    bay = last.organisations.loc["bay-promise-network"]
    assert {"Bay Promise", "Elm Street Partnership"} <= set(bay["aliases"]) | {bay["name"]}
    assert last.organisations.at["s1", "ended"] == 2026
