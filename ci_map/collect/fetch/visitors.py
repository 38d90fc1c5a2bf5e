"""Who visits addresses: the web's own fetcher, those in front of it, those in place of it."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Protocol

from ci_map.collect.fetch.outcome import PAGES, Known, Outcome


class Visitor(Protocol):
    """Whoever visits addresses: `Fetcher`, and the browser for pages made by JavaScript.

    Safe to call from several threads. Nothing that the web does raises.
    """

    def fetch(
        self,
        url: str,
        known: Known | None = None,
        *,
        post: Mapping[str, str] | None = None,
        accept: Sequence[str] = PAGES,
    ) -> Outcome:
        """Wait for the host's turn, then visit. `post` is sent as a form."""

    def delay_of(self, url: str) -> float:
        """Seconds between two requests to its host: the setting or robots.txt, the longer one."""

    def wait_of(self, url: str) -> float:
        """Seconds until its host may be asked again; 0 when now."""


class InFront(ABC):
    """A visitor that sends another one, and does something with each answer."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor

    def fetch(
        self,
        url: str,
        known: Known | None = None,
        *,
        post: Mapping[str, str] | None = None,
        accept: Sequence[str] = PAGES,
    ) -> Outcome:
        """What `answered` makes of the other's answer."""
        return self.answered(self.visitor.fetch(url, known, post=post, accept=accept), post)

    @abstractmethod
    def answered(self, outcome: Outcome, post: Mapping[str, str] | None) -> Outcome:
        """The answer that goes on to whoever asked, with a form or without."""

    def delay_of(self, url: str) -> float:
        """As the other says."""
        return self.visitor.delay_of(url)

    def wait_of(self, url: str) -> float:
        """As the other says."""
        return self.visitor.wait_of(url)


class InPlace(ABC):
    """A visitor that has its answers at hand: at once, whole, whatever is known of a page."""

    def fetch(
        self,
        url: str,
        known: Known | None = None,
        *,
        post: Mapping[str, str] | None = None,
        accept: Sequence[str] = PAGES,
    ) -> Outcome:
        """What `answer` says."""
        return self.answer(url, post)

    @abstractmethod
    def answer(self, url: str, post: Mapping[str, str] | None) -> Outcome:
        """The answer of an address, asked with a form or without."""

    def delay_of(self, url: str) -> float:
        """Nobody is waited for."""
        return 0.0

    def wait_of(self, url: str) -> float:
        """Nobody is waited for."""
        return 0.0
