"""A YAML file of the mapping team, read strictly: every fault with its line."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, TypeVar

import yaml
from pydantic import AfterValidator, TypeAdapter, ValidationError

from ci_map.codebook import LANGUAGES
from ci_map.collect.encoding import decode
from ci_map.collect.faults import Fault, SeedsInvalid

T = TypeVar("T")
ADVICE = "see CONTRIBUTING.md, the seed lists"
HALF = re.compile("[\ud800-\udfff]")


def read_yaml(
    path: Path, shape: TypeAdapter[T], empty: T, faults: list[Fault], advice: str = ADVICE
) -> T:
    """Read a file as the shape says; what is wrong goes to `faults`. A missing file is `empty`.

    `advice` is where a person reads how the file must be.
    """
    if not path.exists():
        return empty
    try:
        text = path.read_text(encoding="utf-8-sig")
        _refuse_hostile(text)
        content = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  (all is text, dates too)
        return shape.validate_python(content) if content else empty
    except yaml.YAMLError as error:
        faults.append(_not_yaml(path.name, error, advice))
    except RecursionError:
        faults.append(Fault(path.name, 1, "file", "is nested too deeply", advice))
    except UnicodeDecodeError as error:
        problem = str(decode(error.object).problem)
        faults.append(Fault(path.name, 1, "file", problem, "save it as UTF-8"))
    except OSError as error:
        faults.append(Fault(path.name, 1, "file", f"cannot be read: {error}", "UTF-8 text"))
    except ValidationError as error:
        faults += _misshapen(path.name, text, error, advice)
    return empty


def _misshapen(file: str, text: str, error: ValidationError, advice: str) -> Iterator[Fault]:
    """Where the content is not as the shape says, each at its line."""
    for detail in error.errors():
        column, line = _place(text, detail["loc"])
        yield Fault(file, line, column, detail["msg"].removeprefix("Value error, "), advice)


def _refuse_hostile(text: str) -> None:
    """Ten lines of aliases of aliases can stand for a thousand million values, and half a character
    (as JSON escapes an emoji in two) can be written into no file.
    """
    for token in yaml.scan(text, Loader=yaml.BaseLoader):
        problem = ""
        if isinstance(token, yaml.AliasToken):
            problem = f"has an alias (*{token.value}): write the value out"
        elif isinstance(token, yaml.ScalarToken) and HALF.search(token.value):
            problem = "has half a character (\\ud800 to \\udfff): write the character itself"
        if problem:
            place: Any = token.start_mark
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=place)


def needed_yaml(path: Path, shape: TypeAdapter[T | None], advice: str) -> T:
    """Read a file that must be there; raises SeedsInvalid with every fault and its whole path."""
    faults: list[Fault] = []
    content = read_yaml(path, shape, None, faults, advice)
    if content is None and not faults:
        faults.append(Fault(path.name, 1, "file", "is missing or empty", advice))
    if content is None or faults:
        raise SeedsInvalid([fault.at(path) for fault in faults])
    return content


def _in_known_languages(text: Mapping[str, str]) -> Mapping[str, str]:
    """A text by language, of which English must be one; raises ValueError."""
    if text and ("en" not in text or set(text) - set(LANGUAGES)):
        raise ValueError(f"languages are {', '.join(LANGUAGES)}, and en is needed")
    return text


Text = Annotated[Mapping[str, str], AfterValidator(_in_known_languages)]


def _not_yaml(file: str, error: yaml.YAMLError, advice: str) -> Fault:
    mark = getattr(error, "problem_mark", None)
    problem = f"is not YAML: {getattr(error, 'problem', error)}"
    return Fault(file, mark.line + 1 if mark else 1, "file", problem, advice)


def _place(text: str, steps: Sequence[int | str]) -> tuple[str, int]:
    """The name of a place in the document ("tour.1.title"), and the line on which it begins."""
    place = [step for step in steps if step != "[key]"]
    names = [str(step + 1) if isinstance(step, int) else str(step) for step in place]
    return ".".join(names) or "file", _line(text, place)


def _line(text: str, place: Sequence[int | str]) -> int:
    """The line on which the value at a place of the document begins, or what is nearest to it."""
    node: Any = yaml.compose(text, Loader=yaml.BaseLoader)
    line = node.start_mark.line + 1
    for step in place:
        key, node = _inside(node, step)
        if node is None:
            break
        line = (key or node).start_mark.line + 1
    return int(line)


def _inside(node: Any, step: int | str) -> tuple[Any, Any]:
    """The key and the value that a step leads to in a list or a mapping."""
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return None, node.value[step]
    if isinstance(node, yaml.MappingNode):
        return next(((k, v) for k, v in node.value if k.value == step), (None, None))
    return None, None
