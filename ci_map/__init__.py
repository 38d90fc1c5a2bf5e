"""ci-map: the world of collective impact as data, a network and a map.

>>> import ci_map
>>> survey = ci_map.open("output/2026-11")  # doctest: +SKIP
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ci_map.classify.judge import classify
    from ci_map.survey import Survey
    from ci_map.survey import open_survey as open  # noqa: A004

__all__ = ["Survey", "classify", "open"]


def __getattr__(name: str) -> Any:
    """Load `open`, `Survey` and `classify` when asked for: the command line starts at once."""
    if name == "classify":
        import importlib

        return importlib.import_module("ci_map.classify")  # a package that can be called
    if name in __all__:
        from ci_map import survey

        return {"open": survey.open_survey, "Survey": survey.Survey}[name]
    raise AttributeError(f"module 'ci_map' has no attribute {name!r}")
