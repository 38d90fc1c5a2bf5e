import json

from ci_map.publish.map_page import json_for_script


def test_no_text_ends_the_script_that_holds_the_survey() -> None:
    """`>` alone would not do: `</script ` and `</script/` end one, too, and `<!--` may."""
    said = {"</script >": "</script/><!--<script>&amp;\u2028\u2029"}
    written = json_for_script(said)
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == said
