"""The web application, put together."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from ci_map.serve import door, guard, queue, shelf

LARGEST_FORM = 1_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Served:
    """What is served. Without a token nobody can change anything.

    `hosts` are the names by which the machine may be asked for; `lists` and `found` are what
    `ci-map review` takes.
    """

    output: Path
    seeds: Path
    token: str | None = None
    hosts: Sequence[str] = ("localhost", "127.0.0.1", "[::1]")
    lists: Sequence[Path] = ()
    found: Path | None = None


def create_app(served: Served) -> Flask:
    """The application; a log-in lasts until it is started anew."""
    app = Flask(__name__, static_folder=None)
    app.config.update(
        SECRET_KEY=secrets.token_bytes(32),
        SESSION_COOKIE_NAME="ci-map",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        MAX_FORM_PARTS=5_000,
    )
    guard.install(app, served.token, served.hosts)
    app.register_blueprint(door.blueprint(served.token))
    app.register_blueprint(shelf.blueprint(served.output))
    app.register_blueprint(queue.blueprint(served.seeds, served.lists, served.found))
    return app
