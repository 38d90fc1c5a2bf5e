"""A report as one HTML page: no script, no address outside, vector charts."""

from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from ci_map.codebook import LANGUAGE_NAMES, RIGHT_TO_LEFT
from ci_map.publish.charts import bars
from ci_map.publish.contents import Contents
from ci_map.publish.report.blocks import Block, Chart, Heading
from ci_map.publish.report.numbers import word

FILE = {"en": "report.html", "he": "report.he.html"}
OTHER = {"en": "he", "he": "en"}


def html(blocks: Sequence[Block], contents: Contents, language: str) -> bytes:
    """Write the blocks with `templates/report.html.j2`."""
    other = OTHER[language]
    page = _environment().get_template("report.html.j2")
    values = {
        "blocks": [(type(block).__name__, block) for block in blocks],
        "title": next((b.text for b in blocks if isinstance(b, Heading)), contents.name),
        "survey": contents.name,
        "language": language,
        "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr",
        "other": (other, FILE[other], LANGUAGE_NAMES[other]),
        "contents_word": word("contents", language),
        "map_word": word("map", language),
        "svg": lambda chart: _svg(chart, language),
    }
    return page.render(values).encode()


def _svg(chart: Chart, language: str) -> str:
    return bars(chart.title, chart.rows, chart.most, rtl=language in RIGHT_TO_LEFT)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("ci_map.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
