"""What a survey may be called: a name that is one folder on every system. Light to import."""

import re

from ci_map.errors import WrongUse

LATEST = "latest"  # names the newest survey wherever one is named, so that none is called so
NAME = re.compile(r"[^\W_][\w.-]{0,99}")
# Windows takes these for devices, whatever follows the first dot.
DEVICES = re.compile(r"(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(\..*)?", re.IGNORECASE)


class BadSurveyName(WrongUse, ValueError):
    """A name that cannot be a survey's folder."""


def checked_name(name: str) -> str:
    """A survey's name that is one folder, on every system; raises BadSurveyName."""
    wrong = name == LATEST or name.endswith(".") or DEVICES.fullmatch(name)
    if wrong or not NAME.fullmatch(name):
        rule = "letters, digits, dots, hyphens, at most 100, beginning with a letter or digit"
        others = "and neither 'latest' nor a device of Windows ('con', 'nul')"
        raise BadSurveyName(f"bad survey name {name!r}; allowed: {rule}, {others}")
    return name
