"""Packages that benchmarks compare with and nothing else needs: `make rivals` installs them."""

from importlib import import_module
from typing import Any


def rival(module: str) -> Any:
    """The module, or None after a line that says that its side is left out."""
    try:
        return import_module(module)
    except ImportError as error:
        print(f"{module}: left out, not installed ({error}); `make rivals` installs it", flush=True)
        return None
