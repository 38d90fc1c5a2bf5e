"""What initiatives work on: the third finding."""

from collections import Counter

from ci_map import codebook
from ci_map.findings.estimates import share
from ci_map.findings.material import Material
from ci_map.findings.parts import BY_COUNTRY, BY_ROLE, Share, by
from ci_map.findings.shape import Chart, Claim, Finding, Row, Text, Verdict
from ci_map.findings.words import claim, holds, text, told
from ci_map.model import Organisation

ID = "domains"
NAMED_2015 = ("community_development", "education", "health", "youth", "environment")
STEM = "stem_education"
FIRST = len(NAMED_2015) + 1  # what stands out is among so many; one other may stand among the five
MOST = 3  # of the five named
DOING = "view=table&f.role=initiative~backbone"


def find(material: Material) -> Finding:
    """Count initiatives and backbones by domain; one may work in several."""
    doing = material.doing
    counts = Counter(domain for o in doing for domain in o.domains)
    ranked = sorted(counts, key=lambda domain: (-counts[domain], domain))
    return told(
        ID,
        _sentence(counts, ranked, len(doing)),
        (_verdict(ranked), _claims(counts, ranked, len(doing))),
        text(ID, "rests_on", doing=len(doing)),
        *(_chart(counts, ranked, len(doing)), *_parts(doing)),
    )


def _sentence(counts: Counter[str], ranked: list[str], doing: int) -> Text:
    book = codebook.load().domains
    return text(
        ID,
        "sentence",
        first=[book[domain] for domain in ranked[:3]],
        shares=[counts[domain] / doing for domain in ranked[:3]],
        stem=counts[STEM],
        stem_share=counts[STEM] / max(doing, 1),
        stem_rank=ranked.index(STEM) + 1 if STEM in ranked else len(book),
        domains=len(book),
    )


def _verdict(ranked: list[str]) -> Verdict:
    """Whether the five domains named in 2015 come first and STEM education stands out."""
    if not ranked:
        return Verdict.CANNOT_TELL
    among_first = sum(domain in ranked[:FIRST] for domain in NAMED_2015)
    stands_out = STEM in ranked[:FIRST]
    if among_first == len(NAMED_2015) and stands_out:
        return Verdict.AGREES
    return Verdict.PARTLY if among_first >= MOST or stands_out else Verdict.DISAGREES


def _claims(counts: Counter[str], ranked: list[str], doing: int) -> list[Claim]:
    """Each part of what 2015 said of domains."""
    if not ranked:
        return []
    book = codebook.load().domains
    later = [book[domain] for domain in NAMED_2015 if domain not in ranked[:FIRST]]
    named = len(NAMED_2015) - len(later)
    main = Verdict.PARTLY if later and named >= MOST else holds(not later)
    place = ranked.index(STEM) + 1 if STEM in ranked else len(book)
    share = counts[STEM] / max(doing, 1)
    figures = {"named": named, "all": len(NAMED_2015), "first": FIRST, "later": later}
    told = claim(ID, "main" if later else "all_main", main, **figures)
    return [told, claim(ID, "stem", holds(STEM in ranked[:FIRST]), place=place, share=share)]


def _parts(doing: list[Organisation]) -> tuple[Chart, ...]:
    """The share on STEM education, by country and by main role."""
    stem = Share(doing, lambda o: STEM in o.domains, f"{DOING}&f.domain={STEM}")
    by_role = Share(doing, stem.holds, f"view=table&f.domain={STEM}")
    return (
        by(BY_COUNTRY, stem, "stem_country", text(ID, "stem_country")),
        by(BY_ROLE, by_role, "stem_role", text(ID, "stem_role")),
    )


def _chart(counts: Counter[str], ranked: list[str], total: int) -> Chart:
    book = codebook.load().domains
    rows = []
    for domain in ranked:
        estimate = share(counts[domain], total)
        if estimate:
            state = f"{DOING}&f.domain={domain}"
            rows.append(Row(dict(book[domain].label), *estimate, count=counts[domain], state=state))
    return Chart("domains", text(ID, "chart"), "share", tuple(rows))
