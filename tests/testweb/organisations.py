"""Each host 127.0.1.N up to the number of hosts is an organisation with a site of its own.

Pages: home `/`, and about, partners, contact, news and an English home under words of its language.
Partners link to the sites of others; every site links to that of the last host, which the others
make a candidate when it is not in a list.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from tests.testweb.answers import Answer, Request, answer, page


@dataclass(frozen=True, slots=True)
class Wording:
    """An organisation's words in one language: (address, label) of each page, and its texts."""

    place: str
    country: str
    name: str
    about: tuple[str, str]
    partners: tuple[str, str]
    contact: tuple[str, str]
    news: tuple[str, str]
    mission: str


WORDINGS: Mapping[str, Wording] = {
    "en": Wording(
        "Cincinnati", "US", "Together for Children {n}", ("about-us", "About us"),
        ("our-partners", "Our partners"), ("contact", "Contact"), ("news", "News"),
        "We are the backbone organisation of a collective impact initiative: schools, funders and "
        "families work on a common agenda with shared measurement, cradle to career.",
    ),
    "he": Wording(
        "באר שבע", "IL", "יחד למען הילדים {n}", ("אודות", "אודות"),
        ("שותפים", "השותפים שלנו"), ("צור-קשר", "צור קשר"), ("חדשות", "חדשות"),
        "אנחנו ארגון השדרה של יוזמת אימפקט קולקטיבי: בתי ספר, קרנות ומשפחות פועלים יחד למען "
        "מטרה משותפת עם מדידה משותפת.",
    ),
    "fr": Wording(
        "Montréal", "CA", "Ensemble pour les enfants {n}", ("a-propos", "À propos"),
        ("nos-partenaires", "Nos partenaires"), ("nous-joindre", "Nous joindre"),
        ("actualites", "Actualités"),
        "Nous sommes l’organisme pivot d’une démarche d’impact collectif : écoles, fondations et "
        "familles partagent un but commun et des mesures communes.",
    ),
    "es": Wording(
        "Bogotá", "CO", "Juntos por la niñez {n}", ("quienes-somos", "Quiénes somos"),
        ("aliados", "Nuestros aliados"), ("contacto", "Contacto"), ("noticias", "Noticias"),
        "Somos la organización articuladora de una iniciativa de impacto colectivo: escuelas, "
        "fundaciones y familias con una agenda común y medición compartida.",
    ),
    "de": Wording(
        "Köln", "DE", "Gemeinsam für Kinder {n}", ("ueber-uns", "Über uns"),
        ("partner", "Unsere Partner"), ("kontakt", "Kontakt"), ("aktuelles", "Aktuelles"),
        "Wir sind die Backbone-Organisation einer Collective-Impact-Initiative: Schulen, "
        "Stiftungen und Familien arbeiten mit gemeinsamer Agenda und gemeinsamer Wirkungsmessung.",
    ),
}  # fmt: skip
LANGUAGES = tuple(WORDINGS)


def language_of(octet: int) -> str:
    """The languages go round."""
    return LANGUAGES[octet % len(LANGUAGES)]


def name_of(octet: int) -> str:
    """What the organisation of a host is called on its own site."""
    return WORDINGS[language_of(octet)].name.format(n=octet)


def partners_of(octet: int, hosts: int) -> list[int]:
    """Whose sites its page of partners links to."""
    others = {octet % hosts + 1, (octet * 2) % hosts + 1, hosts}
    return sorted(others - {octet})


def organisation(request: Request) -> Answer | None:
    """One of the site's pages, or None when there is no such page."""
    lang, octet = language_of(request.octet), request.octet
    words = WORDINGS[lang]
    bodies = {
        "": f"<h1>{name_of(octet)}</h1><p>{words.mission}</p>",
        words.about[
            0
        ]: f"<h1>{words.about[1]}</h1><p>{words.mission}</p><p>{words.place}, 1 2011</p>",
        words.partners[0]: f"<h1>{words.partners[1]}</h1>{_partners(request)}",
        words.contact[0]: f"<h1>{words.contact[1]}</h1>{_contact(request, words)}",
        words.news[0]: f'<h1>{words.news[1]}</h1><p><a href="/calendar/2026/11">…</a></p>',
    }
    if request.path == "/en/" and lang != "en":
        english = f"<h1>{name_of(octet)}</h1><p>{WORDINGS['en'].mission}</p>"
        return answer(page(name_of(octet), english + _navigation(words)))
    body = bodies.get(request.path.strip("/"))
    if body is None:
        return None
    head = f'<script type="application/ld+json">{_json_ld(request, words)}</script>'
    title = f"{name_of(octet)} | {words.place}"
    return answer(page(title, _navigation(words) + body, head, lang))


def _navigation(words: Wording) -> str:
    entries = (words.about, words.partners, words.contact, words.news)
    links = "".join(f'<li><a href="/{path}">{label}</a></li>' for path, label in entries)
    return f'<nav><ul><li><a href="/">⌂</a></li>{links}<li><a href="/pdf">PDF</a></li></ul></nav>'


def _partners(request: Request) -> str:
    links = (
        f'<li><a href="{request.site(other)}/">{name_of(other)}</a></li>'
        for other in partners_of(request.octet, request.state.hosts)
    )
    return f"<ul>{''.join(links)}<li>St. Mary’s Hospital</li><li>City Council</li></ul>"


def _contact(request: Request, words: Wording) -> str:
    mail = f"info@org{request.octet}.example"
    return (
        f"<address>{name_of(request.octet)}<br>Main Street {request.octet}<br>{words.place}<br>"
        f'<a href="mailto:{mail}">{mail}</a> <a href="tel:+15550100">+1 555 0100</a></address>'
    )


def _json_ld(request: Request, words: Wording) -> str:
    facts = {
        "@context": "https://schema.org",
        "@type": "NGO",
        "name": name_of(request.octet),
        "url": f"{request.site(request.octet)}/",
        "email": f"info@org{request.octet}.example",
        "foundingDate": str(2000 + request.octet % 25),
        "address": {
            "@type": "PostalAddress",
            "streetAddress": f"Main Street {request.octet}",
            "addressLocality": words.place,
            "addressCountry": words.country,
        },
    }
    return json.dumps(facts, ensure_ascii=False)
