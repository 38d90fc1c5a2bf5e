"""`ci-map fit`."""

from typing import Annotated

import typer

from ci_map.cli.options import Json, Language
from ci_map.cli.terminal import print_json


def fit(
    language: Language = "en",
    answers: Annotated[
        str | None, typer.Option(help="yes, no or unsure for each question, by commas.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Ask whether a problem is one for collective impact: complex and adaptive.

    Example: ci-map fit --answers yes,yes,yes,yes,yes,unsure,yes,yes,yes,yes
    """
    from ci_map.fit import judge, parsed

    found = judge(parsed(_asked(language) if answers is None else answers))
    if as_json:
        print_json(found.told(language))
    else:
        typer.echo(found.sentence(language))


def _asked(language: str) -> str:
    """Ask every question; the answers as `parsed` takes them."""
    from ci_map.fit import Answer, questions, word

    typer.echo(f"{word('title', language)}\n{word('lead', language)}", err=True)
    words = {word(answer, language): answer for answer in Answer}
    given: list[Answer] = []
    for question in questions():
        typer.echo(f"\n{question.label[language]}: {question.definition[language]}", err=True)
        said = ""
        while said not in words:
            said = typer.prompt("/".join(words), err=True).strip()
        given.append(words[said])
    return ",".join(given)
