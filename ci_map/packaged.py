"""The YAML files that come with the package: words, codes, weights."""

from importlib.resources import files
from typing import Any

import yaml

# The C parser is ten times faster, and a build reads half a dozen files.
SafeLoader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def packaged(room: str, file: str) -> Any:
    """What a file of a room ("ci_map.findings") holds."""
    text = files(room).joinpath(file).read_text(encoding="utf-8")
    return yaml.load(text, SafeLoader)  # noqa: S506 (both loaders are the safe ones)
