"""The tables, charts and lists of a report, by the name that templates call them."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from ci_map.publish.report import changes, field, findings, lists, network
from ci_map.publish.report.blocks import Block, Figures
from ci_map.publish.report.in_language import InLanguage

Part = Callable[[InLanguage, str], Iterable[Block]]


def _figures(survey: InLanguage, _: str) -> Iterator[Block]:
    counts = survey.contents.counts
    shown = ("organisations", "relations", "countries", "sources")
    words = ("organisations", "relations", "countries", "pages")
    yield Figures(
        [(survey.number(counts[n]), survey.word(w)) for n, w in zip(shown, words, strict=True)]
    )


PARTS: Mapping[str, Part] = {
    "figures": _figures,
    "verdicts": findings.verdicts,
    "finding": findings.finding,
    "roles": field.roles,
    "types": field.types,
    "founded": field.founded,
    "kinds": network.kinds,
    "changes": changes.changes,
    "ranking": network.ranking,
    "cut_points": network.cut_points,
    "backbones": network.backbones,
    "mixing": network.mixing,
    "communities": network.communities,
    "limits": lists.limits,
    "lists": lists.lists,
    "sources": lists.sources,
    "inputs": lists.inputs,
}
