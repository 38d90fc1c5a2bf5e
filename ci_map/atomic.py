"""The one writer of files and folders: whole or not at all, UTF-8, the same bytes everywhere."""

import glob
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from ci_map.lock import held, let_go, move, take

PREVIOUS = ".previous"
NEW = ".new-"


class InUse(OSError):
    """A folder that the system does not let go of; the message says which, and what to do."""


def write_text(path: Path, text: str) -> None:
    """Write text as UTF-8 with the line ends as they are; a crash leaves the old file whole."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, content: bytes) -> None:
    """Write to a temporary file beside the target, then rename it over the target.

    Who may read it is for the umask to say, as of any new file.
    """
    _write(path, (content,))


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write lines as UTF-8 one by one, however many; a crash leaves the old file whole."""
    _write(path, (f"{line}\n".encode() for line in lines))


def _write(path: Path, parts: Iterable[bytes]) -> None:
    """What earlier writers of the same file left when they were killed goes first."""
    clear(path)
    file = _begun(path)
    try:
        file.writelines(parts)
        file.flush()
        os.fsync(file.fileno())
        move(file, path)
    except BaseException:
        let_go(file)
        raise


def _begun(path: Path) -> BinaryIO:
    """A new file beside the target, held; one that somebody cleared meanwhile is left."""
    while True:
        file = _beside(path).open("xb")
        take(file, wait=True)
        if Path(file.name).exists():
            return file
        file.close()


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """Give a temporary folder to fill; on success it takes the target's place, else it is removed.

    The old folder is renamed aside first. Should the process die between the two renames,
    `recover` (called by every reader) or the next writer brings the old one back.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    _recover(target)
    fresh = _beside(target)
    fresh.mkdir()
    try:
        yield fresh
        _take_place(fresh, target)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def clear(target: Path) -> None:
    """Remove what writers that were killed left unfinished; the caller holds a folder's parent.

    A file that is being written is held by its writer, and stays.
    """
    for left in target.parent.glob(f".{glob.escape(target.name)}{NEW}*"):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            _clear_file(left)


def _clear_file(left: Path) -> None:
    with suppress(OSError):  # somebody else cleared it
        file = left.open("rb")
        if take(file):
            let_go(file)
        file.close()


def recover(target: Path) -> None:
    """Undo a half-done replacement: bring the old folder back, or remove it when not needed.

    A replacement that is under way is waited for; raises Busy.
    """
    if _previous(target).exists():
        with held(target.parent):
            _recover(target)


def set_aside(folder: Path) -> list[Path]:
    """The targets in a folder of which an old folder lies aside."""
    return [
        folder / left.name.removeprefix(".").removesuffix(PREVIOUS)
        for left in sorted(folder.glob(f".*{PREVIOUS}"))
    ]


def _recover(target: Path) -> None:
    previous = _previous(target)
    if not previous.exists():
        return
    if target.exists():
        shutil.rmtree(previous)
    else:
        previous.rename(target)


def _take_place(fresh: Path, target: Path) -> None:
    previous = _previous(target)
    if target.exists():
        _set_aside(target, previous)
    fresh.rename(target)
    shutil.rmtree(previous, ignore_errors=True)


def _set_aside(target: Path, previous: Path) -> None:
    """Windows moves no folder of which a program has a file open."""
    try:
        target.rename(previous)
    except PermissionError as error:
        advice = "close the programs that show its files (Word, Excel), then try again"
        raise InUse(f"{target} cannot be replaced ({error.strerror}): {advice}") from error


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}{NEW}{secrets.token_hex(4)}")


def _previous(target: Path) -> Path:
    return target.with_name(f".{target.name}{PREVIOUS}")
