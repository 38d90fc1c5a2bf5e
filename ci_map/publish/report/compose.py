"""From the words of a template and the figures of a survey to the blocks of a report.

A template is Jinja over a little Markdown: `#` headings, `-` lists, paragraphs between empty lines,
`~` before a soft paragraph. A line `[[part name]]` puts a table, chart or list of `PARTS` there.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from ci_map.publish.contents import Contents
from ci_map.publish.report.blocks import Block, Heading, Items, Paragraph
from ci_map.publish.report.field import growth
from ci_map.publish.report.in_language import InLanguage
from ci_map.publish.report.numbers import number, percent
from ci_map.publish.report.parts import PARTS

PART = re.compile(r"\[\[(\w+)(?: ([\w-]+))?\]\]")
HEADING = re.compile(r"(#{1,4}) (.+)")


class BadTemplate(ValueError):
    """A line of a template that asks for a part that does not exist."""


def compose(contents: Contents, language: str) -> list[Block]:
    """The whole report. Raises BadTemplate, and Jinja's own errors with the template's line."""
    environment = _environment(language)
    survey = InLanguage(contents, language)
    text = environment.get_template(f"report.{language}.md.j2").render(_values(survey))
    return [block for lines in _paragraphs(text) for block in _blocks(lines, survey)]


def _values(survey: InLanguage) -> Mapping[str, Any]:
    contents, language = survey.contents, survey.language
    return {
        "survey": contents.name,
        "date": contents.about.collected,
        "title": contents.about.title.get(language) or contents.name,
        "counts": contents.counts,
        "facts": contents.structure.facts,
        "place_based": sum(o.place_based is True for o in contents.organisations),
        "growth": growth(contents),
        "limits": [text[language] for text in contents.limits],
        "findings": [
            {
                "id": finding.id,
                "title": finding.title[language],
                "rests_on": finding.rests_on[language],
                "charts": [chart.id for chart in finding.charts],
            }
            for finding in contents.findings
        ],
    }


def _paragraphs(text: str) -> Iterator[list[str]]:
    for paragraph in re.split(r"\n\s*\n", text):
        lines = [line.strip() for line in paragraph.splitlines() if line.strip()]
        if lines:
            yield lines


def _blocks(lines: list[str], survey: InLanguage) -> Iterator[Block]:
    """The blocks of lines that stand together."""
    if all(line.startswith("- ") for line in lines):
        yield Items([line[2:] for line in lines])
        return
    words: list[str] = []
    for line in lines:
        called, heading = PART.fullmatch(line), HEADING.fullmatch(line)
        if called:
            yield from part(called[1], called[2], survey)
        elif heading:
            yield Heading(heading[2], len(heading[1]))
        else:
            words.append(line)
    if words:
        text = " ".join(words)
        yield Paragraph(text.removeprefix("~").strip(), soft=text.startswith("~"))


def part(name: str, argument: str | None, survey: InLanguage) -> Iterator[Block]:
    """The blocks of a part that a template calls by its name. Raises BadTemplate."""
    if name not in PARTS:
        raise BadTemplate(f"[[{name}]]: no such part; allowed: {', '.join(PARTS)}")
    yield from PARTS[name](survey, argument or "")


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=PackageLoader("ci_map.publish"),
        # What is made is plain text, which the writers of HTML and Word escape.
        autoescape=False,  # noqa: S701
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_one_line,
    )
    environment.filters |= {
        "number": lambda value: number(value, language),
        "percent": lambda share: percent(share, language),
    }
    return environment


def _one_line(value: Any) -> Any:
    """No value can begin a line of its own, and so be taken for a heading or a part."""
    return " ".join(value.split()) if isinstance(value, str) else value
