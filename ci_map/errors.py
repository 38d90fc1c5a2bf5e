"""What a run tells whoever started it, in place of a traceback.

An error of the library that a user can do something about is one of these two besides what it is
to a program (a ValueError, say); its text says what is allowed and what to do. Light to import:
every room may have to say it.
"""


class WrongUse(Exception):
    """What was asked for cannot be, whoever asks again. A command ends with 2."""


class RunFailed(Exception):
    """What was asked for was right and did not come about. A command ends with 1."""


def in_a_line(error: BaseException | str) -> str:
    """What others' code says of an error, whose messages may be several lines."""
    return " ".join(str(error).split())
