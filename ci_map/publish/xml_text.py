"""Text that XML can hold, for Word files, workbooks and every export that is XML."""

import re

ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LINE_END = re.compile("\r\n?")
REPLACEMENT = "\ufffd"


def legal(text: str) -> str:
    """The text with what XML 1.0 cannot hold replaced by U+FFFD, and line feeds as line ends."""
    return ILLEGAL.sub(REPLACEMENT, LINE_END.sub("\n", text))
