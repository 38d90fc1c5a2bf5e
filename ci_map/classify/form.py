"""What the shape of a text tells in any language: lists of partners, years ahead, menus."""

import re

from ci_map.classify.amounts import saturated
from ci_map.classify.patterns import starting_with

LOOKED_AT = 3000
"""Characters whose form is looked at."""
_SENTENCE = re.compile(r"[.!?。！？\n|•»]+")
_COMMA = re.compile("[,、;；]")
_YEAR_AHEAD = re.compile(r"20(?:2[6-9]|[34]\d)\b(?<!\w\d{4})")
_YEAR_IN_JAPANESE = re.compile("二〇[二三四].年")
_MENU = re.compile(r"[|›»·•→▸]")
_TENS = "一二三四五六七八九十百千"
_NUMBER = re.compile(r"\d\d*")
_JAPANESE_NUMBER = re.compile(rf"[{_TENS}][{_TENS}]+")
_PERCENT_SIGN = re.compile(r"%(?:(?<=\d%)|(?<=\d %))")
_PERCENT = re.compile("per ?cent|prozent|procent|pour cent|por ciento|por cento|אחוז|割")
_MONEY = starting_with(
    "$€£₪¥₹CEKNReש万億", r"[$€£₪¥₹]|\b(?:CHF|EUR|Euro|euros?|NIS|KSh|R\$)\b|ש\"ח|万円|億円"
)


def form(text: str) -> dict[str, float]:
    """How the head of a text is made: lists, menus, years ahead, figures; each 0 to 1."""
    text = text[:LOOKED_AT]
    most = max(map(_listed, _SENTENCE.split(text)))
    return {
        "form.enumeration": min(1.0, max(0, most - 1) / 6),
        "form.long_enumeration": min(1.0, max(0, most - 5) / 5),
        "form.year_ahead": saturated(_count(text, _YEAR_AHEAD, _YEAR_IN_JAPANESE)),
        "form.menu": saturated(len(_MENU.findall(text)) / 2),
        "form.numbers": saturated(_count(text, _NUMBER, _JAPANESE_NUMBER) / 3),
        "form.percent": saturated(_count(text, _PERCENT_SIGN, _PERCENT)),
        "form.money": saturated(len(_MONEY.findall(text))),
    }


def _count(text: str, *patterns: re.Pattern[str]) -> int:
    """Matches of patterns that begin with one letter or class each: those are found fastest."""
    return sum(len(pattern.findall(text)) for pattern in patterns)


def _listed(sentence: str) -> int:
    """The items of a sentence's list: pieces of up to 45 characters between commas."""
    pieces = _COMMA.split(sentence)
    return sum(len(piece) <= 45 for piece in pieces[1:]) + 1 if len(pieces) > 2 else 0
