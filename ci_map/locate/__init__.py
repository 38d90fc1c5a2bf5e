"""Where an organisation is on the globe: its seat, and the place that it serves."""

from ci_map.locate.place import Location, locate, located

__all__ = ["Location", "locate", "located"]
