"""Conferences by year, from a list that people keep: a row a conference, with its evidence.

year,name,place,country,evidence_url
"""

import csv
import io
import re
from collections import Counter
from pathlib import Path

from ci_map.interest.series import InterestFileInvalid, Series, every_year

HEADER = ["year", "name", "place", "country", "evidence_url"]
YEAR = re.compile(r"(19|20)\d\d")


def read_conferences(path: Path) -> Series:
    """How many conferences are known of each year; a year in between without any has 0.

    Raises InterestFileInvalid with every fault.
    """
    try:
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    except (UnicodeDecodeError, csv.Error) as error:
        raise InterestFileInvalid(f"{path}: is not CSV in UTF-8 ({error})") from error
    if not rows or rows[0] != HEADER:
        raise InterestFileInvalid(f"{path}:1: the header must be {','.join(HEADER)}")
    numbered = [(number, row) for number, row in enumerate(rows[1:], start=2) if any(row)]
    faults = [fault for number, row in numbered for fault in _faults(f"{path}:{number}", row)]
    if faults or not numbered:
        raise InterestFileInvalid("\n".join(faults) or f"{path}: has no conference at all")
    return Series("conferences", every_year(Counter(int(row[0]) for _, row in numbered)))


def _faults(where: str, row: list[str]) -> list[str]:
    if len(row) != len(HEADER):
        return [f"{where}: {len(row)} cells; needed: {len(HEADER)}"]
    faults = []
    if not YEAR.fullmatch(row[0]):
        faults.append(f"{where}: year: {row[0]!r}; allowed: four digits")
    if not row[1].strip():
        faults.append(f"{where}: name: is empty; needed: what the conference is called")
    if not row[4].startswith(("https://", "http://")):
        faults.append(f"{where}: evidence_url: {row[4]!r}; needed: the page that tells of it")
    return faults
