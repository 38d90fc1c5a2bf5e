"""Organisations that a page describes in JSON-LD (schema.org), however hostile the JSON."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ci_map.collect.extract.document import LONGEST_VALUE, Document, clean
from ci_map.collect.extract.page import Described
from ci_map.collect.extract.tame import tags
from ci_map.from_json import parsed

# schema.org's Organization and the types below it that bodies of the field use.
ORGANISATION_TYPES = tags(
    "Organization NGO Corporation Consortium Cooperative OnlineBusiness LocalBusiness "
    "GovernmentOrganization FundingAgency ResearchOrganization Project ResearchProject "
    "EducationalOrganization CollegeOrUniversity School ElementarySchool HighSchool MiddleSchool "
    "Preschool LibrarySystem Library MedicalOrganization Hospital NewsMediaOrganization "
    "PerformingGroup PoliticalParty SportsOrganization WorkersUnion CivicStructure "
    "ProfessionalService Airline"
)
LONGEST_SCRIPT = 500_000
MOST_SCRIPTS = 20
MOST_VALUES = 20_000
"""Values of one script that are looked at."""
MOST_DESCRIBED = 200
_COMMENT = re.compile(
    r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[)|(?:-->|/\*\s*\]\]>\s*\*/|//\s*\]\]>)\s*$"
)


def described_in(document: Document) -> tuple[Described, ...]:
    """Every organisation of every script, as it comes in the page, each once."""
    found: dict[Described, None] = {}
    for script in document.all("script[type='application/ld+json' i]")[:MOST_SCRIPTS]:
        for place, entity in _entities(_parsed(script.text())):
            if described := _described(place, entity):
                found.setdefault(described)
            if len(found) >= MOST_DESCRIBED:
                return tuple(found)
    return tuple(found)


def _parsed(text: str) -> Any:
    if len(text) > LONGEST_SCRIPT:
        return None
    try:
        return parsed(_COMMENT.sub("", text), strict=False)
    except ValueError:
        return None


def _entities(document: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every object with the property it stands under, outer ones first, without recursion."""
    waiting: list[tuple[str, Any]] = [("", document)]
    for _ in range(MOST_VALUES):
        if not waiting:
            return
        place, value = waiting.pop()
        if isinstance(value, list):
            waiting += ((place, each) for each in reversed(value[:MOST_VALUES]))
        elif isinstance(value, dict):
            yield place, value
            inner = [("" if key == "@graph" else str(key), each) for key, each in value.items()]
            waiting += reversed([pair for pair in inner if isinstance(pair[1], list | dict)])


def _described(place: str, entity: Mapping[str, Any]) -> Described | None:
    types = tuple(_type_name(each) for each in _texts(entity.get("@type")))
    if not ORGANISATION_TYPES.intersection(types):
        return None
    described = Described(
        types=types,
        place=place[:LONGEST_VALUE],
        name=_text(entity.get("name") or entity.get("legalName")),
        url=_text(entity.get("url")),
        other_names=_texts(entity.get("alternateName")),
        same_as=_texts(entity.get("sameAs")),
        telephone=_text(entity.get("telephone")),
        email=_mail(_text(entity.get("email"))),
        address=_address(entity.get("address")),
        country=_country(entity.get("address")),
        founded=_text(entity.get("foundingDate")),
    )
    return described if described.name or described.url else None


def _type_name(name: str) -> str:
    return re.split(r"[/#:]", name)[-1]


def _texts(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    texts = (_text(each) for each in values[:50])
    return tuple(dict.fromkeys(text for text in texts if text))


def _text(value: Any) -> str | None:
    """A value as text: of a list the first, of an object its name, value or id."""
    value = _first(value)
    if isinstance(value, dict):
        keys = ("@value", "name", "@id")
        value = next((value[key] for key in keys if isinstance(value.get(key), str)), None)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return None
    return clean(value) or None


def _first(value: Any) -> Any:
    """The first of a list, and whatever is none itself."""
    if isinstance(value, list):
        return value[0] if value else None
    return value


def _mail(text: str | None) -> str | None:
    return text.removeprefix("mailto:") if text else None


_PARTS = (
    "streetAddress",
    "postOfficeBoxNumber",
    "postalCode",
    "addressLocality",
    "addressRegion",
    "addressCountry",
)


def _address(value: Any) -> str | None:
    value = _first(value)
    if not isinstance(value, dict):
        return _text(value)
    return ", ".join(text for part in _PARTS if (text := _text(value.get(part)))) or None


def _country(value: Any) -> str | None:
    value = _first(value)
    return _text(value.get("addressCountry")) if isinstance(value, dict) else None
