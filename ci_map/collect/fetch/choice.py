"""Which fetcher the settings ask for."""

from typing import TYPE_CHECKING

from ci_map.collect.fetch.fetcher import Fetcher
from ci_map.collect.fetch.manners import CannotVisit
from ci_map.missing import installs
from ci_map.settings import Settings

if TYPE_CHECKING:
    from ci_map.collect.fetch.browser import BrowserFetcher


class NoBrowser(CannotVisit):
    """Pages are to be rendered and there is nothing to render them with."""

    def __init__(self, told: str | None = None) -> None:
        missing = f"CI_MAP_RENDER is set and Playwright is missing: {installs('browser')}"
        super().__init__(told or missing)


def visitor(settings: Settings) -> "Fetcher | BrowserFetcher":
    """One that renders pages made by JavaScript (`render`), or a plain Fetcher.

    Raises NoContact, NoBrowser.
    """
    if not settings.render:
        return Fetcher(settings)
    try:
        from ci_map.collect.fetch.browser import BrowserFetcher
    except ModuleNotFoundError as error:
        raise NoBrowser from error
    return BrowserFetcher(settings)
