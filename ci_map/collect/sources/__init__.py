"""Sources: in `crawlers/` a description and a small program each, run under assertions."""
