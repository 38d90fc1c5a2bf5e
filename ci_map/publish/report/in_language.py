"""A survey as it is told in one language: what the parts of a report are made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ci_map.codebook import RIGHT_TO_LEFT
from ci_map.findings import Finding
from ci_map.model import Organisation
from ci_map.publish.contents import Contents
from ci_map.publish.report.numbers import number, word
from ci_map.publish.report.word_xml import HEBREW

# Without the mark Latin names with commas between them would be one run of Latin.
COMMA = {False: ", ", True: ",\u200f "}


@dataclass(frozen=True)
class InLanguage:
    """A survey in one language."""

    contents: Contents
    language: str

    def word(self, name: str, **values: str) -> str:
        """A word of words.yaml."""
        return word(name, self.language, **values)

    def number(self, value: float | None) -> str:
        """A figure as the language writes it."""
        return number(value, self.language)

    @cached_property
    def by_id(self) -> Mapping[str, Organisation]:
        """Organisations by id."""
        return {o.id: o for o in self.contents.organisations}

    def name(self, organisation: Organisation) -> str:
        """What readers of the language call it: in Hebrew its Hebrew name, where it has one."""
        local = organisation.name_local
        if self.language == "he" and local and HEBREW.search(local):
            return local
        return organisation.name

    def listed(self, names: Sequence[str]) -> str:
        """Names one after the other in the direction of the language, whatever their script."""
        return COMMA[self.language in RIGHT_TO_LEFT].join(names)

    def finding(self, name: str) -> Finding | None:
        """The finding of that id, if the survey has it."""
        return next((f for f in self.contents.findings if f.id == name), None)
