"""The new survey, compared with the one before, and the sheet of what needs a person."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ci_map.atomic import write_bytes
from ci_map.build import contents_of
from ci_map.gather import Gathered, gather
from ci_map.history import history_up_to
from ci_map.lock import held
from ci_map.missing import NotASurvey
from ci_map.model import assemble
from ci_map.model.unseen import unseen
from ci_map.output import newest
from ci_map.publish import publish
from ci_map.publish.folder import damaged, is_sealed
from ci_map.refresh.progress import FILE, as_written
from ci_map.refresh.task import Task
from ci_map.review.desk import exported, open_questions
from ci_map.review.left import FOUND, REVIEW, beside, left_beside
from ci_map.review.shown import reason
from ci_map.survey import open_survey


def latest(output: Path) -> str | None:
    """The newest survey of a folder, by name."""
    try:
        return newest(output).name
    except NotASurvey:
        return None


def publish_survey(seeds: Path, target: Path, day: str, before: str | None) -> None:
    """Build the survey of a day and seal it; one that was sealed already is whole and stays.

    Raises SeedsInvalid; nothing is written then.
    """
    if is_sealed(target) and not damaged(target):
        return
    with held(seeds):
        gathered = _dated(gather(seeds), day)
    contents = contents_of(gathered, target.name)
    earlier = open_survey(target.parent / before) if before else None
    history = history_up_to(contents, gathered.seeds, earlier)
    publish(replace(contents, history=history, sealed=True), target)


def _dated(gathered: Gathered, day: str) -> Gathered:
    about = gathered.seeds.about.model_copy(update={"collected": day})
    return replace(gathered, seeds=replace(gathered.seeds, about=about))


def review_path(folder: Path) -> Path:
    """Where the sheet of a survey's open questions stands: beside its folder."""
    return folder.with_name(f"{folder.name}{REVIEW}")


def review_sheet(path: Path, task: Task) -> int:
    """Write what needs a person; returns how many questions that are.

    What the answers rest on and no seed list has is kept beside it, as `left_beside` finds it.
    """
    kept = beside(path)
    kept.mkdir(exist_ok=True)
    asked = "\n".join([*_stale(task), *asked_elsewhere(task.work)])
    write_bytes(kept / FOUND, f"{asked}\n".encode())
    for candidates in sorted(task.work.glob("*-candidates.csv")):
        write_bytes(kept / candidates.name, candidates.read_bytes())
    questions = open_questions(task.seeds, *left_beside(path), task.language)
    write_bytes(path, exported(questions, path, task.language))
    return len(questions)


def asked_elsewhere(work: Path) -> Iterator[str]:
    """The questions of other stages, a line of JSON each. Raises ProgressDamaged."""
    advice = f"remove {work / FILE}, and the refresh begins anew"
    for path in sorted(work.glob("*-found.jsonl")):
        with as_written(path, advice):
            yield from filter(None, path.read_text(encoding="utf-8").split("\n"))


def _stale(task: Task) -> Iterator[str]:
    """Organisations that no source shows any more, as questions."""
    statements = gather(task.seeds).seeds.statements
    known = {o.id: o for o in assemble(statements).organisations}
    for name, day in unseen(statements).items():
        one = known[name]
        if one.ended is None:
            why = reason("not_seen", task.language, day)
            told = {"kind": "stale", "id": name, "name": one.name, "reason": why}
            yield json.dumps(told | ({"home": one.url} if one.url else {}), ensure_ascii=False)
