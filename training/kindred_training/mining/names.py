"""Name of an undocumented function → its code. The query is the name as people would say it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..pairs import Pair
from .declarations import body_end, declared_name, is_declaration, is_local_value
from .source_file import MAX_BODY_LINES, SourceFile

#: Shorter functions say no more than their name.
MIN_BODY_LINES = 4
#: A line that opens a body, rather than one that calls or declares something.
_OPENINGS = ("{", "(", ",", ")", ":", "do", "->", "=")
_WITHOUT_OPENING = frozenset(("ruby", "lua", "bash", "haskell", "elixir", "julia", "powershell"))


def mine_names(source: SourceFile) -> Iterator[Pair]:
    """Functions and types of two words or more that no comment stands above."""
    language = source.language.id
    if language == "python":
        return
    documented = {comment.end for comment in source.comments}
    for line, text in enumerate(source.lines):
        if source.indents[line] < 0 or line in source.comment_lines or line in documented:
            continue
        if not is_declaration(text, language) or not _opens_body(text, language):
            continue
        if source.indents[line] > 0 and is_local_value(text):
            continue
        name = declared_name(text, language)
        end = body_end(source.lines, source.indents, line, language, MAX_BODY_LINES)
        if end - line >= MIN_BODY_LINES and has_several_words(name):
            yield name_pair(source, name, line, end)


def name_pair(source: SourceFile, name: str, start: int, end: int) -> Pair:
    return Pair(
        kind="name",
        language=source.language.id,
        repository=source.repository,
        path=source.path,
        query=name,
        document=source.document(start, end),
        symbol=name,
        context=source.context_of(start),
    )


def has_several_words(name: str) -> bool:
    """`parseDate`, `parse_date`, `parse-date`: one word alone is no question, nor is `x1` or `arrB`"""
    words = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)
    return sum(len(word) >= 2 for word in words) >= 2


def _opens_body(line: str, language: str) -> bool:
    return language in _WITHOUT_OPENING or line.rstrip().endswith(_OPENINGS)
