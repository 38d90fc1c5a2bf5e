"""The surveys, the map and the review queue for a team, on its own machine."""

from ci_map.serve.app import Served, create_app

__all__ = ["Served", "create_app"]
