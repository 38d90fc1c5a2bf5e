"""Identifiers for linked data. They are names and not addresses: the project has no web site."""

from urllib.parse import quote

BASE = "urn:ci-map:"


def organisation_iri(organisation_id: str) -> str:
    """The name of an organisation in linked data: a URN, the same in every survey."""
    return f"{BASE}organisation:{quote(organisation_id, safe='')}"


def list_iri(listing: str) -> str:
    """The name of a list of the codebook, a SKOS concept scheme."""
    return f"{BASE}codebook:{listing}"


def entry_iri(listing: str, entry_id: str) -> str:
    """The name of a value of the codebook."""
    return f"{BASE}codebook:{listing}:{quote(entry_id, safe='')}"
