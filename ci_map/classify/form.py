"""What the shape of a text tells in any language: lists of partners, years ahead, menus."""

import re

from ci_map.classify.amounts import saturated
from ci_map.classify.patterns import starting_with

LOOKED_AT = 3000
"""Characters whose form is looked at."""
_SENTENCE = re.compile(r"[.!?。！？\n|•»]+")
_COMMA = re.compile("[,、;；]")
_YEAR_AHEAD = starting_with("2二", r"\b20(?:2[6-9]|[34]\d)\b|二〇[二三四].年")
_MENU = re.compile(r"[|›»·•→▸]")
_TENS = "一二三四五六七八九十百千"
_NUMERAL = starting_with(rf"\d{_TENS}", rf"\d+|[{_TENS}]{{2,}}")
_PERCENT = starting_with(
    r"\dpא割",
    r"\d ?%|per ?cent|percent|prozent|procent|pour cent|por ciento|por cento|אחוז|割",
)
_MONEY = starting_with(
    "$€£₪¥₹CEKNReש万億", r"[$€£₪¥₹]|\b(?:CHF|EUR|Euro|euros?|NIS|KSh|R\$)\b|ש\"ח|万円|億円"
)


def form(text: str) -> dict[str, float]:
    """Features of the head of a text."""
    text = text[:LOOKED_AT]
    most = max(map(_listed, _SENTENCE.split(text)))
    return {
        "form.enumeration": min(1.0, max(0, most - 1) / 6),
        "form.long_enumeration": min(1.0, max(0, most - 5) / 5),
        "form.year_ahead": saturated(len(_YEAR_AHEAD.findall(text))),
        "form.menu": saturated(len(_MENU.findall(text)) / 2),
        "form.numbers": saturated(len(_NUMERAL.findall(text)) / 3),
        "form.percent": saturated(len(_PERCENT.findall(text))),
        "form.money": saturated(len(_MONEY.findall(text))),
    }


def _listed(sentence: str) -> int:
    """The items of a sentence's list: pieces of up to 45 characters between commas."""
    pieces = _COMMA.split(sentence)
    return sum(len(piece) <= 45 for piece in pieces[1:]) + 1 if len(pieces) > 2 else 0
