"""The most memory that a process had, in the same unit on every system."""

import resource
import sys


def megabytes(usage: resource.struct_rusage) -> float:
    """Of what the system tells of a process: Linux counts kilobytes, macOS bytes."""
    return usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
