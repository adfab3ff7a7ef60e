"""Python by its syntax tree: doc strings and undocumented functions with exact bodies."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator

from ..pairs import Pair
from ..text import clean_comment, is_query
from .doc_comment import doc_pair
from .names import MIN_BODY_LINES, has_several_words, name_pair
from .source_file import MAX_BODY_LINES, SourceFile

_Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
#: A doc string is taken out of the body, which may be that much longer before.
_MAX_DOC_LINES = 40


def mine_python(source: SourceFile) -> Iterator[Pair]:
    """Pairs of kind `doc` and `name`; nothing for a file that this Python cannot parse."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Invalid escapes in the strings of others.
            tree = ast.parse(source.text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    for definition in _definitions(tree):
        pair = _pair_of(source, definition)
        if pair is not None:
            yield pair


def _definitions(tree: ast.AST) -> Iterator[_Definition]:
    """Functions and classes, also those inside of classes, functions and conditions."""
    waiting = [tree]
    while waiting:
        for child in ast.iter_child_nodes(waiting.pop()):
            if isinstance(child, _Definition):
                yield child
                waiting.append(child)
            elif isinstance(child, (ast.If, ast.Try, ast.With)):
                waiting.append(child)


def _pair_of(source: SourceFile, definition: _Definition) -> Pair | None:
    start = definition.lineno - 1
    end = min(definition.end_lineno or start + 1, start + MAX_BODY_LINES + _MAX_DOC_LINES)
    doc = ast.get_docstring(definition, clean=True)
    if doc is not None:
        query = clean_comment(doc)
        expression = definition.body[0]
        doc_lines = range(expression.lineno - 1, expression.end_lineno or expression.lineno)
        if not is_query(query):
            return None
        return doc_pair(source, query, definition.name, (start, end), doc_lines)
    if _is_worth_asking(definition) and end - start >= MIN_BODY_LINES:
        return name_pair(source, definition.name, start, end)
    return None


def _is_worth_asking(definition: _Definition) -> bool:
    return (
        not isinstance(definition, ast.ClassDef)
        and not definition.name.startswith(("test_", "__"))
        and has_several_words(definition.name.strip("_"))
    )
