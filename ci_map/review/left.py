"""What a refresh leaves beside its review sheet: what answers rest on and no seed list has."""

from pathlib import Path

REVIEW = "-review.xlsx"
FOUND = "found.jsonl"
Left = tuple[list[Path], Path | None]


def beside(sheet: Path) -> Path:
    """The folder of what belongs to a sheet."""
    return sheet.with_suffix("")


def left_beside(sheet: Path) -> Left:
    """Lists of unknown bodies, and the questions of other stages; nothing where nothing is."""
    folder = beside(sheet)
    found = folder / FOUND
    return sorted(folder.glob("*.csv")), found if found.is_file() else None


def left_last(output: Path) -> Left:
    """The same of the sheet that was written last into a folder of surveys."""
    sheets = sorted(output.glob(f"*{REVIEW}"), key=lambda path: (path.stat().st_mtime, path.name))
    return left_beside(sheets[-1]) if sheets else ([], None)
