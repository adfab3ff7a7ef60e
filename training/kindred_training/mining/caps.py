"""TABLE of limits: how many pairs of a kind one repository may give."""

from __future__ import annotations

#: A repository that gives more would teach its own words: the caps of the first encoders, with
#: which 226 repositories gave 960,000 pairs and none more than a few percent of them.
CAPS: dict[str, int] = {
    "doc": 7000,
    "name": 3500,
    "comment": 2500,
    "heading": 6000,
    "sentence": 3000,
    "commit": 400,
    # One collection of commands each: all of it.
    "task": 60_000,
    "chinese-doc": 5000,
    "chinese-comment": 2500,
    # Chinese beside Chinese teaches the words, not the way to English: less of it.
    "chinese-prose": 2000,
    # What leads from Chinese to English is rare.
    "chinese-heading": 8000,
    "chinese-section": 4000,
    "chinese-sentence": 12_000,
    "chinese-code": 4000,
}

#: Share of the pairs of tests, examples and benchmarks that is kept: they are many and much alike.
TEST_SHARE = 0.25

#: Characters of a document that are kept; 256 tokens are seldom longer.
MAX_DOCUMENT_CHARACTERS = 2200
