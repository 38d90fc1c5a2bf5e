"""Paths without end."""

from tests.testweb.answers import FILLER, Answer, Handler, Request, answer, page


def calendar(request: Request) -> Answer:
    """`/calendar/YEAR/MONTH`: leads to the month before and after, for ever."""
    year, month = (int(part) for part in request.parts)
    ahead, behind = divmod(year * 12 + month, 12), divmod(year * 12 + month - 2, 12)
    links = "".join(f'<a href="/calendar/{y}/{m + 1}">{y}-{m + 1}</a>' for y, m in (ahead, behind))
    return answer(page(f"{year}-{month}", links + FILLER))


def session(request: Request) -> Answer:
    """`/session/I?PHPSESSID=…`: ten pages, whose links have a new session each time."""
    request.state.asked["session"] += 1
    mark = f"{request.state.asked['session']:032x}"
    links = "".join(f'<a href="/session/{i}?PHPSESSID={mark}">{i}</a>' for i in range(10))
    return answer(page("Session", links + FILLER))


def endless(request: Request) -> Answer:
    """`/endless/…`: a relative link that makes its address longer each time."""
    return answer(page("Endless", f'<a href="{request.path.rstrip("/")}/more">more</a>' + FILLER))


def facets(request: Request) -> Answer:
    """`/facets?…`: filters that can be combined without end."""
    given = request.query.split("&") if request.query else []
    names = ("colour", "size", "place", "year", "kind", "order")
    links = "".join(
        f'<a href="/facets?{"&amp;".join([*given, f"{name}={len(given)}"])}">{name}</a>'
        for name in names
    )
    return answer(page("Facets", links + FILLER))


TRAPS: dict[str, Handler] = {
    "calendar": calendar,
    "endless": endless,
    "facets": facets,
    "session": session,
}
