"""OpenAlex: works by year of publication, for `ci-map interest --openalex`."""

from urllib.parse import urlencode

from ci_map.collect.sources.context import Context

API = "https://api.openalex.org/works?"


def crawl(context: Context) -> None:
    """One request: the answer has one group a year, and is kept as `ci_map.interest` reads it."""
    [words] = context.source.queries
    asked = {"filter": f"title_and_abstract.search:{words}", "group_by": "publication_year"}
    answer = context.json(API + urlencode(asked))
    years = []
    for group in answer.content["group_by"]:
        year, count = group.pop("key"), group.pop("count")
        years.append({"key": year, "count": count})
        context.audit(group, ignore=["key_display_name"])
    context.keep("openalex", group_by=sorted(years, key=lambda each: int(each["key"])))
