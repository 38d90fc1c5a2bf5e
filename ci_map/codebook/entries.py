"""The shapes that an entry of a codebook list may have."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Generic, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictStr, StringConstraints

from ci_map.codebook.spoken import LANGUAGES


def _in_every_language(text: Mapping[str, str]) -> Mapping[str, str]:
    faults = [f"no text for {language!r}" for language in LANGUAGES if language not in text]
    faults += [f"unknown language {key!r}" for key in text if key not in LANGUAGES]
    for language, words in text.items():
        if not words or words != words.strip():
            faults.append(f"text for {language!r} is empty or has spaces around it")
    if faults:
        raise ValueError(f"{', '.join(faults)}; allowed and needed: {', '.join(LANGUAGES)}")
    return {language: text[language] for language in LANGUAGES}


Identifier = Annotated[StrictStr, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Sentence = Annotated[StrictStr, StringConstraints(pattern=r"^\S(.*\S)?$")]
Text = Annotated[Mapping[str, StrictStr], AfterValidator(_in_every_language)]


class Entry(BaseModel):
    """One value that may be said of an organisation or a relation; texts are keyed by language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Identifier
    label: Text
    definition: Text
    source: Sentence = Field(description="Where the definition comes from")

    @property
    def of_one(self) -> Mapping[str, str]:
        """What one organisation with this value is called, where `label` names many."""
        return self.label

    def __hash__(self) -> int:
        return hash((type(self), self.id))


class RoleEntry(Entry):
    """A role; `label` names all that have it, `singular` one of them."""

    singular: Text

    @property
    def of_one(self) -> Mapping[str, str]:
        """The singular."""
        return self.singular


class RelationEntry(Entry):
    """A relation; `label` reads from source to target, `inverse` from target to source."""

    inverse: Text
    symmetric: bool = False


class Condition(Entry):
    """A condition of collective impact; a proposed one is not among Kania and Kramer's five."""

    proposed: bool = False


class Indicator(Entry):
    """A sign that a backbone does its work; `function` is the id of a backbone function."""

    function: Identifier


class FieldEntry(Entry):
    """A field of an organisation or relation; `values` names the list that it draws on."""

    values: Identifier | None = None


E_co = TypeVar("E_co", bound=Entry, covariant=True)


class UnknownEntryError(KeyError):
    """A value that its list does not have; the message says which ones it has."""

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True)
class CodeList(Generic[E_co]):
    """One list of the codebook in its own order, looked up by id."""

    name: str
    entries: tuple[E_co, ...]
    _by_id: Mapping[str, E_co] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {entry.id: entry for entry in self.entries})

    @property
    def ids(self) -> tuple[str, ...]:
        """The values as they stand in files, in the list's order."""
        return tuple(self._by_id)

    def __getitem__(self, entry_id: str) -> E_co:
        try:
            return self._by_id[entry_id]
        except KeyError:
            allowed = ", ".join(self.ids)
            raise UnknownEntryError(
                f"{entry_id!r} is not in {self.name}; allowed: {allowed}"
            ) from None

    def label(self, entry_id: str, language: str) -> str:
        """What people call a value; one that the list does not have as it stands."""
        return self[entry_id].label[language] if entry_id in self else entry_id

    def of_one(self, entry_id: str, language: str) -> str:
        """What one organisation with a value is called; a value of no list as it stands."""
        return self[entry_id].of_one[language] if entry_id in self else entry_id

    def __contains__(self, entry_id: object) -> bool:
        return entry_id in self._by_id

    def __iter__(self) -> Iterator[E_co]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)
