"""Whether relations help: roles by text alone and by text with relations, on the seeds' own."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from ci_map.classify.evaluate import judged
from ci_map.classify.labelled import TRAINING_FILES, LabelledText, read_labelled
from ci_map.classify.linear import best
from ci_map.classify.models import OF_TRAINING_PART
from ci_map.classify.relations import ROLES, Relations, relations_of
from ci_map.collect import read_seeds
from ci_map.model import assemble


def compare_with_relations(labelled: Path, seeds: Path) -> dict[str, float]:
    """Shares of roles told rightly; texts are those of the test part that name a seed."""
    listed = assemble(read_seeds(seeds).statements)
    relations = relations_of(listed)
    ids = {one.name.casefold(): one.id for one in listed.organisations}
    texts = dict(_texts_of_seeds(labelled, ids, relations))
    answers = judged(list(texts.values()), OF_TRAINING_PART)
    alone = shifted = 0
    for organisation, (text, given) in zip(texts, answers, strict=True):
        related = relations.apply(given.as_json(), organisation)
        alone += given.role == text.role
        shifted += related["role"] == text.role
    count = len(texts) or 1
    return {
        "texts of seeds that have relations": len(texts),
        "role by text alone": round(alone / count, 3),
        "role by text and relations": round(shifted / count, 3),
        **_by_relations_alone(relations),
    }


def _by_relations_alone(relations: Relations) -> dict[str, float]:
    named = [name for name in relations.roles if relations.kinds.get(name)]
    right = sum(best(relations.shifts(name))[0] == relations.roles[name] for name in named)
    common = Counter(relations.roles[name] for name in named).most_common(1)[0][1]
    return {
        "seeds that have relations": len(named),
        "role by relations alone": round(right / len(named), 3),
        "role if always the commonest": round(common / len(named), 3),
    }


def _texts_of_seeds(
    labelled: Path, ids: Mapping[str, str], relations: Relations
) -> Iterator[tuple[str, LabelledText]]:
    """A text of the test part for each seed of its name: the last one."""
    for text in read_labelled([labelled / name for name in TRAINING_FILES]):
        name = ids.get(text.organisation.casefold())
        if name and text.part == "test" and text.role in ROLES and relations.kinds.get(name):
            yield name, text
