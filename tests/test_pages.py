"""Pages say where their markers, anchors and citations stand, and code is never taken for them."""

import pickle

from ipt_course.pages import Anchors, Citation, Marker, Page

PAGE = """---
title: A page
---

# A page

Words here [@weissman2017; @meffert2021] and `[@code2000]`.

{{ quiz: one }}

Text {{ item: two }} in a line.

```yaml
{{ quiz: in-a-fence }}
[@fence2000]
```

<!-- {{ quiz: in-a-comment }} -->

## Deeper { #deeper }
{{ case: three }}
"""


def test_markers_have_places_and_know_whether_they_stand_alone():
    assert Page("p.md", PAGE).markers == (
        Marker("quiz", "one", 9, 1, alone=True),
        Marker("item", "two", 11, 6, alone=False),
        Marker("case", "three", 21, 1, alone=False),
    )


def test_citations_have_places_and_keep_their_order():
    page = Page("p.md", PAGE)
    assert page.citations == (Citation(("weissman2017", "meffert2021"), 7, 12),)
    assert page.cited == ("weissman2017", "meffert2021")


def test_only_anchors_that_an_author_wrote_count():
    assert Page("p.md", PAGE).anchors == {"deeper"}


def test_only_pages_that_are_asked_about_are_searched_for_anchors():
    pages = {"p.md": Page("p.md", PAGE), "other.md": Page("other.md", PAGE)}
    anchors = Anchors(pages)
    assert list(anchors) == ["p.md", "other.md"]
    assert anchors["p.md"] == {"deeper"}
    assert ["headings" in vars(page) for page in pages.values()] == [True, False]


def test_another_process_is_sent_the_anchors_without_the_pages():
    sent = pickle.dumps(Anchors({"p.md": Page("p.md", PAGE * 100)}))
    assert pickle.loads(sent) == {"p.md": {"deeper"}}
    assert len(sent) < 200


def test_words_are_those_a_reader_reads():
    assert (
        Page(
            "p.md", "---\ntitle: x y z\n---\n\n# Two words { #id }\n\n[Three](four.md) *five* `code` {{ quiz: x }}\n"
        ).words
        == 4
    )


def test_unclosed_fence_hides_the_rest():
    assert Page("p.md", "```\n{{ quiz: x }}\n").markers == ()
