"""Who visits addresses: the web's own fetcher, those in front of it, those in place of it."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ci_map.collect.fetch.outcome import PAGES, Outcome, Validators


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a visitor: an address, and how.

    `known` is what an earlier visit left, `post` is sent as a form, `accept` are the media types
    wanted (PAGES, DATA, ANYTHING).
    """

    url: str
    known: Validators | None = None
    post: Mapping[str, str] | None = None
    accept: Sequence[str] = PAGES


class Visitor(ABC):
    """Whoever visits addresses: `Fetcher`, and those that stand in front or in place of it.

    Safe to call from several threads. Nothing that the web does raises.
    """

    def fetch(
        self,
        url: str,
        known: Validators | None = None,
        *,
        post: Mapping[str, str] | None = None,
        accept: Sequence[str] = PAGES,
    ) -> Outcome:
        """Visit an address, asked for as `Asked` says."""
        return self.visit(Asked(url, known, post, accept))

    @abstractmethod
    def visit(self, asked: Asked) -> Outcome:
        """What comes of it; on the web once it is the host's turn."""


class InFront(Visitor):
    """A visitor that sends another one, and does something with each answer."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor

    def visit(self, asked: Asked) -> Outcome:
        """What `answered` makes of the other's answer."""
        return self.answered(asked, self.visitor.visit(asked))

    @abstractmethod
    def answered(self, asked: Asked, outcome: Outcome) -> Outcome:
        """The answer that goes on to whoever asked."""
