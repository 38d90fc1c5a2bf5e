"""Pages that lack something, anywhere: a reading is told as failed, or keeps its assertions."""

import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from ci_map.collect.collected import read_collected
from ci_map.collect.fetch import Asked, Fetched, Outcome
from ci_map.collect.sources.assertions import failures
from ci_map.collect.sources.recorded import Recorded
from ci_map.collect.sources.runner import Job, run
from ci_map.collect.sources.runs import Ending
from tests.collect.sources.test_crawlers import CRAWLERS, FIXTURES, NAMES

DAMAGES = 12  # of each source


class Damaged(Recorded):
    """A recorded web in which each page lacks an element, an attribute, or a part of its JSON."""

    def __init__(self, folder: Path, seed: str) -> None:
        super().__init__(folder)
        self.chance = random.Random(seed)  # noqa: S311

    def visit(self, asked: Asked) -> Outcome:
        outcome = super().visit(asked)
        if not isinstance(outcome, Fetched):
            return outcome
        return replace(outcome, body=self._less(outcome.body, outcome.header("content-type") or ""))

    def _less(self, body: bytes, kind: str) -> bytes:
        if "json" in kind:
            content = json.loads(body)
            places = list(_places(content))
            if places:
                inside, step = self.chance.choice(places)
                del inside[step]
            return json.dumps(content).encode()
        page = BeautifulSoup(body, "xml" if "xml" in kind else "lxml")
        tag = self.chance.choice(page.find_all(True))
        if tag.attrs and self.chance.random() < 0.5:
            del tag[self.chance.choice(sorted(tag.attrs))]
        elif self.chance.random() < 0.5:
            tag.unwrap()
        else:
            tag.decompose()
        return page.encode()


def _places(content: Any) -> Any:
    """Every key and every index of a value of JSON, with what it is in."""
    steps = content.items() if isinstance(content, dict) else enumerate(content)
    for step, below in steps:
        yield content, step
        if isinstance(below, dict | list):
            yield from _places(below)


@pytest.mark.parametrize("name", NAMES)
def test_a_damaged_page_is_told_or_passes_the_assertions(name: str, tmp_path: Path) -> None:
    came = set()
    for number in range(DAMAGES):
        web = Damaged(FIXTURES / name, f"{name} {number}")
        wanted, folder = web.fixture.assertions, tmp_path / str(number)
        done = run(Job(CRAWLERS / name, web, folder, wanted))
        came.add(done.outcome)
        assert "\n" not in done.message
        path = folder / f"{name}.csv"
        if done.outcome is Ending.READ and done.values:
            said = read_collected([path])
            kept = {name: {"rows": range(wanted.kept.min)}}
            assert not list(failures(wanted, said, kept))
        else:
            assert done.message or not done.values
            assert not path.exists()
    assert came - {Ending.READ}, f"{DAMAGES} damages and none was noticed"
