"""The world's places, packed in one file: towns by country and name, names in many languages.

Towns are those of 5,000 people and more of GeoNames (CC BY 4.0); `pack.py` makes the file.
"""

from ci_map.gazetteer.names import HEAD, Place, is_known, japanese_names, longest_names, places
from ci_map.gazetteer.towns import Gazetteer, Point, gazetteer

__all__ = [
    "HEAD",
    "Gazetteer",
    "Place",
    "Point",
    "gazetteer",
    "is_known",
    "japanese_names",
    "longest_names",
    "places",
]
