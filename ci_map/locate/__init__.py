"""Where an organisation is on the globe: its seat, and the place that it serves."""

from ci_map.locate.gazetteer import Gazetteer, Point, gazetteer
from ci_map.locate.place import Location, locate

__all__ = ["Gazetteer", "Location", "Point", "gazetteer", "locate"]
