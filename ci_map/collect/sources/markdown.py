"""The sources as a document: `python -m ci_map.collect.sources.markdown > docs/sources.md`."""

import sys
from collections.abc import Iterator
from pathlib import Path

from ci_map.collect.sources.description import Source
from ci_map.collect.sources.folder import read_all

TITLE = """# Sources

Directories and registries that are read by program, from their descriptions in `crawlers/`: this
page is made from them. `crawlers/README.md` tells how to add one, `ci-map sources` what came of the
last reading.

How the structure of the pages is known: *documented* (an interface or a data standard), *seen*
(addresses and markup in public copies or programs), *partly seen* (addresses or wording only),
*assumed*. Checked: whether anybody compared the crawler with the live site.
"""


def as_markdown(crawlers: Path) -> str:
    """A section a source, by title. Raises SeedsInvalid for a faulty description."""
    sources = sorted(read_all(crawlers).items(), key=lambda each: each[1].title)
    lines = [TITLE, *_table(dict(sources)), ""]
    for name, source in sources:
        lines += _section(name, source)
    return "\n".join(lines)


def _table(sources: dict[str, Source]) -> Iterator[str]:
    yield "| source | countries | read | structure | checked |"
    yield "|---|---|---|---|---|"
    for name, one in sources.items():
        countries = ", ".join(one.countries) or "the world"
        cells = (f"`{name}`", countries, one.cadence, one.structure, one.status)
        yield f"| {' | '.join(cells)} |"


def _section(name: str, one: Source) -> Iterator[str]:
    licence = one.licence.name
    if one.licence.link:
        licence = f"[{licence}]({one.licence.link})"
    yield from (f"## {one.title}", "")
    yield f"`{name}` · {one.publisher} · <{one.address}>"
    yield from ("", f"Limits: {one.limits}", "", f"Licence: {licence}.", "")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(as_markdown(Path("crawlers")))
