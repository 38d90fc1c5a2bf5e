"""Ids by decision: a new one for an organisation, one for what is new, a merge taken back."""

import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path

from ci_map.collect.collected import NETWORK
from ci_map.collect.sources.found import squeezed
from ci_map.collect.values import ID
from ci_map.gather import gather
from ci_map.lock import held
from ci_map.model.statement import organisations_in
from ci_map.resolve.applied import apply, explode, taken_back
from ci_map.resolve.decisions import Decision, is_row
from ci_map.resolve.judgement import Judgement
from ci_map.resolve.lexicon import plain
from ci_map.review.answers import ReviewRefused
from ci_map.review.decision_file import DAY, DECISIONS, RESOLVED, read_decisions, write_decisions
from ci_map.review.facts import Fact

ADVICE = "ci-map resolve and ci-map measures --json tell ids"


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who decides, on which day (ISO 8601), and why."""

    who: str
    when: str
    why: str = ""

    def checked(self) -> "Reviewer":
        """Itself; raises ReviewRefused when the name is missing or the day is none."""
        if not squeezed(self.who):
            raise ReviewRefused(["who: is empty; the name of the person who decides"])
        if not DAY.fullmatch(self.when):
            raise ReviewRefused([f"when: bad day {self.when!r}; a day as 2026-11-23"])
        return replace(self, who=squeezed(self.who), why=squeezed(self.why))


def record_rekey(seeds: Path, old: str, new: str, reviewer: Reviewer) -> Decision:
    """Give an organisation another id; the old one leads to it. Returns what was recorded.

    Raises ReviewRefused: an id that is not on the map, a new one that is taken or is no id.
    """
    with held(seeds):
        return _rekeyed(seeds, old, new, reviewer.checked())


def _rekeyed(seeds: Path, old: str, new: str, said: Reviewer) -> Decision:
    known, moved = _on_the_map(seeds)
    if old not in known:
        hint = f"it is now {moved[old]!r}" if old in moved else ADVICE
        raise ReviewRefused([f"{old}: no organisation has this id; {hint}"])
    if not ID.fullmatch(new):
        raise ReviewRefused([f"{new}: is no id; small letters a-z, digits and single hyphens"])
    if new in known or new in moved:
        merge = "to merge two organisations answer `same` in a review"
        raise ReviewRefused([f"{new}: is the id of another organisation; {merge}"])
    decision = Decision(old, new, Judgement.REKEY, said.who, said.when, said.why)
    write_decisions(seeds / DECISIONS, [*read_decisions(seeds / DECISIONS), decision])
    return decision


def record_explode(seeds: Path, name: str, reviewer: Reviewer) -> tuple[str, ...]:
    """Take back what joined an id to others; returns the ids that are apart again.

    People's decisions are taken out of the file; that they came apart stays on record, so that the
    next refresh does not join them again. Raises ReviewRefused when nothing is joined to the id.
    """
    with held(seeds):
        return _exploded(seeds, name, reviewer.checked())


def _exploded(seeds: Path, name: str, said: Reviewer) -> tuple[str, ...]:
    people = read_decisions(seeds / DECISIONS)
    both = (*people, *read_decisions(seeds / RESOLVED))
    record = taken_back(both, name, said.who, said.when, said.why)
    if not record:
        raise ReviewRefused([f"{name}: is joined to no other id; nothing to take back"])
    kept = [one for one in explode(both, name) if not one.is_machine]
    write_decisions(seeds / DECISIONS, [*unsaid(kept, record), *record])
    return tuple(sorted({name for one in record for name in one.ids}))


def unsaid(decisions: Iterable[Decision], fresh: Iterable[Decision]) -> list[Decision]:
    """Decisions but what the same persons said of the same pairs before, also on the same day."""
    said = {(one.ids, one.who): one.when for one in fresh}
    return [one for one in decisions if one.when > said.get((one.ids, one.who), "")]


def _on_the_map(seeds: Path) -> tuple[AbstractSet[str], Mapping[str, str]]:
    gathered = gather(seeds)
    return organisations_in(gathered.seeds.statements), gathered.moved


def named(facts: Iterable[Fact], seeds: Path) -> list[Decision]:
    """For each row that a reviewer takes up as new, an id of its own that nobody has."""
    decided = apply((*read_decisions(seeds / DECISIONS), *read_decisions(seeds / RESOLVED)))
    fresh = [one for one in facts if _takes_up(one) and is_row(decided.id_of(one.id))]
    if not fresh:
        return []
    known, moved = _on_the_map(seeds)
    taken = {*known, *moved}
    decisions = []
    for one in sorted(fresh):
        name = _free(one.id, taken)
        taken.add(name)
        decisions.append(Decision(one.id, name, Judgement.REKEY, one.who, one.when, "new"))
    return decisions


def _takes_up(one: Fact) -> bool:
    """A row called new by a reviewer, or an organisation added to a mind map and accepted."""
    added = one.field == "name" and one.id.startswith("new/")
    return is_row(one.id) and ((one.field, one.value) == ("included", "yes") or added)


def _free(row: str, taken: AbstractSet[str]) -> str:
    """The row's own id where it is free, else with the list's before it, else numbered."""
    source, _, own = row.partition("/")
    short = f"{slug(source)}-network" if own == NETWORK else slug(own) or slug(source)
    tries = [short, f"{slug(source)}-{short}".strip("-")]
    tries += [f"{short}-{number}" for number in range(2, len(taken) + 3)]
    return next(name for name in tries if name and name not in taken)


def slug(text: str) -> str:
    """An id made of a text in any script; empty when nothing of it can be spelt."""
    return re.sub(r"[^a-z0-9]+", "-", plain(text)).strip("-")
