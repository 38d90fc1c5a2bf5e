"""`/pages/TOTAL/I`: a site of TOTAL pages on each host, with links within and among hosts.

Page 0 leads to all others: page I links to pages 10 I + 1 … 10 I + 10, to its parent, and to page 0
of two other hosts. About 8 kB of text a page.
"""

import random

from tests.testweb.answers import Answer, Request, answer

WORDS = tuple(
    word
    for line in (
        "community backbone partnership children school neighborhood data shared measurement",
        "funder coalition family housing health learning trust council county city network local",
        "leaders progress goals equity voice youth work together change system results common",
    )
    for word in line.split()
)
FAN = 10


def _paragraphs(seed: int) -> str:
    chance = random.Random(seed)  # noqa: S311
    paragraphs = (" ".join(chance.choices(WORDS, k=80)).capitalize() for _ in range(11))
    return "".join(f"<p>{paragraph}.</p>\n" for paragraph in paragraphs)


TEXTS = tuple(_paragraphs(seed) for seed in range(32))


def generated(request: Request) -> Answer:
    """Page I of TOTAL on this host; 404 beyond."""
    total, number = (int(part) for part in request.parts)
    if number >= total:
        return answer("no such page", status="404 Not Found")
    children = range(number * FAN + 1, min(number * FAN + FAN, total - 1) + 1)
    hosts = max(request.state.hosts, 1)
    others = {(request.octet * step) % hosts + 1 for step in (1, 3)}
    links = [f'<a href="/pages/{total}/{child}">Page {child}</a>' for child in children]
    links += [
        f'<a href="{request.site(o)}/pages/{total}/0">Partner {o}</a>' for o in sorted(others)
    ]
    links.append(f'<a href="/pages/{total}/{(number - 1) // FAN if number else 0}">Up</a>')
    return answer(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>Page {number} of site {request.octet}</title></head><body>"
        f"<h1>Page {number}</h1><nav>{' '.join(links)}</nav>\n"
        f"<main>{TEXTS[(number + request.octet) % len(TEXTS)]}</main></body></html>"
    )
