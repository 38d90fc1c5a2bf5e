"""What the organisations' own pages say of their class, where the survey says otherwise or nothing.

The classifier decides nothing: each difference that it is sure of becomes a question.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from ci_map.atomic import write_lines
from ci_map.classify.judge import classify
from ci_map.gather import gather
from ci_map.model import Organisation, assemble
from ci_map.refresh.sites import pages_of
from ci_map.refresh.task import Task

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
            yield json.dumps(_question(known[name], field, value, score, told), ensure_ascii=False)


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


def _question(
    one: Organisation, field: str, value: str, score: float, told: dict[str, Any]
) -> dict[str, str]:
    has = "|".join(one.roles) if field == "roles" else one.place_scale or "nothing"
    words = [each["quote"] for each in told["evidence"] if each["value"] == value]
    shown = f": {' … '.join(words[:3])}" if words else ""
    reason = f"the survey says {has}, the pages {value}{shown}"
    asked = {"kind": "class", "id": one.id, "field": field, "name": one.name, "value": value}
    return asked | {"score": f"{score:.0%}", "reason": reason}
