"""`ci-map review`, `ci-map review export` and `ci-map review apply`."""

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from ci_map.cli.options import SEEDS, Json, Language, Seeds, read_from
from ci_map.cli.terminal import print_json, tell

app = typer.Typer(add_completion=False, rich_markup_mode=None)

LISTS = typer.Argument(help="Lists to compare with the seeds.", show_default=False)
LIST = typer.Option("--list", help="A list to compare with the seeds; may be given again.")
FOUND = read_from("JSON Lines of other stages: doubtful classes, stale, broken pages.")
WHEN = typer.Option(help="Day of the answers (2026-11-23); else today.")
ANSWERED = typer.Argument(
    help="review.xlsx, review.csv, map.mm or map.opml", exists=True, dir_okay=False
)
ACCEPTED = typer.Argument(help="Lists whose rows were called new.", show_default=False)
WHY = typer.Option(help="The reason, on record; a page in it becomes the evidence.")
DECIDER = typer.Option("--who", help="Your name: it stands beside the decision.")
OPEN = typer.Option("--json", help="Print the open questions as JSON, ask nothing.")
WHO = typer.Option(help="Your name: it stands beside your answers.")


@app.callback(invoke_without_command=True)
def review(
    context: typer.Context,
    lists: Annotated[list[Path] | None, LIST] = None,
    seeds: Seeds = SEEDS,
    who: Annotated[str, WHO] = "",
    when: Annotated[str | None, WHEN] = None,
    as_json: Annotated[bool, OPEN] = False,
) -> None:
    """Answer what is open, in the terminal; `export` and `apply` do it by a workbook.

    Example: ci-map review --list new.csv --who Ada
    """
    if context.invoked_subcommand is not None:
        return
    from ci_map.review.desk import open_questions, record
    from ci_map.review.terminal import asked

    questions = open_questions(seeds, lists or [])
    if as_json:
        print_json([one.told() for one in questions])
        return
    typer.echo(f"{len(questions)} open questions")
    name = who or typer.prompt("Your name")
    for answer in asked(questions, name, typer.prompt, typer.echo):
        record([answer], seeds, when or _today(), lists or [])


@app.command("export")
def export(
    path: Annotated[Path, typer.Argument(help="review.xlsx or review.csv")],
    lists: Annotated[list[Path] | None, LISTS] = None,
    seeds: Seeds = SEEDS,
    found: Annotated[Path | None, FOUND] = None,
    language: Language = "en",
    as_json: Json = False,
) -> None:
    """Write what is open as a workbook or a CSV file for the team.

    Example: ci-map review export review.xlsx new.csv --lang he
    """
    from ci_map.atomic import write_bytes
    from ci_map.review.desk import exported, open_questions

    questions = open_questions(seeds, lists or [], found, language)
    write_bytes(path, exported(questions, path, language))
    facts = {"review": path.as_posix(), "questions": len(questions)}
    tell(facts, f"{path}: {len(questions)} questions", as_json=as_json)


@app.command("apply")
def apply(
    path: Annotated[Path, ANSWERED],
    lists: Annotated[list[Path] | None, ACCEPTED] = None,
    seeds: Seeds = SEEDS,
    when: Annotated[str | None, WHEN] = None,
    as_json: Json = False,
) -> None:
    """Read answers back into decisions.csv and reviewed.csv; a mind map becomes proposals.

    Of rows that were called new the cells of their lists become reviewed facts; the lists of a
    refresh are found beside its sheet.

    Example: ci-map review apply review.xlsx new.csv
    """
    from ci_map.review.desk import MAPS, read_answers, record
    from ci_map.review.left import left_beside

    if path.suffix in MAPS:
        _propose(path, seeds, as_json=as_json)
        return
    lists = lists or left_beside(path)[0]
    done = record(read_answers(path), seeds, when or _today(), lists)
    line = f"{seeds}: {done.decisions} new decisions, {done.facts} new facts"
    tell({"seeds": seeds.as_posix(), **asdict(done)}, line, as_json=as_json)


@app.command("explode")
def explode(
    organisation: Annotated[str, typer.Argument(help="Its id, or a row as SOURCE/key.")],
    who: Annotated[str, DECIDER],
    why: Annotated[str, WHY] = "",
    seeds: Seeds = SEEDS,
    when: Annotated[str | None, WHEN] = None,
    as_json: Json = False,
) -> None:
    """Take back every merge that joined an organisation to others; no refresh joins them again.

    Example: ci-map review explode fsg --who Ada --why "two bodies after all"
    """
    from ci_map.review.ids import Reviewer, record_explode

    apart = record_explode(seeds, organisation, Reviewer(who, when or _today(), why))
    tell({"apart": apart}, f"apart again: {', '.join(apart)}", as_json=as_json)


@app.command("rekey")
def rekey(
    old: Annotated[str, typer.Argument(help="The id that it has.")],
    new: Annotated[str, typer.Argument(help="The id that it gets; the old one leads to it.")],
    who: Annotated[str, DECIDER],
    why: Annotated[str, WHY] = "",
    seeds: Seeds = SEEDS,
    when: Annotated[str | None, WHEN] = None,
    as_json: Json = False,
) -> None:
    """Give an organisation another id, on record; links with the old one still find it.

    Example: ci-map review rekey fsg fsg-consulting --who Ada --why "it has a new name"
    """
    from ci_map.review.ids import Reviewer, record_rekey

    record_rekey(seeds, old, new, Reviewer(who, when or _today(), why))
    line = f"{old} is now {new}; build the survey again"
    tell({"old": old, "new": new}, line, as_json=as_json)


def _propose(path: Path, seeds: Path, *, as_json: bool) -> None:
    from ci_map.atomic import write_bytes
    from ci_map.review.desk import PROPOSALS, exported, proposed

    target = path.with_name(path.stem + PROPOSALS)
    questions = proposed(path, seeds)
    write_bytes(target, exported(questions, target, "en"))
    facts = {"review": target.as_posix(), "questions": len(questions)}
    line = f"{target}: {len(questions)} proposals; answer yes or no there, then apply it"
    tell(facts, line, as_json=as_json)


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
