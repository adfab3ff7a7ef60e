"""Doc comment → the code that it documents, the comment taken out.

The name stays in the code: training hides it in half of the samples.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..pairs import Pair
from ..text import clean_comment, first_words, is_chinese, is_query
from .declarations import body_end, declared_name, is_declaration, is_local_value
from .source_file import MAX_BODY_LINES, Comment, SourceFile

#: Of the shorter bodies this share becomes a window of neighbouring lines, as a search chunk
#: often looks.
WINDOW_SHARE = 0.25
WINDOW_LINES = 40
MAX_WINDOW_LEAD = 14
#: Bodies longer than this are already as long as a window.
MAX_WINDOWED_BODY = 30
#: Attributes between comment and declaration.
MAX_ATTRIBUTE_LINES = 6
_ATTRIBUTE = re.compile(r"\s*(@\w|#\[|\[\w|@doc|@spec|@impl|template\s*<|#\s*@|__attribute__)")


def mine_doc_comments(source: SourceFile) -> Iterator[Pair]:
    """Comments right above a declaration. Python has doc strings: see python_source.py."""
    if source.language.id == "python":
        return
    for comment in source.comments:
        declaration = declaration_after(source, comment)
        if declaration is None:
            continue
        end = body_end(
            source.lines, source.indents, declaration, source.language.id, MAX_BODY_LINES
        )
        query = clean_comment(_without_quotes(comment.text))
        name = declared_name(source.lines[declaration], source.language.id)
        if is_query(query):
            yield doc_pair(
                source, query, name, (declaration, end), range(comment.start, comment.end)
            )


def declaration_after(source: SourceFile, comment: Comment) -> int | None:
    """:returns: line of the declaration that a comment stands above, attributes between them; None
    for values inside of a body, which comments.py takes"""
    line, language = comment.end, source.language.id
    last = min(len(source.lines), line + MAX_ATTRIBUTE_LINES)
    while line < last and _is_attribute(source.lines[line], language):
        line += 1
    if line >= len(source.lines) or is_local_value(source.lines[line]):
        return None
    return line if is_declaration(source.lines[line], language) else None


def doc_pair(
    source: SourceFile, query: str, name: str, body: tuple[int, int], comment: range
) -> Pair:
    """:param body: lines of the declaration, [start, end)"""
    start, end = body
    document = source.document(start, end, comment)
    if end - start < MAX_WINDOWED_BODY and source.random.random() < WINDOW_SHARE:
        first = max(0, start - source.random.randint(0, MAX_WINDOW_LEAD))
        document = source.document(first, min(len(source.lines), first + WINDOW_LINES), comment)
    return Pair(
        kind="chinese-doc" if is_chinese(query) else "doc",
        language=source.language.id,
        repository=source.repository,
        path=source.path,
        query=first_words(query),
        document=document,
        symbol=name or None,
        context=source.context_of(start),
    )


def _is_attribute(line: str, language: str) -> bool:
    return (
        _ATTRIBUTE.match(line) is not None
        and not line.rstrip().endswith("{")
        and not is_declaration(line, language)
    )


def _without_quotes(comment: str) -> str:
    """Takes off what opens and closes the block comments of Elixir, Julia, Haskell, PowerShell."""
    return re.sub(r'@(?:module)?doc """|"""|\{-\s?\|?|-\}|<#|#>|\]\]', "", comment)
