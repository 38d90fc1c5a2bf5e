"""about.yml beside the seed lists: when they were collected, and what they cannot show."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from ci_map.codebook import LANGUAGES
from ci_map.collect.faults import Fault

ADVICE = "see CONTRIBUTING.md, the seed lists"
DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"


class About(BaseModel):
    """What a folder of seed lists says of itself. All may be missing.

    `collected` is ISO 8601, a year, a month or a day; it names and dates the survey. `limits` are
    sentences that readers of the map are shown, each in the codebook's languages, English at least.
    `contact` is a mail or web address to which readers send corrections.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Mapping[str, str] = {}
    collected: Annotated[str, Field(pattern=DATE)] | None = None
    page_of_2015: str | None = None
    contact: Annotated[str, Field(pattern=r"^(mailto:|https?://)\S+$")] | None = None
    limits: tuple[Mapping[str, str], ...] = ()

    @field_validator("title", "limits")
    @classmethod
    def _in_known_languages(cls, value: Any) -> Any:
        for text in value if isinstance(value, tuple) else (value,):
            unknown = sorted(set(text) - set(LANGUAGES))
            if unknown or (text and "en" not in text):
                raise ValueError(f"languages are {', '.join(LANGUAGES)}, and en is needed")
        return value


def read_about(path: Path, faults: list[Fault]) -> About:
    """Read about.yml; what is wrong goes to `faults`. A missing file says nothing."""
    if not path.exists():
        return About()
    try:
        text = path.read_text(encoding="utf-8")
        content = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  (all is text, dates too)
        return About.model_validate(content or {})
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = f"is not YAML: {getattr(error, 'problem', error)}"
        faults.append(Fault(path.name, line, "file", problem, ADVICE))
    except (UnicodeDecodeError, OSError) as error:
        faults.append(Fault(path.name, 1, "file", f"cannot be read: {error}", "UTF-8 text"))
    except ValidationError as error:
        faults += [_fault(path.name, detail) for detail in error.errors()]
    return About()


def _fault(file: str, detail: Any) -> Fault:
    column = ".".join(map(str, detail["loc"])) or "file"
    allowed = f"keys: {', '.join(About.model_fields)}; {ADVICE}"
    return Fault(file, 1, column, str(detail["msg"]), allowed)
