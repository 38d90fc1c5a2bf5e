import codecs

import pytest

from ci_map.collect.extract.charset import decode

HEBREW = "הקרן לשותפויות בקהילה פועלת מאז שנת אלפיים"


@pytest.mark.parametrize(
    ("text", "charset", "header"),
    [
        ("é–", "utf-8", "text/html; charset=utf-8"),
        ("é–", "utf-8", "text/html; charset=iso-8859-1"),  # a server that is wrong
        ("é–", "cp1252", "text/html; charset=ISO-8859-1"),  # means windows-1252 on the web
        (HEBREW, "cp1255", 'text/html; charset="windows-1255"'),
        (HEBREW, "iso8859-8", "text/html;charset=iso-8859-8-i"),
        ("日本語の団体", "shift_jis", "text/html; charset=Shift_JIS"),
        ("日本語の団体", "iso2022_jp", "text/html; charset=iso-2022-jp"),
        ("日本語", "utf-16-le", "text/html; charset=utf-16le"),
        ("plain", "ascii", "text/html; charset=no-such-thing"),
        ("plain", "ascii", "text/html; charset=hex"),
        ("plain", "ascii", None),
    ],
)
def test_the_header_is_believed_unless_the_bytes_are_utf_8(
    text: str, charset: str, header: str | None
) -> None:
    assert decode(text.encode(charset), header) == text


@pytest.mark.parametrize(
    "meta",
    ['<meta charset="windows-1255">', "<META http-equiv=x content='text/html; charset=cp1255'>"],
)
def test_a_page_names_its_charset_itself(meta: str) -> None:
    assert HEBREW in decode((meta + HEBREW).encode("cp1255"), "text/html")


def test_a_byte_order_mark_wins() -> None:
    marked = codecs.BOM_UTF16_LE + "日本".encode("utf-16-le")
    assert decode(marked, "text/html; charset=utf-8") == "日本"
    assert decode(codecs.BOM_UTF8 + b"x", "text/html; charset=utf-16") == "x"


def test_an_undeclared_charset_is_guessed() -> None:
    assert HEBREW in decode((HEBREW * 20).encode("cp1255"))


def test_bytes_that_are_no_text_are_replaced_and_nul_is_left_out() -> None:
    assert decode(b"a\0b\xff\xfe\xfa", "text/html; charset=utf-8") == "ab���"
