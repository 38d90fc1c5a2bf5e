"""The web application, put together."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask, Request

from ci_map.review.left import Left, left_last
from ci_map.serve import door, guard, queue, shelf

LARGEST_FORM = 1_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Served:
    """What is served. Without a token nobody can change anything.

    `hosts` are the names by which the machine may be asked for; `lists` and `found` are what
    `ci-map review` takes: without either, what the last refresh left is asked.
    """

    output: Path
    seeds: Path
    token: str | None = None
    hosts: Sequence[str] = ("localhost", "127.0.0.1", "[::1]")
    lists: Sequence[Path] = ()
    found: Path | None = None

    def asked(self) -> Left:
        """What the queue rests on beside the lists, as it is now."""
        if self.lists or self.found:
            return list(self.lists), self.found
        return left_last(self.output)


class Asked(Request):
    """A request whose question may be no UTF-8; such letters are read as a form's are."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.query_string = self.query_string.decode("utf-8", "replace").encode()


def create_app(served: Served) -> Flask:
    """The application; a log-in lasts as long as the browser's session and the token."""
    app = Flask(__name__, static_folder=None)
    app.request_class = Asked
    app.config.update(
        SECRET_KEY=_key(served.token),
        SESSION_COOKIE_NAME="ci-map",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        MAX_FORM_PARTS=5_000,
    )
    guard.install(app, served.token, served.hosts)
    app.register_blueprint(door.blueprint(served.token))
    app.register_blueprint(shelf.blueprint(served.output))
    app.register_blueprint(queue.blueprint(served.seeds, served.asked))
    return app


def _key(token: str | None) -> bytes:
    """The same when the server is started anew with its token: a form half filled in stays good.

    Slow to compute, since whoever is shown a page can try tokens on it.
    """
    if token is None:
        return secrets.token_bytes(32)
    return hashlib.scrypt(token.encode(), salt=b"ci-map serve", n=2**15, r=8, p=1, maxmem=2**26)
