"""What a text says of an organisation: scope, role, functions, domains, place, conditions.

>>> from ci_map.classify import classify
>>> classify("Page not found. The page you are looking for was deleted.").in_scope
False
"""

import sys
from types import ModuleType

from ci_map.classify.answer import Classification, Evidence, PlaceServed
from ci_map.classify.judge import classify

__all__ = ["Classification", "Evidence", "PlaceServed", "classify"]


class _CallableRoom(ModuleType):
    """`ci_map.classify` is this room and, as the design promises, a function too."""

    def __call__(self, text: str, url: str | None = None) -> Classification:
        return classify(text, url)


sys.modules[__name__].__class__ = _CallableRoom
