"""Where statements come from: so far the curated seed lists."""

from ci_map.collect.faults import Fault, SeedsInvalid
from ci_map.collect.seeds import Seeds, read_seeds

__all__ = ["Fault", "Seeds", "SeedsInvalid", "read_seeds"]
