"""The one way to the terminal: no control character of a name gets there.

A name with an escape sequence could retitle a window, hide what follows or type an answer. Each
control character but the line end and the tab is written as its JSON escape, so that JSON says the
same as before and a person sees what was there.
"""

import io
import json
import re
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, ConsoleRenderable, RenderResult

# C0 but tab and line end, DEL, C1, line and paragraph separators, overrides of the direction.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e]")


def plain(text: str) -> str:
    """Text that a terminal shows and does not obey."""
    return CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


class PlainStream(io.TextIOWrapper):
    """A stream whose every text is `plain`; `obeyed` is the stream that a terminal obeys."""

    def __init__(self, obeyed: io.TextIOWrapper) -> None:
        live = obeyed.isatty()
        ends = "\n"  # the same bytes in a pipe of every system
        super().__init__(obeyed.buffer, "utf-8", "backslashreplace", ends, line_buffering=live)
        self.obeyed = obeyed

    def write(self, text: str) -> int:
        """Write what `plain` makes of a text; gives the length of the text."""
        super().write(plain(text))
        return len(text)


def speak_plainly() -> None:
    """Let stdout and stderr be `PlainStream`, UTF-8 in any locale: names have every script."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if isinstance(stream, io.TextIOWrapper) and not isinstance(stream, PlainStream):
            stream.reconfigure(encoding="utf-8")
            setattr(sys, name, PlainStream(stream))


def print_json(data: Any) -> None:
    """Facts for programs, on stdout; what JSON has no form for is written as text."""
    print(json.dumps(data, ensure_ascii=False, indent=2, default=str))


def tell(facts: Mapping[str, Any], line: str, *, as_json: bool) -> None:
    """What a command came to: facts for programs, or a line for people."""
    if as_json:
        print_json(facts)
    else:
        print(line)


def console(*, stderr: bool = False) -> "Console":
    """A console for tables and bars: its own styles reach the terminal, those of names do not."""
    from rich.console import Console, RenderHook

    class Hook(RenderHook):
        def process_renderables(
            self, renderables: "list[ConsoleRenderable]"
        ) -> "list[ConsoleRenderable]":
            return [_Shown(one) for one in renderables]

    made = Console(file=_obeyed(sys.stderr if stderr else sys.stdout))
    made.push_render_hook(Hook())
    return made


def _obeyed(stream: TextIO) -> TextIO:
    stream.flush()
    return stream.obeyed if isinstance(stream, PlainStream) else stream


class _Shown:
    """Something to show, each of whose pieces of text is plain."""

    def __init__(self, shown: "ConsoleRenderable") -> None:
        self._shown = shown

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        from rich.segment import Segment

        for one in console.render(self._shown, options):
            yield one if one.control else Segment(plain(one.text), one.style)
