"""An edited mind map or outline, compared with the survey: what changed becomes a proposal.

Nodes are known again by the ids that the export gave them. A node without such an id is an
addition; a role or country is read from the nearest branch above.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from ci_map.model import Organisation
from ci_map.model.organisation import as_text
from ci_map.review.answers import ReviewRefused
from ci_map.review.facts import UNKNOWN
from ci_map.review.ids import slug
from ci_map.review.questions import Question

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ORGANISATION, ROLE = "ID_organisation_", "ID_role_"
LEAST_KEPT = 0.5  # a map that lost more than half its organisations is another map


@dataclass(frozen=True, slots=True)
class Leaf:
    """An organisation as the edited file has it; `id` is None for an added one."""

    id: str | None
    name: str
    role: str
    country: str


def read_map(path: Path, moved: Mapping[str, str] | None = None) -> list[Leaf]:
    """The organisations of a FreeMind (.mm) or OPML file; raises ReviewRefused.

    `moved` leads from an id that was left since the map was exported to the one of today.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(path.read_bytes())
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise ReviewRefused([f"{path.name}: cannot be read as XML ({error})"]) from error
    if root.tag not in ("map", "opml"):
        raise ReviewRefused([f"{path.name}: is neither a FreeMind map nor an OPML outline"])
    today = moved or {}
    try:
        leaves = list(_leaves(root, "", ""))
    except RecursionError as error:
        raise ReviewRefused([f"{path.name}: its branches are nested too deeply"]) from error
    return [replace(leaf, id=today.get(leaf.id, leaf.id)) if leaf.id else leaf for leaf in leaves]


def proposals(leaves: Sequence[Leaf], organisations: Iterable[Organisation]) -> list[Question]:
    """What the file changes: renamed, moved, added, deleted; sorted by what it concerns."""
    known = {one.id: one for one in organisations}
    kept = {leaf.id for leaf in leaves if leaf.id in known}
    if len(kept) < LEAST_KEPT * len(known):
        problem = f"the map has {len(kept)} of the survey's {len(known)} organisations"
        raise ReviewRefused([f"{problem}; export it again: it is of another survey"])
    found = [q for leaf in leaves if leaf.id in known for q in _changes(leaf, known[leaf.id])]
    found += _additions([leaf for leaf in leaves if leaf.id not in known])
    deleted = (known[name] for name in sorted(known.keys() - kept))
    found += [_proposal(one.id, one.name, "status", "deleted", "active") for one in deleted]
    return sorted(found, key=lambda question: question.key)


def _additions(leaves: Sequence[Leaf]) -> Iterator[Question]:
    """What was added, each under a row of its own: "new/NAME"."""
    taken: set[str] = set()
    for leaf in leaves:
        short = slug(leaf.name) or "unnamed"
        tries = (f"new/{short}{number}" for number in ("", *(f"-{n}" for n in range(2, 9999))))
        name = next(name for name in tries if name not in taken)
        taken.add(name)
        for field, value in (("name", leaf.name), ("roles", leaf.role), ("country", leaf.country)):
            if value and value != UNKNOWN:
                yield _proposal(name, leaf.name, field, value, "")


def _changes(leaf: Leaf, one: Organisation) -> Iterator[Question]:
    if leaf.name != " ".join(one.name.split()):
        yield _proposal(one.id, one.name, "name", leaf.name, one.name)
    if leaf.role and leaf.role != (one.role or UNKNOWN):
        roles = _roles(leaf.role, one.roles)
        yield _proposal(one.id, one.name, "roles", roles, as_text(one.roles))
    if leaf.country and leaf.country != (one.country or UNKNOWN):
        yield _proposal(one.id, one.name, "country", leaf.country, one.country or "")


def _roles(role: str, before: Sequence[str]) -> str:
    """The roles of one that was moved: the branch's in place of the main one, the others stay."""
    main = [] if role == UNKNOWN else [role]
    return as_text([*main, *(each for each in before[1:] if each != role)]) or UNKNOWN


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
