"""Scorecards side by side, as plain data and as a picture."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from ci_map.framework.scorecard import MOST, Scorecard, means, sections, titles
from ci_map.framework.words import word
from ci_map.publish.charts import grouped


def as_data(cards: Sequence[Scorecard]) -> dict[str, Any]:
    """Every card with the means of its sections, and the means side by side, by section."""
    summaries = [{name: asdict(mean) for name, mean in means(card).items()} for card in cards]
    return {
        "scorecards": [
            asdict(card) | {"means": summary}
            for card, summary in zip(cards, summaries, strict=True)
        ],
        "comparison": {
            section.id: {
                title: summary[section.id]["value"]
                for title, summary in zip(titles(cards), summaries, strict=True)
            }
            for section in sections()
        },
    }


def picture(cards: Sequence[Scorecard], language: str = "en") -> str:
    """Bars by section from 0 to 4, a colour an initiative, as SVG text."""
    columns = [means(card) for card in cards]
    series = {
        title: [column[section.id].value for section in sections()]
        for title, column in zip(titles(cards), columns, strict=True)
    }
    labels = [section.heading.label[language] for section in sections()]
    return grouped(word("title", language), labels, series, MOST)
