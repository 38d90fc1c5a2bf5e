"""Logging in by the team's token, and out."""

import hmac

from flask import Blueprint, abort, redirect, request, session, url_for
from werkzeug.wrappers import Response

from ci_map.serve.guard import MEMBER
from ci_map.serve.texts import language, words


def blueprint(token: str | None) -> Blueprint:
    """The two forms of the header."""
    pages = Blueprint("door", __name__)

    @pages.post("/log-in")
    def log_in() -> Response:
        given = request.form.get("token", "")
        if token is None or not hmac.compare_digest(given.encode(), token.encode()):
            abort(403, words()["wrong_token"])
        session.clear()
        session[MEMBER] = True
        return redirect(url_for("queue.review", lang=language()), 303)

    @pages.post("/log-out")
    def log_out() -> Response:
        session.clear()
        return redirect(url_for("shelf.surveys", lang=language()), 303)

    return pages
