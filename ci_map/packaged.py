"""The YAML files that come with the package: words, codes, weights."""

from importlib.resources import files
from typing import Any

import yaml

# The C parsers are ten times faster, and a build reads half a dozen files.
SafeLoader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
BaseLoader: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def packaged(room: str, file: str) -> Any:
    """What a file of a room ("ci_map.findings") holds."""
    return _loaded(room, file, SafeLoader)


def packaged_texts(room: str, file: str) -> Any:
    """The same, all of it text: `yes` and `no` are words there and no booleans."""
    return _loaded(room, file, BaseLoader)


def _loaded(room: str, file: str, loader: type[Any]) -> Any:
    text = files(room).joinpath(file).read_text(encoding="utf-8")
    return yaml.load(text, loader)  # noqa: S506 (all four loaders are safe ones)
