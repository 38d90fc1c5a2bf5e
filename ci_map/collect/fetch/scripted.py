"""Pages that are empty until their script has run."""

from selectolax.lexbor import LexborHTMLParser

from ci_map.collect.fetch.outcome import Fetched

# A header of pages that are what their script made.
RENDERED_BY = "X-Rendered-By"
# Letters of text in the body below which a page with a script is taken to be made by it, unless it
# leads somewhere: a page of pictures has links.
FEW = 50
LEADS = "a[href], area[href], frame, iframe"


def needs_browser(page: Fetched) -> bool:
    """Whether a page of HTML says next to nothing without its script, which has not run yet."""
    if b"<script" not in page.body.lower() or page.header(RENDERED_BY):
        return False
    tree = LexborHTMLParser(page.body)
    tree.strip_tags(["script", "style", "noscript", "template", "svg"])
    text = tree.body.text(separator=" ") if tree.body else ""
    return len("".join(text.split())) < FEW and tree.css_first(LEADS) is None
