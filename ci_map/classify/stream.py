"""JSON Lines in, JSON Lines out, in order, with flat memory, on as many cores as wanted."""

import json
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from itertools import islice

from ci_map.classify.judge import classify
from ci_map.from_json import parsed

BATCH = 64
"""Lines that a worker gets at once: a few hundred milliseconds of work."""
AHEAD = 16
"""Batches that wait for an answer, at most."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The answer to a line, or what is wrong with the line."""

    number: int
    answer: str = ""
    fault: str = ""


def classify_lines(lines: Iterable[str], executor: Executor | None = None) -> Iterator[Judged]:
    """Answers in the order of the lines; empty lines are passed over.

    An executor spreads the work: a pool of processes, or that of a Dask client.
    """
    batches = _batches(lines)
    if executor is None:
        for batch in batches:
            yield from judge_batch(batch)
        return
    waiting: deque[Future[list[Judged]]] = deque()
    for batch in batches:
        waiting.append(executor.submit(judge_batch, batch))
        if len(waiting) >= AHEAD:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


Numbered = list[tuple[int, str]]


def _batches(lines: Iterable[str]) -> Iterator[Numbered]:
    numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    while batch := list(islice(numbered, BATCH)):
        yield batch


def judge_batch(batch: Numbered) -> list[Judged]:
    """The answers to some lines; runs in a worker."""
    return [_judge(number, line) for number, line in batch]


def _judge(number: int, line: str) -> Judged:
    try:
        url, text = _page(line)
    except ValueError as error:
        return Judged(number, fault=str(error))
    answer = classify(text, url).as_json()
    return Judged(number, answer=json.dumps(answer, ensure_ascii=False, allow_nan=False))


def _page(line: str) -> tuple[str | None, str]:
    try:
        page = parsed(line)
    except ValueError as error:
        raise ValueError(f"not JSON ({error}); a line is {SHAPE}") from error
    if not isinstance(page, dict):
        raise ValueError(f"not a JSON object; a line is {SHAPE}")
    url, text = page.get("url"), page.get("text")
    if not isinstance(text, str):
        raise ValueError(f'"text" must be a string; a line is {SHAPE}')
    if url is not None and not isinstance(url, str):
        raise ValueError(f'"url" must be a string or null; a line is {SHAPE}')
    return url, text


SHAPE = '{"url": "https://…", "text": "…"}'
