"""Where statements come from: seed lists, sites that are crawled, directories (`sources`)."""

from ci_map.collect.baseline import baseline
from ci_map.collect.faults import Fault, SeedsInvalid
from ci_map.collect.seeds import Seeds, read_seeds

__all__ = ["Fault", "Seeds", "SeedsInvalid", "baseline", "read_seeds"]
