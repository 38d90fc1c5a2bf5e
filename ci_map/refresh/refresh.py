"""A refresh from its first page to the review sheet; killed at any moment, it goes on there."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ci_map.changes import Changes
from ci_map.compared import history
from ci_map.lock import LOCK, held
from ci_map.output import drawn_of, target_in
from ci_map.publish.folder import SurveySealed, is_sealed
from ci_map.refresh import classes, merges, sources, survey
from ci_map.refresh.progress import FILE, Progress, Stage, saved
from ci_map.refresh.task import Task
from ci_map.survey import open_survey


@dataclass(frozen=True, slots=True)
class Finished:
    """What a refresh came to; `read` maps each source that was due to its outcome, `drawn` tells by
    language what was drawn at random or left out because the survey is large.
    """

    survey: Path
    before: str | None
    read: Mapping[str, str]
    changes: Changes
    drawn: Sequence[Mapping[str, str]]
    review: Path
    questions: int

    def as_json(self) -> dict[str, Any]:
        """As JSON has it: of the changes the counts."""
        return {
            "survey": self.survey.as_posix(),
            "before": self.before,
            "read": dict(self.read),
            "changes": self.changes.counts,
            "drawn": list(self.drawn),
            "review": self.review.as_posix(),
            "questions": self.questions,
        }


def plan(task: Task) -> Progress:
    """What a refresh would do, or how far the one that has begun came. Writes nothing.

    Raises SurveySealed when the survey is there already, BadSurveyName when it cannot be.
    """
    begun = saved(task.work)
    if begun:
        return begun
    if is_sealed(target_in(task.output, task.name)):
        raise SurveySealed(f"the survey {task.name} is published; choose another name or day")
    due = sources.due(task)
    return Progress(task.day, task.name, survey.latest(task.output), tuple(due), {})


def refresh(task: Task) -> Finished:
    """Do all that is left to do; the same bytes as of a refresh that nothing disturbed.

    Raises RefreshStopped, SurveySealed, BadSurveyName, SeedsInvalid, and Busy when another runs.
    """
    task.work.mkdir(parents=True, exist_ok=True)
    with held(task.work, patience=0):
        progress = plan(task)
        progress.save(task.work)
        begun = replace(task, day=progress.day, name=progress.name)
        for stage in Stage:
            if stage not in progress.done:
                task.tell(f"stage {stage}")
                progress = _DO[stage](begun, progress).with_done(stage)
                progress.save(task.work)
        finished = _finished(begun, progress)
        _clear(task.work)
    return finished


def _sites(task: Task, progress: Progress) -> Progress:
    if task.sites:
        task.sites(task)
    return progress


def _resolve(task: Task, progress: Progress) -> Progress:
    task.tell(f"{merges.merge(task.seeds, task.day)} rows joined without asking")
    return progress


def _classify(task: Task, progress: Progress) -> Progress:
    if task.sites:
        task.tell(f"{classes.ask_of_classes(task)} doubtful classes")
    return progress


def _build(task: Task, progress: Progress) -> Progress:
    survey.publish_survey(task.seeds, task.output / task.name, task.day, progress.before)
    return progress


def _review(task: Task, progress: Progress) -> Progress:
    count = survey.review_sheet(survey.review_path(task.output / task.name), task)
    return replace(progress, questions=count)


_DO: Mapping[Stage, Callable[[Task, Progress], Progress]] = {
    Stage.SOURCES: sources.read_due,
    Stage.SITES: _sites,
    Stage.RESOLVE: _resolve,
    Stage.CLASSIFY: _classify,
    Stage.BUILD: _build,
    Stage.REVIEW: _review,
}


def _finished(task: Task, progress: Progress) -> Finished:
    folder = task.output / task.name
    steps = history(open_survey(folder))
    return Finished(
        survey=folder,
        before=progress.before,
        read=progress.read,
        changes=steps[-1].changes if steps else Changes(),
        drawn=drawn_of(folder),
        review=survey.review_path(folder),
        questions=progress.questions,
    )


def _clear(work: Path) -> None:
    """Nothing is left to go on with. The file that says so goes last."""
    for path in work.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name not in {LOCK, FILE}:
            path.unlink()
    (work / FILE).unlink()
