"""The whole of a page in one pass."""

from dataclasses import replace

from ci_map.collect.extract.charset import decode
from ci_map.collect.extract.contact import (
    addresses_of,
    linked,
    mails_of,
    marked_up_addresses,
    telephones_of,
)
from ci_map.collect.extract.document import LONGEST_TEXT, Document, clean, one_line
from ci_map.collect.extract.linked_data import described_in
from ci_map.collect.extract.links import base_of, links_of
from ci_map.collect.extract.names import named_in
from ci_map.collect.extract.page import Extracted
from ci_map.languages import language_of

PLAIN = "text/plain"


def extract(body: bytes, url: str, content_type: str | None = None) -> Extracted:
    """What a page says. `url` is the address that answered, after redirects. Never raises."""
    text = decode(body, content_type)
    if (content_type or "").partition(";")[0].strip().lower() == PLAIN:
        return extract_text(text, url)
    return _read(Document(text), url)


def _read(document: Document, url: str) -> Extracted:
    base = base_of(document, url)
    described, named = described_in(document), named_in(document, base)
    page = Extracted(
        url=url,
        title=clean(document.text_of("title")),
        site_name=clean(document.attribute("meta[property='og:site_name']", "content")),
        description=clean(_description(document)),
        links=links_of(document, base),
        named=named,
        described=described,
        addresses=marked_up_addresses(document),
        telephones=linked(document, "tel:"),
        mails=linked(document, "mailto:"),
    )
    text, rest = document.split()
    return _with_text(page, text, rest)


def _description(document: Document) -> str:
    plain = document.attribute("meta[name=description i]", "content")
    return plain or document.attribute("meta[property='og:description']", "content")


def _with_text(page: Extracted, text: str, rest: str) -> Extracted:
    """The page with its text and what only the text shows."""
    whole = f"{text}\n{rest}"
    return replace(
        page,
        lang=language_of(text),
        text=text,
        rest=rest,
        addresses=addresses_of(page.addresses, whole),
        telephones=telephones_of(page.telephones, whole),
        mails=mails_of(page.mails, whole),
    )


def extract_text(text: str, url: str) -> Extracted:
    """What a text without mark-up says (a text/plain page, a record of a WET file)."""
    lines = "\n".join(line for each in text.split("\n") if (line := one_line(each)))
    return _with_text(Extracted(url), lines[:LONGEST_TEXT], "")
