"""What outlives a command: crawl runs, their sites, their visits. SQLite or PostgreSQL by URL."""

from ci_map.store.crawls import PAGE, Crawls, Site, Visit
from ci_map.store.engine import StoreUnusable, examined, open_store

__all__ = ["PAGE", "Crawls", "Site", "StoreUnusable", "Visit", "examined", "open_store"]
