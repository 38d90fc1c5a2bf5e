"""ci-map: the world of collective impact as data, a network and a map.

>>> import ci_map
>>> survey = ci_map.open("output/2026-11")  # doctest: +SKIP
"""

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ci_map.classify.judge import classify
    from ci_map.survey import Survey
    from ci_map.survey import open_survey as open  # noqa: A004

__all__ = ["Survey", "classify", "open"]


def __getattr__(name: str) -> Any:
    """Load what is offered when it is asked for: the command line starts at once."""
    if name == "classify":
        import importlib

        return importlib.import_module("ci_map.classify")  # a package that can be called
    if name in __all__:
        from ci_map import survey

        return {"open": survey.open_survey, "Survey": survey.Survey}[name]
    if name == "__version__":
        from importlib.metadata import version

        return version("ci-map")
    problem = f"module 'ci_map' has no attribute {name!r}"
    raise AttributeError(problem, name=name, obj=sys.modules[__name__])


def __dir__() -> list[str]:
    """What completion offers, though it is loaded only when asked for."""
    return sorted({*globals(), *__all__, "__version__"})
