"""The examples of crawlers/README.md work as they stand there."""

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from ci_map.collect.collected import read_collected
from ci_map.collect.sources.recorded import Recorded
from ci_map.collect.sources.runner import Job, run
from ci_map.collect.sources.runs import Ending
from tests.collect.sources.conftest import Write
from tests.conftest import ROOT

Values = Callable[..., dict[str, str]]
MANUAL = (ROOT / "crawlers" / "README.md").read_text(encoding="utf-8")


def example(language: str) -> str:
    found = re.search(rf"( *)```{language}\n(.*?)```", MANUAL, re.DOTALL)
    assert found
    return textwrap.dedent(found[2])


@pytest.fixture
def values(source: Write, recorded_web: Write, tmp_path: Path) -> Values:
    """What a source says of its one organisation, by field, when its page is this one."""

    def reading(html: str, **changes: object) -> dict[str, str]:
        web = recorded_web({"page.html": html})
        done = run(Job(source(**changes), Recorded(web), tmp_path))
        assert (done.outcome, done.warnings) == (Ending.READ, ()), done
        said = read_collected([tmp_path / "a.csv"])
        return {s.field: s.value for s in said if s.subject == "a/body-b"}

    return reading


def test_the_listing_of_the_manual_reads_a_list(values: Values) -> None:
    html = (
        "<main><h3>Ohio</h3><ul class='members'><li><a href='https://b.example/'>Body B</a>"
        "<p>based in Dayton</p><span class='topic'>Schools</span></li></ul></main>"
    )
    listing = yaml.safe_load(example("yaml"))["listing"]
    assert values(html, listing=listing, lookups={"topic": {"Schools": "education"}}) == {
        "name": "Body B",
        "url": "https://b.example/",
        "region": "US-OH",
        "country": "US",
        "locality": "Dayton",
        "domains": "education",
        "roles": "initiative",
    }


def test_the_crawler_of_the_manual_reads_a_table(values: Values) -> None:
    html = (
        "<main><table><tr><th>Name</th><th>Website</th><th>Phone</th></tr>"
        "<tr><td>Body B</td><td><a href='https://b.example/'>site</a></td><td>1</td></tr>"
        "</table></main>"
    )
    assert values(html, crawler=example("python"), listing=None) == {
        "name": "Body B",
        "url": "https://b.example/",
        "country": "US",
        "roles": "initiative",
    }
