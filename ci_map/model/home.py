"""What a home page says of its owner: the site, the registrable domain, the name in the domain."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import urlsplit

from tldextract import TLDExtract

# Hosts where everybody has a page: the domain says nothing, and the path everything.
SHARED = frozenset(
    [
        "facebook.com",
        "linkedin.com",
        "twitter.com",
        "x.com",
        "instagram.com",
        "youtube.com",
        "google.com",
        "medium.com",
        "linktr.ee",
        "wikipedia.org",
        "eventbrite.com",
        "meetup.com",
        "mailchimp.com",
    ]
)
INDEX = re.compile(
    r"(?:/(?:index|home|default)(?:\.\w{2,5})?)?(?:/(?:en|fr|es|de|he))?/*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Home:
    """A home page. `site` is host and path, `label` the domain's own word; empty when unknown."""

    site: str
    domain: str
    label: str

    @property
    def is_root(self) -> bool:
        """Whether the address is a whole domain and not a page on somebody's site."""
        return self.site == self.domain


@cache
def _extract() -> TLDExtract:
    """The bundled list of suffixes: nothing is fetched."""
    return TLDExtract(cache_dir=None, suffix_list_urls=(), include_psl_private_domains=True)


@lru_cache(maxsize=200_000)
def home_of(url: str) -> Home | None:
    """The parts of an address; None when there is no host in it."""
    text = url.strip().casefold()
    try:
        parts = urlsplit(text if "//" in text else f"//{text}")
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return None
    if "." not in host:
        return None
    host = re.sub(r"^www?\d?\.", "", host)
    found = _extract()(host)
    domain = found.top_domain_under_public_suffix or host
    site = host + INDEX.sub("", parts.path) + (f"?{parts.query}" if parts.query else "")
    if domain in SHARED:
        return Home(site, site, "")
    return Home(site, domain, re.sub(r"[^a-z0-9]", "", found.domain))
