"""The phrases, one file a facet; see `ci_map.classify.lexicon`."""
