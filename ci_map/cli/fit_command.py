"""`ci-map fit`."""

import json
from typing import Annotated

import typer

from ci_map.cli.errors import WRONG_USE, fail, language_option


def fit(
    lang: Annotated[str, typer.Option(help="en, he, fr, es or de.")] = "en",
    answers: Annotated[
        str | None, typer.Option(help="yes, no or unsure for each question, by commas.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Ask whether a problem is one for collective impact: complex and adaptive.

    Example: ci-map fit --answers yes,yes,yes,yes,yes,unsure,yes,yes,yes,yes
    """
    from ci_map.fit import BadAnswers, judge, parsed

    language_option(lang)
    try:
        found = judge(parsed(_asked(lang) if answers is None else answers))
    except BadAnswers as error:
        raise fail(str(error), WRONG_USE) from error
    if as_json:
        told = {
            "answers": found.answers,
            "complex": found.complex_,
            "adaptive": found.adaptive,
            "verdict": found.verdict,
            "sentence": found.sentence(lang),
        }
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        typer.echo(found.sentence(lang))


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
