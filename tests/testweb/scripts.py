"""Pages that are nothing without their script."""

from tests.testweb.answers import Answer, Handler, Request, answer, page

SAY = "const say = (text) => document.getElementById('root').innerHTML += text;"


def javascript(_: Request) -> Answer:
    """`/javascript`: a page that is empty until its script has run."""
    return _scripted("say('<h1>Made by script</h1>');")


def javascript_private(request: Request) -> Answer:
    """`/javascript-private`: a script that asks for a private address, and for its own host."""
    return _scripted(
        "fetch('http://169.254.169.254/latest').then(() => say('LEAK'), () => say('<p>kept</p>'));"
        f"fetch('{request.site(request.octet)}/delay/0/by-script').then(() => say('<p>own</p>'));"
    )


def javascript_socket(request: Request) -> Answer:
    """`/javascript-socket`: a script that opens a WebSocket to its own host."""
    place = f"ws://127.0.1.{request.octet}:{request.state.port}/by-socket"
    return _scripted(f"new WebSocket('{place}').onclose = () => say('closed');")


def javascript_endless(_: Request) -> Answer:
    """`/javascript-endless`: a script that never ends."""
    return _scripted("setTimeout(() => { while (true); }, 50);")


def javascript_moved(_: Request) -> Answer:
    """`/javascript-moved`: a script that leads to another page."""
    return _scripted("location.href = '/etag';")


def _scripted(script: str) -> Answer:
    return answer(page("", f'<div id="root"></div><script>{SAY}{script}</script>'))


SCRIPTS: dict[str, Handler] = {
    "javascript": javascript,
    "javascript-endless": javascript_endless,
    "javascript-moved": javascript_moved,
    "javascript-private": javascript_private,
    "javascript-socket": javascript_socket,
}
