"""tour.yml beside the seed lists: a told walk through the map, written by the mapping team."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from ci_map.collect.yaml_file import Text

FindingId = Literal["geography", "place", "domains", "network", "philanthropy", "coverage"]


class TourStep(BaseModel):
    """A step: a state of the map, and its own title and text or those of a finding.

    `state` is the part of a link to the map after #. The page tells what of it is gone.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    state: Annotated[str, Field(pattern=r"^[^#\s]+$")]
    finding: FindingId | None = None
    title: Text = {}
    text: Text = {}

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if bool(self.finding) == bool(self.title and self.text):
            raise ValueError("a step has either a finding or a title and a text")
        return self


TOUR = TypeAdapter(tuple[TourStep, ...])
