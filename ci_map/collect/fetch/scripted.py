"""Pages that are empty until their script has run."""

from selectolax.lexbor import LexborHTMLParser

# Letters of text in the body below which a page with a script is taken to be made by it, unless it
# leads somewhere: a page of pictures has links.
FEW = 50
LEADS = "a[href], area[href], frame, iframe"


def needs_browser(body: bytes) -> bool:
    """Whether a page of HTML says next to nothing without its script."""
    if b"<script" not in body.lower():
        return False
    tree = LexborHTMLParser(body)
    tree.strip_tags(["script", "style", "noscript", "template", "svg"])
    text = tree.body.text(separator=" ") if tree.body else ""
    return len("".join(text.split())) < FEW and tree.css_first(LEADS) is None
