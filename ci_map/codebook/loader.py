"""From the YAML files of a folder to a `Codebook`, or to one error that tells every fault."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ci_map.codebook.book import LIST_NAMES, SHAPES, Codebook
from ci_map.codebook.entries import CodeList, Entry, FieldEntry, Indicator, RelationEntry
from ci_map.errors import in_a_line
from ci_map.packaged import SafeLoader


class CodebookError(ValueError):
    """The codebook is not valid; `faults` has one line a fault, each with file, line and entry."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join((f"codebook: {len(faults)} fault(s)", *faults)))


@dataclass(frozen=True)
class _Parsed:
    listing: CodeList[Entry]
    faults: tuple[str, ...]


@cache
def load() -> Codebook:
    """Return the codebook that comes with the package, read once a process."""
    return load_from(files("ci_map.codebook") / "lists")


def load_from(folder: Traversable) -> Codebook:
    """Read the codebook in `folder`; raises CodebookError with every fault of every file."""
    parsed = {name: _parse(name, folder) for name in LIST_NAMES}
    faults = [fault for each in parsed.values() for fault in each.faults]
    listings: dict[str, Any] = {name: each.listing for name, each in parsed.items()}
    codebook = Codebook(**listings)
    faults += _dangling(codebook)
    if faults:
        raise CodebookError(tuple(faults))
    return codebook


def _parse(name: str, folder: Traversable) -> _Parsed:
    file = f"{name}.yaml"
    try:
        text = (folder / file).read_text(encoding="utf-8")
        rows = yaml.load(text, SafeLoader)  # noqa: S506 (both loaders are the safe ones)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        return _Parsed(CodeList(name, ()), (f"{file}: cannot be read: {in_a_line(error)}",))
    if not isinstance(rows, list) or not rows:
        return _Parsed(CodeList(name, ()), (f"{file}: must be a list of entries",))
    parsed = [_entry(row, SHAPES.get(name, Entry)) for row in rows]
    entries = tuple(each for each in parsed if isinstance(each, Entry))
    broken = [(at, each) for at, each in enumerate(parsed) if not isinstance(each, Entry)]
    faults = [(at, fault) for at, told in broken for fault in told] + list(_twice(rows))
    return _Parsed(CodeList(name, entries), _placed(file, text, rows, faults))


def _entry(row: object, shape: type[Entry]) -> Entry | list[str]:
    try:
        return shape.model_validate(row)
    except ValidationError as error:
        return [_told(fault, shape) for fault in error.errors(include_url=False)]


def _told(fault: ErrorDetails, shape: type[Entry]) -> str:
    path = ".".join(str(part) for part in fault["loc"])
    if fault["type"] == "missing":
        return f"{path}: is missing"
    if fault["type"] == "extra_forbidden":
        return f"{path}: is not a key of an entry; allowed: {', '.join(shape.model_fields)}"
    message = fault["msg"].removeprefix("Value error, ")
    return f"{path}: {message}" if path else message


def _twice(rows: list[object]) -> Iterator[tuple[int, str]]:
    seen: set[str] = set()
    for at, row in enumerate(rows):
        entry_id = _id_of(row)
        if entry_id in seen:
            yield at, "id: stands twice; give each entry an id of its own"
        if entry_id:
            seen.add(entry_id)


def _id_of(row: object) -> str | None:
    entry_id = row.get("id") if isinstance(row, dict) else None
    return entry_id if isinstance(entry_id, str) else None


def _placed(
    file: str, text: str, rows: list[object], faults: list[tuple[int, str]]
) -> tuple[str, ...]:
    """Faults with the line of their entry; the text is composed again only when there are any."""
    if not faults:
        return ()
    root = yaml.compose(text, SafeLoader)
    lines = [node.start_mark.line + 1 for node in root.value] if root else []
    return tuple(
        f"{file}:{lines[at]}: {_id_of(rows[at]) or f'entry {at + 1}'}: {fault}"
        for at, fault in sorted(faults)
    )


def _dangling(codebook: Codebook) -> Iterator[str]:
    for indicator in codebook.indicators:
        yield from _unknown_function(indicator, codebook)
    for relation in codebook.relations:
        yield from _lopsided(relation)
    for field in codebook.fields:
        yield from _unknown_list(field)
    if codebook.lists.ids != LIST_NAMES:
        yield f"lists.yaml: must tell of each list once, in this order: {', '.join(LIST_NAMES)}"


def _unknown_function(indicator: Indicator, codebook: Codebook) -> Iterator[str]:
    known = codebook.backbone_functions
    if len(known) and indicator.function not in known:
        yield (
            f"indicators.yaml: {indicator.id}: function: {indicator.function!r} is not in"
            f" backbone_functions.yaml; allowed: {', '.join(known.ids)}"
        )


def _lopsided(relation: RelationEntry) -> Iterator[str]:
    if relation.symmetric and relation.inverse != relation.label:
        yield f"relations.yaml: {relation.id}: inverse: must be the label, as it is symmetric"


def _unknown_list(field: FieldEntry) -> Iterator[str]:
    if field.values is not None and field.values not in LIST_NAMES:
        allowed = ", ".join(LIST_NAMES)
        yield f"fields.yaml: {field.id}: values: no list {field.values!r}; allowed: {allowed}"
