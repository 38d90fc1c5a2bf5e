"""Registries as authorities publish them: a CSV file, and which of its columns are ours."""

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ci_map.collect.faults import Fault, SeedsInvalid, listed
from ci_map.resolve.rows import CELL_LIMIT, ListRow

OURS = ("id", "name", "url", "country", "region", "locality")
AS_SEEDS = {column: f"{{{column}}}" for column in OURS}
HOLE = re.compile(r"\{([^{}]*)\}")


def templates(text: str) -> dict[str, str]:
    """What `id={EIN},name={NAME},region=US-{STATE},country=US` says; raises ValueError."""
    found = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        column, mark, template = part.partition("=")
        if not mark or column not in OURS:
            raise ValueError(f"bad column {part!r}; COLUMN={{THEIRS}}, {listed(OURS)}")
        found[column] = template
    if found and not {"id", "name"} <= found.keys():
        raise ValueError("columns: id and name are needed, as id={EIN},name={NAME}")
    return found or AS_SEEDS


def read_registry(path: Path, columns: Mapping[str, str]) -> Iterator[ListRow]:
    """The rows of a registry, one after the other; rows without id or name are left out.

    Raises SeedsInvalid when it cannot be read, is not UTF-8, or lacks a column that is asked for.
    """
    csv.field_size_limit(CELL_LIMIT)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            _check(path, reader.fieldnames or (), columns)
            for cells in reader:
                ours = {name: _filled(text, cells) for name, text in columns.items()}
                if ours.get("id") and ours.get("name"):
                    yield ListRow(path.stem, ours["id"], ours, reader.line_num)
    except OSError as error:
        raise _refused(path, f"cannot be read ({error.strerror})", "a CSV file") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise _refused(path, f"is not CSV in UTF-8 ({error})", "a CSV file in UTF-8") from error


def _check(path: Path, header: object, columns: Mapping[str, str]) -> None:
    names = tuple(map(str, header)) if isinstance(header, list | tuple) else ()
    needed = columns if columns is not AS_SEEDS else {c: AS_SEEDS[c] for c in ("id", "name")}
    asked = {hole for template in needed.values() for hole in HOLE.findall(template)}
    if missing := sorted(asked - set(names)):
        raise _refused(path, f"has no column {', '.join(missing)}", listed(names[:40]))


def _filled(template: str, cells: Mapping[str, str | None]) -> str:
    """A template with the row's cells in it; empty when one of its cells is."""
    values = [(cells.get(hole) or "").strip() for hole in HOLE.findall(template)]
    if not all(values):
        return ""
    given = iter(values)
    return HOLE.sub(lambda _: next(given), template)


def _refused(path: Path, problem: str, allowed: str) -> SeedsInvalid:
    return SeedsInvalid([Fault(path.as_posix(), 1, "file", problem, allowed)])
