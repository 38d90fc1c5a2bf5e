"""The survey as a tree for mind maps and outlines: map, role, country, organisation."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ci_map import codebook
from ci_map.export.snapshot import Snapshot
from ci_map.model import Organisation
from ci_map.model.places import country_name

UNKNOWN = "–"


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of the tree; ids do not depend on what else is in the survey, nor on the language."""

    id: str
    text: str
    branches: Sequence["Branch"] = ()
    organisation: Organisation | None = None


def tree(snapshot: Snapshot) -> Branch:
    """Roles in the codebook's order, the countries with most organisations first, then by name.

    Each organisation stands once, under its main role.
    """
    by_role = _grouped((o.role or "", o) for o in snapshot.organisations)
    roles = [role for role in (*codebook.load().roles.ids, "") if role in by_role]
    branches = [_role(role, by_role[role], snapshot.language) for role in roles]
    return Branch("ID_survey", snapshot.heading, branches)


def leaf_id(organisation_id: str) -> str:
    """The id of an organisation's branch, by which a mind map that comes back is matched."""
    return f"ID_organisation_{organisation_id}"


def _role(role: str, organisations: Sequence[Organisation], language: str) -> Branch:
    by_country = _grouped((o.country or "", o) for o in organisations)
    countries = sorted(by_country, key=lambda code: (-len(by_country[code]), code))
    branches = [_country(role, code, by_country[code], language) for code in countries]
    label = codebook.load().roles[role].label[language] if role else UNKNOWN
    return Branch(f"ID_role_{role or 'unknown'}", label, branches)


def _country(role: str, code: str, organisations: Sequence[Organisation], language: str) -> Branch:
    leaves = sorted(organisations, key=lambda o: (o.name.casefold(), o.id))
    name = country_name(code, language) if code else UNKNOWN
    branches = [Branch(leaf_id(o.id), o.name, organisation=o) for o in leaves]
    return Branch(f"ID_role_{role or 'unknown'}_{code or 'unknown'}", name, branches)


def _grouped(pairs: Iterable[tuple[str, Organisation]]) -> dict[str, list[Organisation]]:
    groups: dict[str, list[Organisation]] = defaultdict(list)
    for key, organisation in pairs:
        groups[key].append(organisation)
    return groups
