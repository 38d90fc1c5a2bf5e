"""What the organisations' own pages say of their class, where the survey says otherwise or nothing.

The classifier decides nothing: each difference that it is sure of becomes a question.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ci_map.atomic import write_lines
from ci_map.classify.judge import classify
from ci_map.gather import gather
from ci_map.model import Organisation, assemble
from ci_map.model.organisation import as_text
from ci_map.refresh.sites import pages_of
from ci_map.refresh.task import Task
from ci_map.review.shown import label, reason

SURE = 0.9
MOST_TEXT = 8_000  # characters of a site that are read: its first pages say what it is
FOUND = "classes-found.jsonl"


def ask_of_classes(task: Task) -> int:
    """Classify the sites that were read; returns how many questions that gives."""
    lines = list(_questions(task))
    write_lines(task.work / FOUND, lines)
    return len(lines)


def _questions(task: Task) -> Iterator[str]:
    texts: defaultdict[str, str] = defaultdict(str)
    homes: dict[str, str] = {}
    for page in pages_of(task.work):
        texts[page["organisation"]] += f"{page['text']}\n"
        homes.setdefault(page["organisation"], page["url"])
    known = {o.id: o for o in assemble(gather(task.seeds).seeds.statements).organisations}
    for name in sorted(texts.keys() & known.keys()):
        told = classify(texts[name][:MOST_TEXT], url=homes[name]).as_json()
        for field, value, score in _differences(known[name], told):
            found = _Found(field, value, score, _quotes(told, value))
            yield json.dumps(_question(known[name], found, task.language), ensure_ascii=False)


def _differences(one: Organisation, told: dict[str, Any]) -> Iterator[tuple[str, str, float]]:
    """(field, value, score) of what the pages surely say and the survey does not."""
    if not told["in_scope"]:
        return
    role = told["role"]
    score = told["roles"].get(role, 0.0) if role else 0.0
    if role and score >= SURE and role not in one.roles:
        yield "roles", role, score
    scale = told["place_scale"]
    score = told["scores"].get("place_scale") or 0.0
    if scale and score >= SURE and scale != one.place_scale:
        yield "place_scale", scale, score


@dataclass(frozen=True, slots=True)
class _Found:
    """What the pages say of a field, and the words that show it."""

    field: str
    value: str
    score: float
    quotes: str


def _quotes(told: dict[str, Any], value: str) -> str:
    words = [each["quote"] for each in told["evidence"] if each["value"] == value]
    return " … ".join(words[:3]) or "–"


def _question(one: Organisation, found: _Found, language: str) -> dict[str, str]:
    """The value of now, and for the reason the other one with the words that show it."""
    why = reason("pages_say", language, label(found.field, found.value, language), found.quotes)
    now = as_text(getattr(one, found.field))
    asked = {"kind": "class", "id": one.id, "field": found.field, "name": one.name, "value": now}
    return asked | {"score": f"{found.score:.0%}", "reason": why}
