"""The most memory that a process had, in megabytes on every system."""

import resource
import sys
from pathlib import Path


def megabytes(usage: resource.struct_rusage) -> float:
    """Of what the system tells of a process: Linux counts kilobytes, macOS bytes."""
    return usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def high_water(process: int | str = "self") -> float:
    """What a process that still runs had at most. Linux alone tells; elsewhere raises OSError."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1e3
