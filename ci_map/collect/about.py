"""about.yml beside the seed lists: when they were collected, and what they cannot show."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, TypeAdapter

from ci_map.collect.yaml_file import Text
from ci_map.contact import EXAMPLE, is_contact

DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"


def _date(text: str) -> str:
    if not re.fullmatch(DATE, text):
        raise ValueError(f"{text!r} is no date: 2026, 2026-11 or 2026-11-23")
    return text


def _contact(text: str) -> str:
    if not is_contact(text):
        raise ValueError(f"{text!r} is no address: {EXAMPLE}")
    return text


class About(BaseModel):
    """What a folder of seed lists says of itself. All may be missing.

    `collected` is ISO 8601, a year, a month or a day; it names and dates the survey. `limits` are
    sentences that readers of the map are shown, each in the codebook's languages, English at least.
    `contact` is a mail or web address to which readers send corrections.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Text = {}
    collected: Annotated[str, AfterValidator(_date)] | None = None
    page_of_2015: str | None = None
    contact: Annotated[str, AfterValidator(_contact)] | None = None
    limits: tuple[Text, ...] = ()


ABOUT = TypeAdapter(About)
