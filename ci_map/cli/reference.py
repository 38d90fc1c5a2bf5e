"""The commands as a document: `python -m ci_map.cli.reference > docs/commands.md`."""

import inspect
import sys
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from ci_map.cli.app import app

EXAMPLE = "Example: "
TITLE = """# Commands

`make map` installs them into `.venv/bin/`. Each exits with 0 on success, 1 on a failed run,
2 on wrong use, and writes errors to stderr. With `--json` stdout has what it found as JSON;
errors and exit codes are the same. This page is made from the commands' own help.
"""


def commands() -> dict[str, Any]:
    """Every command of the command line by its name (click's `Command` objects)."""
    from typer.main import get_command

    return dict(sorted(_below("", get_command(app))))


def _below(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    """A command by its whole name ("review apply"), or what a group holds."""
    for part, below in getattr(command, "commands", {}).items():
        yield from _below(f"{name} {part}".strip(), below)
    if name and (not hasattr(command, "commands") or command.invoke_without_command):
        yield name, command


def examples() -> dict[str, str]:
    """The line that each command's help gives as an example."""
    return {name: _parts(command)[1] for name, command in commands().items()}


def as_markdown() -> str:
    """A section a command: what it does, an example, its arguments and options."""
    sections = ("\n".join(_section(name, each)) for name, each in commands().items())
    return "\n".join([TITLE, *sections])


def _section(name: str, command: Any) -> Iterator[str]:
    text, example = _parts(command)
    yield from (f"## {name}", "", text, "", "```sh", example, "```", "")
    yield from ("| | | default |", "|---|---|---|")
    for parameter in command.params:
        if parameter.name != "help":
            yield _row(parameter)
    yield ""


def _parts(command: Any) -> tuple[str, str]:
    """The help without its example in one paragraph, and the example."""
    text, _, example = inspect.cleandoc(command.help or "").partition(EXAMPLE)
    return " ".join(text.split()), example.strip()


def _row(parameter: Any) -> str:
    is_option = parameter.param_type_name == "option"
    name = ", ".join(parameter.opts) if is_option else parameter.metavar or parameter.name.upper()
    default = "" if parameter.default in (None, False) else f"`{_plain(parameter.default)}`"
    cells = (f"`{name}`", parameter.help or "", default)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _plain(default: object) -> str:
    return default.as_posix() if isinstance(default, PurePath) else str(default)


if __name__ == "__main__":
    sys.stdout.write(as_markdown())
