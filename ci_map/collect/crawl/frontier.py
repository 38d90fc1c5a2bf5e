"""What a site's crawl asks next. It is not stored: the same visits give the same frontier."""

import re
from collections import Counter, deque
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from ci_map.collect.extract import Link, kind_of_path, kind_of_words
from ci_map.collect.extract.kinds import kinds
from ci_map.collect.fetch import note, trap

MOST_KNOWN = 20_000
"""Addresses of one site that are remembered; a site with more is asked for no others."""
HOME, OTHER = "home", "other"
_WAITS = {HOME: -10, OTHER: 3}
"""Other pages come when three of every kind were visited, or there are no more."""
_NO_PAGE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|odp|rtf|epub|csv|zip|gz|tgz|rar|7z|dmg|exe|apk|iso|jpe?g|png|"
    r"gif|webp|svg|ico|bmp|tiff?|mp3|m4a|wav|ogg|mp4|m4v|mov|avi|webm|wmv|css|js|json|xml|rss|ics|"
    r"woff2?|ttf|eot)$",
    re.IGNORECASE,
)


class Frontier:
    """The addresses that a site still offers, best first: one page of each kind, then more.

    `inside` says whether an address belongs to the site.
    """

    def __init__(self, home: str, inside: Callable[[str], bool]) -> None:
        self._inside = inside
        self._known: set[str] = set()
        self._asked: Counter[str] = Counter()
        self._kinds: dict[str, str] = {}
        self._shapes: Counter[str] = Counter()
        self._waiting: dict[str, deque[str]] = {}
        self._add(home, HOME)

    def take(self) -> tuple[str, str | None] | None:
        """The next address, never given again, and why it is a trap that must not be asked for.

        None when there is no more.
        """
        if not self._waiting:
            return None
        kind = min(self._waiting, key=self._order)
        url = self._waiting[kind].popleft()
        if not self._waiting[kind]:
            del self._waiting[kind]
        why = trap(url, self._shapes)
        if why is None:
            self.asked(url)
        return url, why

    def asked(self, url: str) -> None:
        """Count an address as asked: by `take`, or in an earlier life of this crawl."""
        self._known.add(url)
        self._asked[self._kinds.get(url, OTHER)] += 1
        note(url, self._shapes)

    def offer(self, links: Iterable[Link]) -> None:
        """Take up the links of a page that was visited."""
        for link in links:
            if len(self._known) >= MOST_KNOWN:
                return
            if link.url not in self._known and self._wanted(link.url):
                self._add(link.url, kind_of(link))

    def send(self, url: str) -> None:
        """Take up where a visit was sent to, before all else."""
        if url not in self._known:
            self._add(url, HOME)

    def forget(self, visited: Iterable[str]) -> None:
        """Leave out of what waits the addresses that were visited in an earlier life."""
        gone = set(visited)
        for kind, urls in list(self._waiting.items()):
            left = deque(url for url in urls if url not in gone)
            if left:
                self._waiting[kind] = left
            else:
                del self._waiting[kind]

    def _wanted(self, url: str) -> bool:
        return self._inside(url) and not _NO_PAGE.search(urlsplit(url).path)

    def _add(self, url: str, kind: str) -> None:
        self._known.add(url)
        self._kinds[url] = kind
        self._waiting.setdefault(kind, deque()).append(url)

    def _order(self, kind: str) -> tuple[int, int]:
        return self._asked[kind] + _WAITS.get(kind, 0), _RANKS.get(kind, 99)


def kind_of(link: Link) -> str:
    """The kind of page that a link leads to, by its words, else by its address."""
    kind = kind_of_words(link.text) or kind_of_path(urlsplit(link.url).path)
    return kind.id if kind else OTHER


_RANKS = {kind.id: kind.rank for kind in kinds()}
