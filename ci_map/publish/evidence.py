"""What the map's card shows beside the facts: how sure a rank is, what shows the conditions."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from ci_map.publish.contents import Contents

CONDITIONS = "conditions"  # the field of statements whose original value is a quotation
Json = dict[str, Any]


def rank_bounds(contents: Contents) -> Json:
    """For each ranked measure the bounds of its ranks (docs/measures.md), one an organisation."""
    ranks = contents.structure.ranks
    return {name: {"low": list(r.low), "high": list(r.high)} for name, r in ranks.items()}


def conditions(contents: Contents, page_number: Callable[[str], int]) -> Json:
    """By organisation: which of the conditions a page shows, with the words that show it.

    The strongest evidence first. An organisation of which no text was judged is left out.
    """
    found: defaultdict[str, list[Json]] = defaultdict(list)
    known = {organisation.id for organisation in contents.organisations}
    shown = [s for s in contents.statements if s.field == CONDITIONS and s.subject in known]
    for s in sorted(shown, key=lambda s: (s.subject, -s.confidence, s.sort_key)):
        found[s.subject].append(
            {
                "condition": s.value,
                "quote": s.original_value,
                "source": None if s.page is None else page_number(s.page),
                "method": str(s.method),
                "confidence": s.confidence,
            }
        )
    return dict(found)
