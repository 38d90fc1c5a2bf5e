"""Where people can be written to: one rule for the team's settings and for about.yml."""

import re

EXAMPLE = "mailto:team@example.org or https://example.org"
_CONTACT = re.compile(r"mailto:\S+@\S+|https?://\S+")


def is_contact(text: str) -> bool:
    """Whether a text is a mail or web address as a link has it (`EXAMPLE`)."""
    return _CONTACT.fullmatch(text) is not None
