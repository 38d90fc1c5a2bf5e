"""What was not found: the sixth finding."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from ci_map.collect.sources.runs import Ending, Run
from ci_map.findings.estimates import Estimate, at_least
from ci_map.findings.material import Material
from ci_map.findings.shape import Finding, FindingChart, Row, Text, Verdict
from ci_map.findings.words import claim, country, everywhere, joined, text, told
from ci_map.model.relation import is_relation_key, relation_parts
from ci_map.model.sites import pages_by_site, site_of

ID = "coverage"
SEEN = (1, 2, 3)
ENOUGH = 30  # organisations in a country; of fewer the estimate is worth nothing


def find(material: Material) -> Finding:
    """Estimate how many organisations there are at least, from how often each was met."""
    encounters = _encounters(material)
    met = Counter(encounters.values())
    estimate = at_least(met.total(), met[1], met[2])
    verdict = Verdict.AGREES if estimate.value > met.total() else Verdict.CANNOT_TELL
    figures = {"found": met.total(), "least": round(estimate.value)}
    return told(
        ID,
        joined(_asked(material.runs), _sentence(material, met, estimate)),
        (verdict, [claim(ID, "missed", verdict, **figures)]),
        text(ID, "rests_on"),
        *(_chart(met), _by_country(material, encounters), *_answers(material.runs)),
    )


def _sentence(material: Material, met: Counter[int], estimate: Estimate) -> Text:
    sites = pages_by_site(material.statements)
    return text(
        ID,
        "sentence",
        found=met.total(),
        once=met[1],
        twice=met[2],
        least=round(estimate.value),
        low=round(estimate.low),
        high=round(estimate.high),
        pages=sites.total(),
        sites=len(sites),
    )


def _asked(runs: Sequence[Run]) -> Text:
    """How many sources the machine asked, and how many answered."""
    if not runs:
        return text(ID, "none_asked")
    answered = sum(run.outcome is Ending.READ for run in runs)
    return text(ID, "asked", asked=len(runs), answered=answered)


def _answers(runs: Sequence[Run]) -> list[FindingChart]:
    """What each source told of, those that did not answer with the reason."""
    ordered = sorted(runs, key=lambda run: (-run.organisations, run.source))
    rows = tuple(Row(_named_run(run), _found(run)) for run in ordered)
    return [FindingChart("asked", text(ID, "answers"), "organisations", rows)] if rows else []


def _named_run(run: Run) -> Text:
    title = everywhere(run.about.get("title") or run.source)
    if run.outcome is Ending.READ:
        return title
    why = text(ID, str(run.outcome))
    return {language: f"{name} ({why[language]})" for language, name in title.items()}


def _found(run: Run) -> int | None:
    return run.organisations if run.outcome is Ending.READ else None


def _encounters(material: Material) -> dict[str, int]:
    """On how many different web sites each organisation was met."""
    sites: dict[str, set[str]] = defaultdict(set)
    for statement in material.statements:
        if statement.page:
            for organisation in _named(statement.subject):
                sites[organisation].add(site_of(statement.page))
    return {o.id: len(sites[o.id]) for o in material.organisations if sites[o.id]}


def _named(subject: str) -> tuple[str, ...]:
    if not is_relation_key(subject):
        return (subject,)
    source_id, _, target_id = relation_parts(subject)
    return (source_id, target_id)


def _chart(met: Counter[int]) -> FindingChart:
    rows = [Row(text(ID, f"met_{n}"), met[n], count=met[n]) for n in SEEN]
    more = sum(count for n, count in met.items() if n > SEEN[-1])
    rows.append(Row(text(ID, "met_more"), more, count=more))
    return FindingChart("met", text(ID, "chart"), "organisations", tuple(rows))


def _by_country(material: Material, encounters: dict[str, int]) -> FindingChart:
    """The share found of those that there are at least, of countries with enough; at most."""
    met: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for o in material.organisations:
        if o.country and o.id in encounters:
            met[o.country][encounters[o.id]] += 1
    rows = []
    for code in sorted(met, key=lambda code: (-met[code].total(), code)):
        found = met[code].total()
        if found >= ENOUGH:
            value, low, high = at_least(found, met[code][1], met[code][2])
            state = f"view=table&f.country={code}"
            row = Row(country(code), found / value, found / high, found / low, found, state)
            rows.append(row)
    return FindingChart("found", text(ID, "found"), "share", tuple(rows))
