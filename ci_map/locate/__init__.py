"""Where an organisation is on the globe: its seat, and the place that it serves."""

from ci_map.locate.place import Location, locate

__all__ = ["Location", "locate"]
