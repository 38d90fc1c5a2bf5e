"""The survey as a graph: building, measures, communities, positions, neighbourhoods.

`build` makes the graph, `measures.compute_all` measures it, `layout.positions` places it,
`ego` looks round one organisation. Nothing is imported here: igraph, numpy and networkx load
only with the module that needs them, so that the command line starts at once.
"""
