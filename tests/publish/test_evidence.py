"""What the map's card shows beside the facts."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ci_map.build import contents_of
from ci_map.gather import gather
from ci_map.model import Method
from ci_map.publish.contents import Contents
from ci_map.publish.payload import payload
from tests.conftest import organisation_row, relation_row

Write = Callable[..., Path]


def contents(write_seeds: Write) -> Contents:
    rows = [organisation_row(id=x) for x in ("a", "b", "c")]
    seeds = write_seeds(rows, [relation_row("a", "funds", "b"), relation_row("b", "funds", "c")])
    return contents_of(gather(seeds), "s")


def test_a_rank_comes_with_its_bounds(write_seeds: Write) -> None:
    told = payload(contents(write_seeds))["ranks"]
    assert set(told) == {"degree", "betweenness"}
    for bounds in told.values():
        assert len(bounds["low"]) == len(bounds["high"]) == 3
        assert all(
            1 <= low <= high for low, high in zip(bounds["low"], bounds["high"], strict=True)
        )


def test_evidence_of_a_condition_is_told_with_its_words_and_page(write_seeds: Write) -> None:
    plain = contents(write_seeds)
    name = next(s for s in plain.statements if s.subject == "b" and s.field == "name")
    shown = replace(
        name,
        field="conditions",
        value="common_agenda",
        original_value="We share one goal.",
        page="https://b.example.org/about",
        method=Method.CRAWLED,
        confidence=0.7,
    )
    stronger = replace(shown, value="shared_measurement", confidence=0.9, page=None)
    of_nobody = replace(shown, subject="nobody")
    told = payload(replace(plain, statements=[*plain.statements, shown, stronger, of_nobody]))
    found = told["conditions"]
    assert list(found) == ["b"]
    assert [one["condition"] for one in found["b"]] == ["shared_measurement", "common_agenda"]
    assert found["b"][0]["source"] is None
    assert told["sources"][found["b"][1]["source"]] == "https://b.example.org/about"
    assert found["b"][1]["quote"] == "We share one goal."
    assert {e["id"] for e in told["codebook"]["condition"]} >= {"common_agenda"}
    json.dumps(told, allow_nan=False)


def test_without_evidence_nothing_is_told(write_seeds: Write) -> None:
    assert payload(contents(write_seeds))["conditions"] == {}
