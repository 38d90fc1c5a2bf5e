"""What initiatives work on: the third finding."""

from collections import Counter

from ci_map import codebook
from ci_map.findings.estimates import share
from ci_map.findings.material import Material
from ci_map.findings.shape import Chart, Finding, Row, Verdict
from ci_map.findings.words import text

ID = "domains"
NAMED_2015 = ("community_development", "education", "health", "youth", "environment")
MOST = 3  # of the five named


def find(material: Material) -> Finding:
    """Count initiatives and backbones by domain; one may work in several."""
    doing = [o for o in material.organisations if {"initiative", "backbone"} & set(o.roles)]
    counts = Counter(domain for o in doing for domain in o.domains)
    book = codebook.load().domains
    ranked = sorted(counts, key=lambda domain: (-counts[domain], domain))
    sentence = text(
        ID,
        "sentence",
        first=[book[domain] for domain in ranked[:3]],
        stem=counts["stem_education"],
        stem_share=counts["stem_education"] / max(len(doing), 1),
        stem_rank=ranked.index("stem_education") + 1 if "stem_education" in ranked else 0,
        domains=len(book),
    )
    return Finding(
        id=ID,
        title=text(ID, "title"),
        said_2015=text(ID, "said_2015"),
        sentence=sentence,
        verdict=_verdict(ranked),
        rests_on=text(ID, "rests_on", doing=len(doing)),
        charts=(_chart(counts, ranked, len(doing)),),
    )


def _verdict(ranked: list[str]) -> Verdict:
    """Whether the five domains named in 2015 come first; one other may stand among them."""
    if not ranked:
        return Verdict.CANNOT_TELL
    among_first = sum(domain in ranked[: len(NAMED_2015) + 1] for domain in NAMED_2015)
    if among_first == len(NAMED_2015):
        return Verdict.AGREES
    return Verdict.PARTLY if among_first >= MOST else Verdict.DISAGREES


def _chart(counts: Counter[str], ranked: list[str], total: int) -> Chart:
    book = codebook.load().domains
    rows = []
    for domain in ranked:
        estimate = share(counts[domain], total)
        if estimate:
            state = f"view=table&f.role=initiative~backbone&f.domain={domain}"
            rows.append(Row(dict(book[domain].label), *estimate, count=counts[domain], state=state))
    return Chart("domains", text(ID, "chart"), "share", tuple(rows))
