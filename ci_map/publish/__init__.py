"""A survey as the files that people open."""

from ci_map.publish.contents import Contents
from ci_map.publish.folder import FILES, publish

__all__ = ["FILES", "Contents", "publish"]
