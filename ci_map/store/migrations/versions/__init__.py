"""One file a step; a step that was published never changes."""
