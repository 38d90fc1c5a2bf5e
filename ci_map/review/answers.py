"""Answers as they come back, checked, and what they decide."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ci_map.collect.faults import listed
from ci_map.collect.sources.found import squeezed
from ci_map.collect.table import not_text
from ci_map.errors import WrongUse
from ci_map.resolve import Decision, Judgement, decision
from ci_map.review.decision_file import DAY, ID
from ci_map.review.facts import Fact, unfit
from ci_map.review.questions import KINDS, UNSURE, Question

MOST = 2000  # characters of a key, a name or a reason


@dataclass(frozen=True, slots=True)
class Answer:
    """One answered row; `places` says where its key, answer and name of the reviewer stand."""

    kind: str
    key: str
    answer: str
    who: str
    why: str
    places: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Decided:
    """What answers decide: decisions on ids, and reviewed facts."""

    decisions: tuple[Decision, ...]
    facts: tuple[Fact, ...]


class ReviewRefused(WrongUse, ValueError):
    """A review cannot be applied; one line a fault, each with its cell. Nothing was written."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


def decide(answers: Iterable[Answer], when: str) -> Decided:
    """What the answers of a day decide; raises ReviewRefused with every fault at once.

    Rows without an answer say nothing.
    """
    if not DAY.fullmatch(when):
        raise ReviewRefused([f"bad day {when!r}; a day as 2026-11-23"])
    given = [_on_one_line(one) for one in answers if one.answer.strip()]
    faults = [fault for one in given for fault in _faults(one)] + list(_twice(given))
    if faults:
        raise ReviewRefused(faults)
    decisions = [_decision(one, when) for one in given if one.kind == "merge"]
    facts = [fact for one in given if one.kind != "merge" for fact in _facts(one, when)]
    return Decided(tuple(sorted(decisions)), tuple(sorted(facts)))


def _on_one_line(one: Answer) -> Answer:
    """The answer in its id; names and reasons, which people paste from anywhere, as plain text."""
    answer = _asked(one).answer(one.answer)
    return replace(one, answer=answer, who=squeezed(one.who), why=squeezed(one.why))


def _asked(one: Answer) -> Question:
    return Question(one.kind, one.key)


def _faults(one: Answer) -> Iterator[str]:
    key, answer, who = one.places
    if not _is_key(one):
        yield f"{key}: {one.key[:60]!r} is no key of this sheet; the key as it was exported"
        return
    allowed = _asked(one).answers()
    if one.answer not in allowed and not _is_address(one):
        more = ", or a new address" if one.kind == "page" else ""
        yield f"{answer}: unknown answer {one.answer[:60]!r}; {listed(allowed)}{more}"
    elif one.kind != "merge":
        yield from (f"{answer}: {fault}" for fault in _unfit(one))
    if not one.who:
        yield f"{who}: is empty; the name of the person who answered"
    if max(map(len, (one.key, one.answer, one.who, one.why))) > MOST:
        yield f"{who}: is too long; at most {MOST} characters"


def _unfit(one: Answer) -> Iterator[str]:
    """What no seed list could hold: the next build would refuse it."""
    for fact in _facts(one, ""):
        if wrong := unfit(fact.field, fact.value):
            yield f"{fact.field}: {'; '.join(wrong)}"


def _is_key(one: Answer) -> bool:
    parts = one.key.split(" ")
    needed = {"merge": 2, "new": 1, "class": 2, "stale": 1, "page": 1}.get(one.kind)
    right_number = len(parts) == needed if needed else len(parts) > 2
    differ = one.kind != "merge" or len(set(parts)) == 2
    ids = parts if one.kind == "merge" else parts[:1]
    right = all(parts[:2]) and all(map(ID.fullmatch, ids)) and not_text(one.key) is None
    return one.kind in KINDS and right_number and differ and right


def _is_address(one: Answer) -> bool:
    http = one.answer.startswith(("https://", "http://"))
    return one.kind == "page" and http and not any(mark in one.answer for mark in ' <>"')


def _twice(answers: Iterable[Answer]) -> Iterator[str]:
    """One row answered twice in different ways by one person."""
    first: dict[tuple[str, str, str], Answer] = {}
    for one in answers:
        earlier = first.setdefault((one.kind, one.key, one.who), one)
        if earlier.answer != one.answer:
            yield f"{one.places[1]}: {one.key!r} has another answer in {earlier.places[1]}; one"


def _decision(one: Answer, when: str) -> Decision:
    left, right = one.key.split(" ")
    return decision(left, right, Judgement(one.answer), one.who, when, one.why)


def _facts(one: Answer, when: str) -> Iterator[Fact]:
    """What an answer says of an organisation; unsure says only that somebody looked."""
    if one.kind == "proposal":
        name, field, value = one.key.split(" ", 2)
        if one.answer != "yes":
            field, value = "declined", f"{field} {value}"
    else:
        name, _, field = one.key.partition(" ")
        field = field or {"new": "included", "stale": "status", "page": "home_page"}[one.kind]
        field, value = ("url", one.answer) if _is_address(one) else (field, one.answer)
    if one.answer == UNSURE:
        field, value = "unsure", f"{one.kind} {field}"
    yield Fact(name, field, value, one.who, when, one.why)
