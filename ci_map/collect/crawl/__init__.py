"""The crawl of the sites of known organisations, from the web or from archives."""
