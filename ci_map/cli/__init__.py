"""The command line: each command opens, calls one library function, prints, closes."""

from ci_map.cli.app import main

__all__ = ["main"]
