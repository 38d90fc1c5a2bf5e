"""Who may ask, and who may change: no other site can act through a team member's browser.

Requests by a foreign name are refused (DNS rebinding), pages cannot be framed, no script runs in
pages of ours, and a published map, which has scripts, is shown in a sandbox that has no origin.
A change needs the session of somebody who gave the token, a form that this server made, and a
browser that says the form was ours.
"""

import hmac
import secrets
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask, Response, abort, render_template, request, session

from ci_map.codebook import LANGUAGE_NAMES, RIGHT_TO_LEFT
from ci_map.errors import RunFailed, WrongUse
from ci_map.serve.texts import language, words

OURS = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
HEADERS = {
    "Content-Security-Policy": OURS + "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",  # with none, a browser says that our own forms are nobody's
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}
SAFE = ("GET", "HEAD", "OPTIONS")
FORM_KEY, MEMBER, LOG_IN = "form_key", "member", "door.log_in"


def install(app: Flask, token: str | None, hosts: Sequence[str]) -> None:
    """Guard every request and answer of an application."""
    app.before_request(lambda: _known_name(hosts))
    app.before_request(lambda: None if request.method in SAFE else _may_change(token is not None))
    app.after_request(_with_headers)
    app.context_processor(lambda: _shown(token is not None))
    for kind in (WrongUse, RunFailed, OSError):
        app.register_error_handler(kind, _failed)
    for code in (400, 403, 404, 405, 413):
        app.register_error_handler(code, _told)


def form_key() -> str:
    """The key that a form of this session carries."""
    if FORM_KEY not in session:
        session[FORM_KEY] = secrets.token_urlsafe(32)
    return str(session[FORM_KEY])


def _known_name(hosts: Sequence[str]) -> Response | None:
    """A refusal, in text alone, for a page's links cannot be made of a name that is none (".x")."""
    name, _, port = request.host.rpartition(":")
    if (name if port.isdigit() else request.host) in hosts:
        return None
    return Response(words()["foreign"], 421, mimetype="text/plain")


def _may_change(changeable: bool) -> None:
    if not changeable:
        abort(403, words()["read_only"])
    if not (_from_here() and _our_key()):
        abort(403, words()["not_ours"])
    if request.endpoint != LOG_IN and not session.get(MEMBER):
        abort(403, words()["log_in_first"])


def _from_here() -> bool:
    """What the browser says of the page that sent the form; one that says nothing is no browser.

    The scheme is not compared: a server in front of this one speaks HTTPS for it.
    """
    origin = request.headers.get("Origin")
    return origin is None or origin.partition("://")[2] == request.host


def _our_key() -> bool:
    known = str(session.get(FORM_KEY, ""))
    given = request.form.get(FORM_KEY, "")
    return bool(known) and hmac.compare_digest(given.encode(), known.encode())


def _with_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _shown(changeable: bool) -> dict[str, object]:
    """What every page is given."""
    return {
        "form_key": form_key() if changeable else "",
        "member": changeable and bool(session.get(MEMBER)),
        "changeable": changeable,
        "words": words(),
        "lang": language(),
        "direction": "rtl" if language() in RIGHT_TO_LEFT else "ltr",
        "languages": [(code, name, _here_in(code)) for code, name in LANGUAGE_NAMES.items()],
    }


def _here_in(code: str) -> str:
    """The address of this page in another language, as a link on it has it."""
    kept = {name: value for name, value in request.args.items() if name not in ("lang", "saved")}
    return f"?{urlencode(kept | {'lang': code})}"


def _failed(error: Exception) -> tuple[str, int]:
    """What is wrong with the files behind a page: who keeps them can mend it, and load it again."""
    message = str(error)
    if isinstance(error, OSError) and error.strerror:
        place = f"{Path(str(error.filename)).name}: " if error.filename else ""
        message = f"{place}{error.strerror}"
    return render_template("error.html", code=503, message=message), 503


def _told(error: Exception) -> tuple[str, int]:
    code = getattr(error, "code", 500)
    message = words()["not_found"] if code == 404 else str(getattr(error, "description", error))
    return render_template("error.html", code=code, message=message), code
