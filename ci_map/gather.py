"""All that a folder of seeds says, with what people and the machine decided on it applied."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from ci_map import codebook
from ci_map.collect import Seeds, SeedsInvalid, read_seeds
from ci_map.collect.collected import FOLDER as COLLECTED
from ci_map.collect.collected import collected_files, of_own_sites, read_collected
from ci_map.collect.faults import Fault, read_or_note
from ci_map.collect.rows import fault_in
from ci_map.collect.sources.runs import Run, read_runs
from ci_map.collect.stated import STATED
from ci_map.model import Method, Statement
from ci_map.model.organisation import LIST_FIELDS, as_text
from ci_map.model.statement import organisations_in
from ci_map.resolve.applied import UNDECIDED, Applied, apply
from ci_map.resolve.decisions import Decision, is_row
from ci_map.resolve.settle import settle
from ci_map.review.decision_file import DECISIONS, RESOLVED, read_decisions, slips
from ci_map.review.facts import (
    REVIEWED,
    Fact,
    left_out,
    read_facts,
    statements,
    taken_away,
)

TRIES = 3
READ = (".csv", ".yml", ".json")
NAMES = {"name", "name_local", "aliases", "locality", "place_served"}
LOST = re.compile(r"\?\?|\w\?\w")  # what an encoding without the letters leaves of them


class SeedsEdited(OSError):
    """Files that are being written while they are read; the message says which folder."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Seeds whose statements are told of the ids that stay.

    `moved` leads from each id of an organisation that was left or merged to the one on the map;
    `waiting` is what is said of rows of sources that are no organisation yet; `unfit` is what
    sources say that the codebook does not allow: it is left out; `slips` are where decisions speak
    of ids that no list has; `coverage` is what the last reading of each source came to; `inputs`
    has the SHA-256 of each file that was read, by its path in the folder.
    """

    folder: Path
    seeds: Seeds
    moved: dict[str, str]
    decided: Applied
    waiting: tuple[Statement, ...]
    unfit: tuple[Statement, ...]
    slips: tuple[Fault, ...] = ()
    coverage: tuple[Run, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)

    @property
    def rows_waiting(self) -> int:
        """How many rows of sources wait for a word on what they are."""
        return len(organisations_in(self.waiting))

    def remarks(self) -> Iterator[str]:
        """What the mapping team should know, a line each."""
        yield from map(str, self.decided.disagreements)
        yield from map(str, self.slips)
        for one in self.unfit[:3]:
            yield f"{one.source}: left out: {one.subject} has {one.field} {one.value!r}"
        if len(self.unfit) > 3:
            yield f"{len(self.unfit) - 3} more values of sources do not fit and were left out"
        if lost := [s for s in self.seeds.statements if s.field in NAMES and LOST.search(s.value)]:
            yield (
                f"{len(lost)} of the names seem to have ? for letters that a program could not "
                f"save, as {lost[0].value!r} of {lost[0].subject}; type them again, in CSV UTF-8"
            )


def gather(folder: Path) -> Gathered:
    """Read seed lists, sources, decisions and reviewed facts; apply what is decided.

    A pure function of the files. Reviewed beats curated beats crawled; a person's decision beats
    the machine's. Raises SeedsInvalid with every fault of every file at once, and SeedsEdited when
    somebody writes them all the while.
    """
    for _ in range(TRIES):
        before = _state(folder)
        try:
            gathered = _gather(folder)
        except (SeedsInvalid, FileNotFoundError):  # an editor that saves takes a file away first
            if _state(folder) == before:
                raise
        else:
            if _state(folder) == before:
                return gathered
    raise SeedsEdited(f"{folder} is being edited; try again when it has been saved")


def _state(folder: Path) -> dict[Path, tuple[int, int, int]]:
    """By file what changes when it is written."""
    stats = {}
    for path in folder.rglob("*.*"):
        if path.suffix in READ:
            with suppress(FileNotFoundError):  # gone since the folder was listed
                stats[path] = path.stat()
    return {path: (one.st_ino, one.st_size, one.st_mtime_ns) for path, one in stats.items()}


def _gather(folder: Path) -> Gathered:
    faults: list[Fault] = []
    seeds = read_or_note(partial(read_seeds, folder), faults)
    files = [folder / DECISIONS, folder / RESOLVED]
    decisions = [
        one for path in files for one in read_or_note(partial(read_decisions, path), faults) or ()
    ]
    sources = collected_files(folder)
    crawled = of_own_sites(read_or_note(partial(read_collected, sources), faults) or [])
    facts = read_or_note(partial(read_facts, folder / REVIEWED), faults) or ()
    runs = read_or_note(partial(read_runs, folder / COLLECTED), faults) or {}
    if faults or seeds is None:
        raise SeedsInvalid(faults)
    files += [folder / REVIEWED, *sources, *runs]
    used = [path for path in files if path.is_file()]
    seeds = replace(seeds, files=(*seeds.files, *used))
    gathered = _gathered(folder, seeds, crawled, decisions, facts)
    return replace(gathered, coverage=tuple(runs.values()), inputs=_hashes(seeds.files, folder))


def _hashes(paths: Iterable[Path], folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): sha256(p.read_bytes()).hexdigest() for p in paths}


def _gathered(
    folder: Path,
    seeds: Seeds,
    crawled: Sequence[Statement],
    decisions: Sequence[Decision],
    facts: Sequence[Fact],
) -> Gathered:
    decided = apply(decisions) if decisions else UNDECIDED
    unfit = tuple(one for one in crawled if not _fits(one))
    said = [*seeds.statements, *(one for one in crawled if _fits(one)), *statements(facts)]
    out = {decided.id_of(name) for name in left_out(facts)}
    relations = frozenset(codebook.load().relations.ids)
    settled = settle(said, decided, relations, out)
    kept = _without(settled.statements, facts, decided)
    named = organisations_in(kept)
    moved = {old: new for old, new in decided.canonical.items() if not is_row(old) and new in named}
    told = replace(seeds, statements=tuple(kept))
    known = organisations_in(said) if decisions else ()
    wrong = tuple(slips(folder / DECISIONS, decisions, known))
    return Gathered(folder, told, moved, decided, settled.waiting, unfit, wrong)


def _fits(one: Statement) -> bool:
    """Whether organisations.csv might hold the value; of other fields anything is evidence."""
    if one.field not in STATED:
        return True
    cell = as_text((one.value,)) if one.field in LIST_FIELDS else one.value
    return fault_in(one.field, cell) is None


def _without(
    said: Iterable[Statement], facts: Iterable[Fact], decided: Applied
) -> Iterable[Statement]:
    """Statements but those of which a reviewer said that they are wrong."""
    wrong = {(decided.id_of(name), field) for name, field in taken_away(facts)}
    if not wrong:
        return said
    return [s for s in said if (s.subject, s.field) not in wrong or s.method is Method.REVIEWED]
