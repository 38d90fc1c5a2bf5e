"""The steps from survey to survey, as they travel with the last of them: `changes.json`."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from ci_map.changes.change import Cause, Change, ChangeKind, Changes, RelationChange
from ci_map.from_json import parsed

FORMAT = 1
_FIELDS = tuple(field.name for field in fields(Change))


@dataclass(frozen=True, slots=True)
class Edition:
    """A survey in a history: its name and date (ISO 8601, may be partial)."""

    name: str
    date: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """What changed from one survey to the next."""

    before: Edition
    after: Edition
    changes: Changes


def as_data(step: Step) -> dict[str, Any]:
    """A step as plain data; a relation is [source, relation, target, cause]."""
    told = step.changes
    return {
        "before": asdict(step.before),
        "after": asdict(step.after),
        "counts": told.counts,
        "organisations": [_plain(change) for change in told.organisations],
        "relations": {"gained": list(map(_row, told.gained)), "lost": list(map(_row, told.lost))},
    }


def _plain(change: Change) -> dict[str, Any]:
    # Not `asdict`, which copies every value.
    return {name: getattr(change, name) for name in _FIELDS}


def _row(change: RelationChange) -> tuple[str, str, str, Cause | None]:
    return change.source_id, change.relation, change.target_id, change.cause


def changes_json(history: Sequence[Step]) -> bytes:
    """The steps, the oldest first."""
    told = {"format": FORMAT, "steps": [as_data(step) for step in history]}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def history_of(text: str) -> tuple[Step, ...]:
    """`changes_json` undone."""
    return tuple(_step(data) for data in parsed(text)["steps"])


def _step(data: Mapping[str, Any]) -> Step:
    relations = {
        way: tuple(RelationChange(s, r, t, _cause(cause)) for s, r, t, cause in rows)
        for way, rows in data["relations"].items()
    }
    organisations = tuple(_change(change) for change in data["organisations"])
    changes = Changes(organisations, relations["gained"], relations["lost"])
    return Step(Edition(**data["before"]), Edition(**data["after"]), changes)


def _change(data: Mapping[str, Any]) -> Change:
    return Change(**{**data, "kind": ChangeKind(data["kind"]), "cause": _cause(data["cause"])})


def _cause(name: str | None) -> Cause | None:
    return Cause(name) if name else None
