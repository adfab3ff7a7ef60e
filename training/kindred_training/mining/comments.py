"""Comment inside a body → the block of lines that follows it."""

from __future__ import annotations

from collections.abc import Iterator

from ..pairs import Pair
from ..text import clean_comment, first_words, is_chinese, is_query, looks_like_code
from .doc_comment import declaration_after
from .source_file import Comment, SourceFile

#: A longer comment tells a story, not what the next lines do.
MAX_COMMENT_LINES = 4
MIN_WORDS, MAX_WORDS = 4, 50
MAX_BLOCK_LINES = 14
MIN_BLOCK_LINES = 2


def mine_comments(source: SourceFile) -> Iterator[Pair]:
    """Indented comments; those above a declaration are doc comments: see doc_comment.py."""
    for comment in source.comments:
        if source.indents[comment.start] <= 0 or comment.end - comment.start > MAX_COMMENT_LINES:
            continue
        if declaration_after(source, comment) is not None:
            continue
        query = clean_comment(comment.text)
        if not is_query(query, MIN_WORDS, MAX_WORDS) or looks_like_code(query):
            continue
        end = _block_end(source, comment)
        if end - comment.end >= MIN_BLOCK_LINES:
            yield _pair(source, query, comment.end, end)


def _block_end(source: SourceFile, comment: Comment) -> int:
    """Up to a blank line, another comment, or a line that is indented less."""
    own = source.indents[comment.start]
    end = comment.end
    last = min(len(source.lines), comment.end + MAX_BLOCK_LINES)
    while end < last and source.indents[end] >= own and end not in source.comment_lines:
        end += 1
    return end


def _pair(source: SourceFile, query: str, start: int, end: int) -> Pair:
    return Pair(
        kind="chinese-comment" if is_chinese(query) else "comment",
        language=source.language.id,
        repository=source.repository,
        path=source.path,
        query=first_words(query),
        document=source.document(start, end),
        symbol=None,
        context=source.context_of(start),
    )
