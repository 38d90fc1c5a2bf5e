"""The reviewer's desk: what is open, and where answers are written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from ci_map.atomic import clear
from ci_map.gather import gather
from ci_map.lock import held
from ci_map.model import assemble
from ci_map.resolve import Candidate, Decision, Found, ListRow, read_lists, resolve
from ci_map.resolve.resolution import MOST_QUESTIONS
from ci_map.resolve.rows import SURVEY_LIST
from ci_map.resolve.told import rows_of
from ci_map.review.answers import Answer, Decided, ReviewRefused, decide
from ci_map.review.decision_file import DECISIONS, read_decisions, write_decisions
from ci_map.review.facts import REVIEWED, Fact, accepted, read_facts, write_facts
from ci_map.review.ids import named, unsaid
from ci_map.review.mindmap import proposals, read_map
from ci_map.review.questions import Question, additions, merges, read_found
from ci_map.review.sheet import read_sheet, sheet
from ci_map.review.workbook import read_workbook, workbook

Said = TypeVar("Said", Decision, Fact)
MAPS = (".mm", ".opml")
PROPOSALS = "-proposals.csv"
OWN_LEAST = 0.05  # probability
LOOKED_AT = 10 * MOST_QUESTIONS  # pairs, of which some are not worth asking


@dataclass(frozen=True, slots=True)
class Recorded:
    """What an application wrote: how many decisions and facts are new."""

    decisions: int
    facts: int


def open_questions(
    seeds: Path, lists: Sequence[Path] = (), found: Path | None = None, language: str = "en"
) -> list[Question]:
    """What nobody has answered yet: pairs of rows, rows that are new, what other stages ask.

    Compared are the survey's organisations, the rows of sources that wait, and `lists`.
    """
    gathered = gather(seeds)
    rows = rows_of((*gathered.seeds.statements, *gathered.waiting))
    rows += read_lists(lists)
    resolution = resolve(rows, LOOKED_AT, gathered.decided, apart=SURVEY_LIST)
    worth = [one for one in resolution.candidates if _is_worth_asking(one)]
    asked = worth[:MOST_QUESTIONS]
    questions = list(merges(asked, rows, language))
    questions += additions(_new(rows, resolution.found, asked), language)
    questions += read_found(found, language) if found else []
    answered = {_subject(fact) for fact in read_facts(seeds / REVIEWED)}
    return [one for one in questions if (one.kind, one.key) not in answered]


def _is_worth_asking(one: Candidate) -> bool:
    """Curators hold two organisations of the survey apart: they are asked of likely pairs."""
    curated = all(key.startswith(f"{SURVEY_LIST}/") for key in one.rows)
    return one.score >= OWN_LEAST or not curated


def _subject(fact: Fact) -> tuple[str, str]:
    """The question that a fact answers."""
    kinds = {"included": "new", "status": "stale", "home_page": "page", "url": "page"}
    if fact.field == "unsure":
        kind, _, field = fact.value.partition(" ")
        return kind, f"{fact.id} {field}" if kind == "class" else fact.id
    if fact.field in kinds:
        return kinds[fact.field], fact.id
    return "class", f"{fact.id} {fact.field}"


def _new(
    rows: Sequence[ListRow], found: Iterable[Found], asked: Iterable[Candidate]
) -> Iterator[list[ListRow]]:
    """The rows of each body that no row of the survey is, and that no other question is about."""
    elsewhere = {key for one in asked for key in one.rows}
    first = {key: one.rows[0] for one in found for key in one.rows}
    bodies: dict[str, list[ListRow]] = {}
    for row in rows:
        bodies.setdefault(first.get(row.key, row.key), []).append(row)
    for body in bodies.values():
        if not any(row.list == SURVEY_LIST or row.key in elsewhere for row in body):
            yield body


def exported(questions: Sequence[Question], path: Path, language: str) -> bytes:
    """The questions as the file that the path's ending asks for; raises ReviewRefused."""
    if path.suffix == ".xlsx":
        return workbook(questions, language)
    if path.suffix == ".csv":
        return sheet(questions)
    raise ReviewRefused([f"{path.name}: unknown ending; allowed: .xlsx, .csv"])


def read_answers(path: Path) -> list[Answer]:
    """The answers of a workbook or a CSV file; raises ReviewRefused."""
    readers = {".xlsx": read_workbook, ".csv": read_sheet}
    if path.suffix not in readers:
        allowed = ", ".join((*readers, *MAPS))
        raise ReviewRefused([f"{path.name}: unknown ending; allowed: {allowed}"])
    return readers[path.suffix](path)


def proposed(path: Path, seeds: Path) -> list[Question]:
    """What an edited mind map or outline proposes to change in the seeds."""
    gathered = gather(seeds)
    organisations = assemble(gathered.seeds.statements).organisations
    return proposals(read_map(path, gathered.moved), organisations)


def record(
    answers: Iterable[Answer], seeds: Path, when: str, lists: Sequence[Path] = ()
) -> Recorded:
    """Check all answers, then write them to decisions.csv and reviewed.csv in the seeds' folder.

    A row that is taken up as new gets an id of its own; what `lists` say of it becomes facts.
    Applying a review again changes nothing. Raises ReviewRefused or SeedsInvalid, and then nothing
    is written.
    """
    decided = decide(answers, when)
    facts = [*decided.facts, *accepted(decided.facts, read_lists(lists) if lists else ())]
    decisions = [*decided.decisions, *named(decided.facts, seeds)]
    return write(Decided(tuple(decisions), tuple(facts)), seeds)


def write(decided: Decided, seeds: Path) -> Recorded:
    """Add decisions and facts to their files; those that are already there keep their day.

    Two people at once lose nothing: one waits for the other.
    """
    with held(seeds):
        return _written(decided, seeds)


def _written(decided: Decided, seeds: Path) -> Recorded:
    for name in (DECISIONS, REVIEWED):
        clear(seeds / name)
    decisions, facts = read_decisions(seeds / DECISIONS), read_facts(seeds / REVIEWED)
    fresh, new = _unknown(decided.decisions, decisions), _unknown(decided.facts, facts)
    if fresh:
        write_decisions(seeds / DECISIONS, [*unsaid(decisions, fresh), *fresh])
    if new:
        write_facts(seeds / REVIEWED, [*facts, *new])
    return Recorded(len(fresh), len(new))


def _unknown(said: Iterable[Said], known: Iterable[Said]) -> list[Said]:
    """What is not known yet, on whatever day it was said."""
    told = {replace(one, when="") for one in known}
    return [one for one in said if replace(one, when="") not in told]
