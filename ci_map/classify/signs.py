"""Signs of a country that follow a form: telephone prefixes, postal codes, currencies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ci_map.classify.patterns import starting_with
from ci_map.model.places import country_codes

PHONE_PREFIXES = {
    "1": "", "20": "EG", "27": "ZA", "30": "GR", "31": "NL", "32": "BE", "33": "FR", "34": "ES",
    "351": "PT", "352": "LU", "353": "IE", "354": "IS", "356": "MT", "358": "FI", "36": "HU",
    "39": "IT", "40": "RO", "41": "CH", "420": "CZ", "421": "SK", "43": "AT", "44": "GB",
    "45": "DK", "46": "SE", "47": "NO", "48": "PL", "49": "DE", "51": "PE", "52": "MX",
    "54": "AR", "55": "BR", "56": "CL", "57": "CO", "58": "VE", "591": "BO", "593": "EC",
    "595": "PY", "598": "UY", "502": "GT", "503": "SV", "504": "HN", "505": "NI", "506": "CR",
    "507": "PA", "60": "MY", "61": "AU", "62": "ID", "63": "PH", "64": "NZ", "65": "SG",
    "66": "TH", "81": "JP", "82": "KR", "84": "VN", "852": "HK", "853": "MO", "855": "KH",
    "86": "CN", "880": "BD", "886": "TW", "90": "TR", "91": "IN", "92": "PK", "94": "LK",
    "961": "LB", "962": "JO", "965": "KW", "966": "SA", "970": "PS", "971": "AE", "972": "IL",
    "977": "NP", "212": "MA", "213": "DZ", "216": "TN", "221": "SN", "225": "CI", "229": "BJ",
    "233": "GH", "234": "NG", "238": "CV", "244": "AO", "250": "RW", "251": "ET", "254": "KE",
    "255": "TZ", "256": "UG", "258": "MZ", "260": "ZM", "263": "ZW", "264": "NA", "265": "MW",
}  # fmt: skip
"""International telephone prefixes; +1 is shared by too many countries to tell one."""

_US = "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]"  # noqa: E501
_POSTAL = {
    "US": rf"\b(?:{_US}),? \d{{5}}(?:-\d{{4}})?\b",
    "CA": r"\b[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] ?\d[ABCEGHJ-NPRSTV-Z]\d\b",
    "GB": r"\b[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}\b",
    "AU": r"\b(?:NSW|VIC|QLD|TAS|ACT|NT|SA|WA),? \d{4}\b",
    "IE": r"\b[AC-FHKNPRTV-Y]\d[\dW] [\dAC-FHKNPRTV-Y]{4}\b",
    "NL": r"\b[1-9]\d{3} [A-Z]{2}(?= [A-Z][a-z])",
    "PT": r"\b\d{4}-\d{3}\b(?! ?\d)",
    "BR": r"\b\d{5}-\d{3}\b|\b\d{2}\.\d{3}\.\d{3}/\d{4}-\d{2}\b",
    "JP": r"〒\s?\d{3}-\d{4}",
    "DE": r"\bD-\d{5}\b",
    "CH": r"\bCH-\d{4}\b",
    "AT": r"\bA-\d{4}\b",
    "BE": r"\bB-\d{4}\b",
    "IN": r"\b[1-9]\d{2} ?\d{3}(?=,? India)",
    "SG": r"\bSingapore \d{6}\b",
}
_CURRENCY = {
    "GB": r"£ ?\d",
    "IL": r"₪|\bNIS \d|ש\"ח|שקלים",
    "JP": r"¥ ?\d|\d+円|万円",
    "BR": r"R\$ ?\d",
    "IN": r"₹|\bRs\.? ?\d",
    "CA": r"\bC\$ ?\d|\d ?(?:M ?)?\$ CA|\bCAD\b",
    "AU": r"\bA\$ ?\d|\bAUD\b",
    "NZ": r"\bNZ\$ ?\d",
    "ZA": r"\bR\d{1,3}[ ,]\d{3}\b|\bR\d+ ?million",
    "CH": r"\bCHF\b|\bFr\. ?\d",
    "PE": r"S/\.? ?\d",
    "US": r"\bUSD\b",
    "KE": r"\bKES\b|\bKsh",
    "PH": r"₱",
    "NG": r"₦",
    "SG": r"\bS\$ ?\d",
}
_ANY = starting_with(
    r"\dA-Z₪₹₱₦£¥〒ש万",
    "|".join(
        f"(?P<{kind}_{code}>{pattern})"
        for kind, patterns in (("postal", _POSTAL), ("currency", _CURRENCY))
        for code, pattern in patterns.items()
    ),
)
_NEAR = starting_with(
    r"\dACKU₪₹₱₦£¥〒ש万", r"[\d₪₹₱₦£¥〒]+|ש\"ח|שקלים|万円|\b(?:CAD|AUD|CHF|USD|KES)\b"
)
"""Where a look at the patterns is worth its time."""
_PHONE = starting_with("+0", r"(?:\+|\b00)\s?\(?(\d[\d\s().-]{5,})")
_HOST = re.compile(r"^(?:[a-z]+://)?([^/:?#]+)", re.IGNORECASE)
_SHARED = {"io", "co", "me", "tv", "ai", "fm", "cc", "ly", "to", "gg", "la", "is", "eu", "ws"}
"""Country domains that are sold to everybody."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A piece of text that points to a country: `kind` is postal, currency, phone."""

    kind: str
    country: str
    start: int
    end: int


def signs(text: str) -> Iterator[Sign]:
    """Every postal code, currency and telephone prefix that belongs to one country."""
    past = 0
    for near in _NEAR.finditer(text):
        for match in _ANY.finditer(text, max(past, near.start() - 10), near.end() + 8):
            past = match.end()
            kind, _, country = str(match.lastgroup).partition("_")
            yield Sign(kind, country, match.start(), match.end())
        past = max(past, near.end())
    for match in _PHONE.finditer(text):
        if country := _dialled(re.sub(r"\D", "", match.group(1))):
            yield Sign("phone", country, match.start(), match.end())


def _dialled(digits: str) -> str:
    return next((PHONE_PREFIXES[digits[:n]] for n in (3, 2, 1) if digits[:n] in PHONE_PREFIXES), "")


def country_of_address(url: str | None) -> str | None:
    """The country of a web address's last label (`uk` is GB), if it belongs to one country."""
    host = _HOST.match(url or "")
    label = host.group(1).lower().rstrip(".").rpartition(".")[2] if host else ""
    code = {"uk": "GB", "scot": "GB", "cat": "ES", "quebec": "CA", "nyc": "US", "gov": "US",
            "edu": "US", "berlin": "DE", "koeln": "DE", "amsterdam": "NL", "bzh": "FR",
            "kiwi": "NZ", "vlaanderen": "BE", "brussels": "BE", "wien": "AT", "paris": "FR",
            "tokyo": "JP", "london": "GB", "swiss": "CH"}.get(label, label.upper())  # fmt: skip
    return code if code in country_codes() and label not in _SHARED else None
