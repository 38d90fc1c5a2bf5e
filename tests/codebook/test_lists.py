"""What the lists that come with the package say."""

import re
from collections import Counter
from importlib.resources import files

import pytest
import yaml

from ci_map.codebook import LANGUAGES, Entry, RelationEntry, RoleEntry, load

BOOK = load()
ENTRIES = [(listing.name, entry) for listing in BOOK.listings() for entry in listing]
each_entry = pytest.mark.parametrize(
    ("name", "entry"), ENTRIES, ids=[f"{name}-{entry.id}" for name, entry in ENTRIES]
)

SEED_VALUES = {
    "roles": "infrastructure backbone initiative funder",
    "functions": "consulting operating knowledge funding",
    "sectors": "nonprofit foundation government university business network media other",
    "domains": "community_development education stem_education early_childhood health youth"
    " environment justice_equality housing_homelessness employment_economy food_nutrition"
    " arts_culture general",
    "place_based": "yes no",
    "place_scales": "neighbourhood town city metropolitan county region rural state national"
    " international",
    "relations": "member_of backbone_of funds founded advises partner_of affiliate_of successor_of",
    "methods": "reviewed curated crawled inferred",
    "measures": "degree in_degree out_degree betweenness closeness harmonic eigenvector pagerank"
    " core constraint reach cut_off bridges kinds backbone_load community",
    "fields": "id name name_local aliases url roles functions sector domains country region"
    " locality place_based place_scale place_served founded ended note roles_2015 note_2015"
    " evidence_url source_id relation target_id since until unseen links_to listed_names address"
    " email telephone answered",
}


@pytest.mark.parametrize("name", SEED_VALUES)
def test_ids_are_those_of_the_seed_lists_in_their_order(name: str) -> None:
    assert getattr(BOOK, name).ids == tuple(SEED_VALUES[name].split())


def texts_of(entry: Entry) -> dict[str, dict[str, str]]:
    texts = {"label": dict(entry.label), "definition": dict(entry.definition)}
    if isinstance(entry, RelationEntry):
        texts["inverse"] = dict(entry.inverse)
    if isinstance(entry, RoleEntry):
        texts["singular"] = dict(entry.singular)
    return texts


@each_entry
def test_nothing_is_unlabelled(name: str, entry: Entry) -> None:
    for part, text in texts_of(entry).items():
        assert tuple(text) == LANGUAGES, (name, part)
        assert all(words and words == words.strip() for words in text.values()), (name, part)
    assert entry.source.strip(), name


@each_entry
def test_hebrew_is_hebrew_and_the_rest_is_not(name: str, entry: Entry) -> None:
    for part, text in texts_of(entry).items():
        for language, words in text.items():
            is_hebrew = re.search(r"[\u05d0-\u05ea]", words) is not None
            assert is_hebrew == (language == "he"), (name, part, language)


@each_entry
def test_letters_of_other_scripts_have_not_slipped_in(name: str, entry: Entry) -> None:
    for part, text in texts_of(entry).items():
        latin = {language: words for language, words in text.items() if language != "he"}
        for language, words in latin.items():
            assert all(ord(letter) < 0x250 for letter in words), (name, part, language)
        mixed = re.findall(
            r"\w*[\u05d0-\u05ea][a-zA-Z]\w*|\w*[a-zA-Z][\u05d0-\u05ea]\w*", text["he"]
        )
        assert not mixed, (name, part)


@each_entry
def test_a_definition_is_one_sentence_told_in_each_language(name: str, entry: Entry) -> None:
    sentences = entry.definition.values()
    assert len(set(sentences)) == len(LANGUAGES), name
    assert all(sentence.endswith(".") for sentence in sentences), name
    assert all(". " not in sentence for sentence in sentences), name
    assert all(sentence != entry.label[key] for key, sentence in entry.definition.items()), name


@pytest.mark.parametrize("listing", BOOK.listings(), ids=lambda listing: listing.name)
def test_two_entries_of_a_list_never_share_a_label(listing: list[Entry]) -> None:
    for language in LANGUAGES:
        shared = Counter(entry.label[language] for entry in listing)
        assert max(shared.values()) == 1, (language, shared.most_common(1))


def test_five_conditions_and_one_proposed() -> None:
    assert [entry.id for entry in BOOK.conditions if not entry.proposed] == [
        "common_agenda",
        "shared_measurement",
        "mutually_reinforcing_activities",
        "continuous_communication",
        "backbone_organisation",
    ]
    assert [entry.id for entry in BOOK.conditions if entry.proposed] == ["trust_and_agreement"]


def test_27_indicators_follow_the_six_functions_of_a_backbone() -> None:
    counts = Counter(indicator.function for indicator in BOOK.indicators)
    assert tuple(counts) == BOOK.backbone_functions.ids
    assert tuple(counts.values()) == (4, 8, 5, 4, 3, 3)


def test_the_framework_has_the_parts_of_the_survey() -> None:
    assert BOOK.preconditions.ids == (
        "influential_champion",
        "adequate_funding",
        "urgency_for_change",
    )
    assert BOOK.phases.ids == (
        "pre_launch",
        "initiating_action",
        "organising_for_impact",
        "sustaining_action_and_impact",
    )
    assert BOOK.governance_levels.ids == (
        "steering_committee",
        "working_groups",
        "backbone",
        "partners",
    )
    assert len(BOOK.problem_fit) == 10


def test_hebrew_terms_are_those_of_the_survey() -> None:
    assert BOOK.roles["backbone"].label["he"] == "ארגוני שדרה"
    assert BOOK.roles["infrastructure"].label["he"] == "ארגוני תשתית"
    assert BOOK.domains["stem_education"].label["he"] == "חינוך מדעי-טכנולוגי"
    assert BOOK.place_scales["town"].label["he"] == "יישוב"
    assert BOOK.conditions["common_agenda"].label["he"] == "מצע משותף"
    assert BOOK.governance_levels["steering_committee"].label["he"] == "ועדת היגוי"


def test_only_partnership_reads_the_same_both_ways() -> None:
    assert [each.id for each in BOOK.relations if each.symmetric] == ["partner_of"]
    for each in BOOK.relations:
        assert each.symmetric or set(each.label.values()).isdisjoint(each.inverse.values())


def test_a_low_constraint_is_told_to_be_the_bridge() -> None:
    assert "a low value means it bridges" in BOOK.measures["constraint"].definition["en"]


@pytest.mark.parametrize("name", [listing.name for listing in BOOK.listings()])
def test_no_key_is_written_twice_in_a_file(name: str) -> None:
    text = (files("ci_map.codebook") / "lists" / f"{name}.yaml").read_text(encoding="utf-8")
    nodes = [yaml.compose(text)]
    while nodes:
        node = nodes.pop()
        if isinstance(node, yaml.SequenceNode):
            nodes += node.value
        elif isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value]
            assert len(set(keys)) == len(keys), (keys, node.start_mark.line + 1)
            nodes += [value for _, value in node.value]


def test_a_value_is_called_by_its_label_and_another_as_it_stands() -> None:
    roles = load().roles
    assert roles.label("backbone", "en") == roles["backbone"].label["en"] != "backbone"
    assert roles.label("unheard-of", "he") == "unheard-of"
