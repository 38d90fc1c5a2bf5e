"""An edited mind map or outline, compared with the survey: what changed becomes a proposal.

Nodes are known again by the ids that the export gave them. A node without such an id is an
addition; a role or country is read from the nearest branch above.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from ci_map.model import Organisation
from ci_map.review.answers import ReviewRefused
from ci_map.review.questions import Question

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ORGANISATION, ROLE = "ID_organisation_", "ID_role_"
LEAST_KEPT = 0.5  # a map that lost more than half its organisations is another map
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Leaf:
    """An organisation as the edited file has it; `id` is None for an added one."""

    id: str | None
    name: str
    role: str
    country: str


def read_map(path: Path) -> list[Leaf]:
    """The organisations of a FreeMind (.mm) or OPML file; raises ReviewRefused."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(path.read_bytes())
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise ReviewRefused([f"{path.name}: cannot be read as XML ({error})"]) from error
    if root.tag not in ("map", "opml"):
        raise ReviewRefused([f"{path.name}: is neither a FreeMind map nor an OPML outline"])
    return list(_leaves(root, "", ""))


def proposals(leaves: Sequence[Leaf], organisations: Iterable[Organisation]) -> list[Question]:
    """What the file changes: renamed, moved, added, deleted; sorted by what it concerns."""
    known = {one.id: one for one in organisations}
    kept = {leaf.id for leaf in leaves if leaf.id in known}
    if len(kept) < LEAST_KEPT * len(known):
        problem = f"the map has {len(kept)} of the survey's {len(known)} organisations"
        raise ReviewRefused([f"{problem}; export it again: it is of another survey"])
    found = [q for leaf in leaves for q in _changes(leaf, known)]
    deleted = (known[name] for name in sorted(known.keys() - kept))
    found += [_proposal(one.id, one.name, "status", "deleted", "active") for one in deleted]
    return sorted(found, key=lambda question: question.key)


def _changes(leaf: Leaf, known: dict[str, Organisation]) -> Iterator[Question]:
    if leaf.id is None or leaf.id not in known:
        name = re.sub(r"[^a-z0-9]+", "-", leaf.name.casefold()).strip("-") or "unnamed"
        yield _proposal(f"new/{name}", leaf.name, "name", leaf.name, "")
        if leaf.role:
            yield _proposal(f"new/{name}", leaf.name, "roles", leaf.role, "")
        return
    one = known[leaf.id]
    if leaf.name != " ".join(one.name.split()):
        yield _proposal(one.id, one.name, "name", leaf.name, one.name)
    if leaf.role and leaf.role != (one.role or UNKNOWN):
        rest = [role for role in one.roles if role != leaf.role]
        yield _proposal(
            one.id, one.name, "roles", "|".join([leaf.role, *rest[1:]]), "|".join(one.roles)
        )
    if leaf.country and leaf.country != (one.country or UNKNOWN):
        yield _proposal(one.id, one.name, "country", leaf.country, one.country or "")


def _proposal(name: str, shown: str, field: str, value: str, now: str) -> Question:
    cells = {"name": shown, "value": now, "reason": f"{field}: {now or '–'} → {value}"}
    return Question("proposal", f"{name} {field} {value}", cells)


def _leaves(element: "Element", role: str, country: str) -> Iterator[Leaf]:
    for node in element:
        name = node.get("ID") or node.get("id") or ""
        text = " ".join((node.get("TEXT") or node.get("text") or _rich(node)).split())
        below = role, country
        if name.startswith(ROLE):
            parts = name.removeprefix(ROLE).rsplit("_", 1)
            has_country = len(parts) == 2 and re.fullmatch(r"[A-Z]{2}|unknown", parts[1])
            below = (role or parts[0], parts[1]) if has_country else (name.removeprefix(ROLE), "")
        elif name.startswith(ORGANISATION):
            yield Leaf(name.removeprefix(ORGANISATION), text, role, country)
            below = "", ""  # what hangs below an organisation is a remark
        elif role and text and node.tag in ("node", "outline"):
            yield Leaf(None, text, role, country)
        yield from _leaves(node, *below)


def _rich(node: "Element") -> str:
    """FreeMind keeps a text with styles in HTML below the node."""
    rich = node.find("richcontent[@TYPE='NODE']")
    return "".join(rich.itertext()) if rich is not None else ""
