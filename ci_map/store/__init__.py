"""What outlives a command: crawl runs, their sites, their visits. SQLite or PostgreSQL by URL."""

from ci_map.store.crawls import PAGE, Crawls, Site, Visit
from ci_map.store.engine import WHOLE, StoreDamaged, StoreUnusable, examined, open_store

__all__ = [
    "PAGE",
    "WHOLE",
    "Crawls",
    "Site",
    "StoreDamaged",
    "StoreUnusable",
    "Visit",
    "examined",
    "open_store",
]
