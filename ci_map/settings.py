"""What a team sets once for all commands: in the environment (`CI_MAP_*`) or in `ci-map.toml`."""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from ci_map.contact import EXAMPLE, is_contact
from ci_map.errors import WrongUse

FILE = "ci-map.toml"
Seconds = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Limit = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=0)]
Positive = Annotated[int, Field(gt=0)]


class SettingsInvalid(WrongUse, ValueError):
    """A setting cannot be used; the text has a line for each fault."""


def _contact(text: str) -> str:
    if not is_contact(text):
        raise ValueError(f"write it as {EXAMPLE}")
    return text


class Settings(BaseSettings):
    """Every setting, with what it is in its description. docs/settings.md is made of it."""

    model_config = SettingsConfigDict(
        env_prefix="CI_MAP_", toml_file=FILE, frozen=True, extra="forbid", env_ignore_empty=True
    )

    contact: Annotated[str, AfterValidator(_contact)] | None = Field(
        None, description="mail or web address that sites are told, to reach whoever crawls"
    )
    agent: Annotated[str, Field(pattern=r"^[A-Za-z_-]+$")] = Field(
        "ci-map", description="name of the crawler, which robots.txt may address"
    )
    delay: Seconds = Field(1.0, description="least seconds between two requests to one host")
    longest_delay: Seconds = Field(
        120.0, description="a host whose robots.txt asks for more seconds than this is left alone"
    )
    connect_timeout: Limit = Field(10.0, description="seconds to connect")
    read_timeout: Limit = Field(20.0, description="seconds of silence before giving up")
    total_timeout: Limit = Field(60.0, description="seconds for one answer in all")
    tries: Positive = Field(3, description="times that a passing failure is tried within one visit")
    patience: Seconds = Field(
        30.0, description="longest wait for another try within one visit; else it is left for later"
    )
    max_body: Positive = Field(10_000_000, description="bytes of a page, sent or decoded")
    max_ratio: Positive = Field(200, description="how often its size a compressed page may unfold")
    max_redirects: Count = Field(5, description="redirects followed for one page")
    stay_on_host: bool = Field(
        False, description="leave a redirect to another host to the crawl instead of following it"
    )
    render: bool = Field(
        False, description="render pages that are empty without JavaScript (extra `browser`)"
    )
    browser: Path | None = Field(
        None, description="Chromium for pages made by JavaScript instead of the one found"
    )
    browser_timeout: Limit = Field(
        120.0, description="seconds to render one page, with all that its script asks for"
    )
    ca_file: Path | None = Field(None, description="certificates to trust instead of the usual")
    seed: int = Field(0, description="seed of the jitter between tries")
    allow_private: bool = Field(False, description="visit private and loopback addresses: tests")
    token: Annotated[str, Field(min_length=16)] | None = Field(
        None, description="who knows it may answer the review in `ci-map serve`; else nobody"
    )
    names: tuple[str, ...] = Field(
        (), description="further names by which `ci-map serve` may be asked for, as a JSON list"
    )
    store: str = Field("sqlite:///.ci-map/store.db", description="database URL of the store")
    archive: Path = Field(Path(".ci-map/archive"), description="folder of the page archive (WARC)")
    archive_size: Positive = Field(1_000_000_000, description="bytes of one file of the archive")
    pages_per_site: Positive = Field(20, description="pages that one site's crawl may ask for")
    workers: Positive = Field(32, description="hosts visited at the same time")
    processes: Positive = Field(1, description="processes that a crawl or a replay spreads over")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments, then the environment, then the file of the working folder."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def read_settings() -> Settings:
    """The settings of this run. Raises SettingsInvalid with every fault."""
    try:
        return Settings()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SettingsInvalid(f"{FILE}: not TOML in UTF-8: {error}") from error
    except ValidationError as error:
        raise SettingsInvalid("\n".join(map(_told, error.errors()))) from error


def _told(error: ErrorDetails) -> str:
    name = ".".join(map(str, error["loc"]))
    where = f"CI_MAP_{name.upper()} or {name} in {FILE}"
    if error["type"] == "extra_forbidden":
        return f"{FILE}: {name}: no such setting; allowed: {', '.join(Settings.model_fields)}"
    problem = error["msg"].removeprefix("Value error, ")
    return f"{where}: {problem}; it is {error['input']!r}"


def as_markdown() -> str:
    """docs/settings.md: every setting, what it is when nobody sets it, and what it is for."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield "# Settings"
    yield ""
    yield "Made by `python -m ci_map.settings`. A setting stands in the environment"
    yield f"(`CI_MAP_DELAY=2`) or in `{FILE}` of the working folder (`delay = 2`); the former wins."
    yield ""
    yield "| in the environment | in the file | unless set | what it is |"
    yield "|---|---|---|---|"
    for name, field in sorted(Settings.model_fields.items()):
        unless = "" if field.default in {None, ()} else f"`{field.default}`"
        yield f"| `CI_MAP_{name.upper()}` | `{name}` | {unless} | {field.description} |"
    yield ""


if __name__ == "__main__":
    sys.stdout.write(as_markdown())
