"""The community one belongs to."""

from ci_map.graph.communities import communities
from ci_map.graph.measures.measure import Measure

MEASURE = Measure("community", lambda network: communities(network.ties))
