"""What initiatives work on: the third finding."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ci_map import codebook
from ci_map.findings.estimates import share
from ci_map.findings.material import Material
from ci_map.findings.parts import BY_COUNTRY, BY_ROLE, Share, by
from ci_map.findings.shape import Claim, Finding, FindingChart, Row, Text, Verdict
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
    counted = _Domains.of(material.doing)
    return told(
        ID,
        _sentence(counted),
        (_verdict(counted), _claims(counted)),
        text(ID, "rests_on", doing=counted.doing),
        *(_chart(counted), *_parts(material.doing)),
    )


@dataclass(frozen=True, slots=True)
class _Domains:
    """How many of the initiatives and backbones work in each domain, those with most first."""

    doing: int
    counts: Counter[str]
    ranked: Sequence[str]

    @classmethod
    def of(cls, doing: Sequence[Organisation]) -> "_Domains":
        counts = Counter(domain for o in doing for domain in o.domains)
        ranked = sorted(counts, key=lambda domain: (-counts[domain], domain))
        return cls(len(doing), counts, ranked)

    @property
    def later(self) -> list[str]:
        """Those named in 2015 that are not among the first."""
        return [domain for domain in NAMED_2015 if domain not in self.ranked[:FIRST]]

    @property
    def stem_stands_out(self) -> bool:
        return STEM in self.ranked[:FIRST]

    @property
    def stem_place(self) -> int:
        """The last where nobody works in it."""
        return self.ranked.index(STEM) + 1 if STEM in self.ranked else len(codebook.load().domains)

    @property
    def stem_share(self) -> float:
        return self.counts[STEM] / max(self.doing, 1)


def _sentence(counted: _Domains) -> Text:
    book = codebook.load().domains
    return text(
        ID,
        "sentence",
        first=[book[domain] for domain in counted.ranked[:3]],
        shares=[counted.counts[domain] / counted.doing for domain in counted.ranked[:3]],
        stem=counted.counts[STEM],
        stem_share=counted.stem_share,
        stem_rank=counted.stem_place,
        domains=len(book),
    )


def _verdict(counted: _Domains) -> Verdict:
    """Whether the five domains named in 2015 come first and STEM education stands out."""
    if not counted.ranked:
        return Verdict.CANNOT_TELL
    if counted.stem_stands_out and not counted.later:
        return Verdict.AGREES
    some = counted.stem_stands_out or len(NAMED_2015) - len(counted.later) >= MOST
    return Verdict.PARTLY if some else Verdict.DISAGREES


def _claims(counted: _Domains) -> list[Claim]:
    """Each part of what 2015 said of domains."""
    if not counted.ranked:
        return []
    later = [codebook.load().domains[domain] for domain in counted.later]
    named = len(NAMED_2015) - len(later)
    main = Verdict.PARTLY if later and named >= MOST else holds(not later)
    figures = {"named": named, "all": len(NAMED_2015), "first": FIRST, "later": later}
    stem = {"place": counted.stem_place, "share": counted.stem_share}
    return [
        claim(ID, "main" if later else "all_main", main, **figures),
        claim(ID, "stem", holds(counted.stem_stands_out), **stem),
    ]


def _parts(doing: Sequence[Organisation]) -> tuple[FindingChart, ...]:
    """The share on STEM education, by country and by main role."""
    stem = Share(doing, lambda o: STEM in o.domains, f"{DOING}&f.domain={STEM}")
    by_role = Share(doing, stem.holds, f"view=table&f.domain={STEM}")
    return (
        by(BY_COUNTRY, stem, "stem_country", text(ID, "stem_country")),
        by(BY_ROLE, by_role, "stem_role", text(ID, "stem_role")),
    )


def _chart(counted: _Domains) -> FindingChart:
    book = codebook.load().domains
    rows = []
    for domain in counted.ranked:
        count = counted.counts[domain]
        estimate = share(count, counted.doing)
        if estimate:
            state = f"{DOING}&f.domain={domain}"
            rows.append(Row(dict(book[domain].label), *estimate, count=count, state=state))
    return FindingChart("domains", text(ID, "chart"), "share", tuple(rows))
