"""What a reading has found so far: rows checked as those of the seed lists, told as statements."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel, ValidationError

from ci_map.collect.collected import ends_of, relation_of, subject_of
from ci_map.collect.sources.evidence import Evidence
from ci_map.collect.sources.found import Found, original_of, squeezed
from ci_map.collect.sources.rows import OrganisationSaid, RelationSaid
from ci_map.collect.values import faults_of
from ci_map.model import Method, Statement
from ci_map.model.organisation import LIST_FIELDS, as_text

READ, BY_DEFAULT = 1.0, 0.9  # confidence: said of this entry, or of all entries of the list
LONGEST_ORIGINAL = 300  # characters: evidence, not a copy of the page
NEEDED = ("id", "name", "source_id", "relation", "target_id", "evidence_url")
NOT_SAID = ("id", "evidence_url", "source_id", "target_id")
Value = str | int | bool | tuple[str, ...] | list[str] | None


@dataclass(slots=True)
class Harvest:
    """Statements by what they say: a value that two pages show stands once, with the first page.

    They have no day yet: all values of a reading have that of its last page.
    """

    name: str
    warn: Callable[[str], None]
    said: dict[tuple[str, str, str], Statement] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def organisation(
        self, on: Evidence, key: str, values: Mapping[str, Value], defaults: Mapping[str, str]
    ) -> bool:
        """Note a body; False (and a warning) when its name or key cannot be used."""
        given = _given(values)
        cells = {column: as_text(value) for column, value in {**defaults, **given}.items()}
        row = OrganisationSaid.whole(**cells | {"id": key, "evidence_url": on.address})
        checked = self._checked(OrganisationSaid, row, f"{key} on {on.address}")
        if checked is None or not self._one_name(key, str(values["name"])):
            return False
        self._tell(on, subject_of(self.name, key), checked, given)
        return True

    def relation(
        self, on: Evidence, ends: tuple[str, str, str], values: Mapping[str, Value]
    ) -> None:
        """Note a relation between two keys."""
        first, relation, second = ends
        said = _given(values)
        cells = {column: as_text(value) for column, value in said.items()}
        row = RelationSaid.whole(
            **cells,
            source_id=first,
            relation=relation,
            target_id=second,
            evidence_url=on.address,
        )
        where = f"{first} {relation} {second} on {on.address}"
        checked = self._checked(RelationSaid, row, where)
        if checked is not None:
            given = {"relation": relation, **said}
            self._tell(on, relation_of(self.name, ends), checked, given)

    def whole(self) -> list[Statement]:
        """All statements but those of relations to bodies that could not be noted: warned of."""
        named = {subject for subject, column, _ in self.said if column == "name"}
        torn = set()
        for subject in sorted({subject for subject, _, _ in self.said}):
            ends = ends_of(subject)
            if ends and not {ends[0], ends[2]} <= named:
                self.warn(f"{subject}: one of the two is no organisation of this source")
                torn.add(subject)
        return [one for one in self.said.values() if one.subject not in torn]

    def _checked(self, shape: type[BaseModel], row: dict[str, str], where: str) -> BaseModel | None:
        """The row without its faulty values; None when one of them is needed."""
        try:
            return shape.model_validate(row)
        except ValidationError as error:
            faults = faults_of(error.errors(), "row")
        for column, problem, allowed in faults:
            self.warn(f"{where}: {column}: {problem}; {allowed}")
        columns = {column for column, _, _ in faults}
        if columns & {*NEEDED, "row"}:
            return None
        return shape.model_validate(row | dict.fromkeys(columns, ""))

    def _one_name(self, key: str, name: str) -> bool:
        earlier = self.names.setdefault(key, name)
        if earlier != name:
            self.warn(f"{key}: is both {earlier!r} and {name!r}; the second is left out")
        return earlier == name

    def _tell(self, on: Evidence, subject: str, row: BaseModel, given: Mapping[str, Value]) -> None:
        for column, value in row:
            if column in NOT_SAID:
                continue
            for position, each in enumerate(value if isinstance(value, tuple) else (value,)):
                if each is not None:
                    place = _Place(subject, column, position)
                    self._note(on, place, as_text(each), given.get(column))

    def _note(self, on: Evidence, place: "_Place", value: str, given: Value) -> None:
        original = _original(given, place.position)
        statement = Statement(
            subject=place.subject,
            field=place.column,
            value=value,
            position=place.position,
            original_value=original,
            source=self.name,
            page=on.address,
            page_hash=on.digest,
            first_seen=None,
            last_seen=None,
            method=Method.CRAWLED,
            confidence=BY_DEFAULT if given is None else READ,
        )
        self.said.setdefault((place.subject, place.column, value), statement)


def _given(values: Mapping[str, Value]) -> dict[str, Value]:
    """What is said, without what is empty; texts on one line and without what is no text."""
    told = {column: _texts(column, value) for column, value in values.items()}
    return {column: value for column, value in told.items() if value not in (None, "", ())}


def _texts(column: str, value: Value) -> Value:
    """One text for a field that has a list is a list of one: a bar in it is part of it."""
    if isinstance(value, tuple | list):
        return tuple(filter(None, map(_text, value)))
    if isinstance(value, str):
        return (_text(value),) if column in LIST_FIELDS and _text(value) else _text(value)
    return value


def _text(value: str) -> Found:
    return Found(squeezed(value), original_of(value))


@dataclass(frozen=True, slots=True)
class _Place:
    subject: str
    column: str
    position: int


def _original(given: Value, position: int) -> str:
    """The words on the page; none for a value that holds of all entries."""
    if given is None:
        return ""
    if isinstance(given, tuple | list):
        words = original_of(given[position])
    else:
        words = original_of(given) if isinstance(given, str) else as_text(given)
    return squeezed(words)[:LONGEST_ORIGINAL]
