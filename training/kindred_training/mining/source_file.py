"""A file as the miners read it: lines with indentation, comments, and the scopes around them."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import cached_property

from ..languages import Language
from .declarations import container_signature, is_container

#: Lines of a body that become a document; more do not fit the encoder.
MAX_BODY_LINES = 60


@dataclass(frozen=True)
class Comment:
    """Whole lines of comment, [start, end)."""

    start: int
    end: int
    text: str


class SourceFile:
    """One file of a repository. Miners share what they find out about it."""

    def __init__(self, repository: str, path: str, language: Language, text: str) -> None:
        self.repository = repository
        self.path = path
        self.language = language
        self.text = text
        self.lines: list[str] = text.split("\n")
        #: Chances are drawn per file, so that a file gives the same pairs in any order of files.
        self.random = random.Random(f"{repository}/{path}")

    @cached_property
    def indents(self) -> list[int]:
        """Columns before the first character, -1 for a blank line."""
        return [-1 if not line or line.isspace() else _indent(line) for line in self.lines]

    @cached_property
    def comments(self) -> list[Comment]:
        return _find_comments(self)

    @cached_property
    def comment_lines(self) -> set[int]:
        return {line for comment in self.comments for line in range(comment.start, comment.end)}

    def context_of(self, line: int) -> str:
        """:returns: signatures of the containers around a line, outermost first, one a line"""
        return "\n".join(self._contexts[line]) if line < len(self._contexts) else ""

    @cached_property
    def _contexts(self) -> list[tuple[str, ...]]:
        contexts: list[tuple[str, ...]] = []
        open_scopes: list[tuple[int, str]] = []
        around: tuple[str, ...] = ()
        for index, line in enumerate(self.lines):
            indent = self.indents[index]
            if indent >= 0 and index not in self.comment_lines and not _continues(line):
                while open_scopes and open_scopes[-1][0] >= indent:
                    open_scopes.pop()
                around = tuple(signature for _, signature in open_scopes)
                if is_container(line):
                    open_scopes.append((indent, container_signature(self.lines, index)))
            contexts.append(around)
        return contexts

    def document(self, start: int, end: int, without: range = range(0)) -> str:
        """Lines [start, end) with common indentation removed, at most MAX_BODY_LINES.

        :param without: lines to leave out, those of the doc comment
        """
        kept = [line for line in range(start, end) if line not in without][:MAX_BODY_LINES]
        return dedent([self.lines[line] for line in kept])


def dedent(lines: list[str]) -> str:
    """Removes common indentation, trailing blanks and blank lines at both ends."""
    lines = [line.expandtabs(4).rstrip() for line in lines]
    margin = min((_indent(line) for line in lines if line), default=0)
    return "\n".join(line[margin:] for line in lines).strip("\n")


def _indent(line: str) -> int:
    stripped = line.lstrip(" \t")
    head = line[: len(line) - len(stripped)]
    return len(head.expandtabs(4)) if "\t" in head else len(head)


def _continues(line: str) -> bool:
    """Lines that may stand at the indentation of a container and still be inside of it."""
    stripped = line.lstrip()
    return stripped[0] in "{)]:#&|" or (
        re.match(
            r"(public|private|protected|signals|default|case\b.*|where\b.*|Q_\w+)\s*\w*:?$",
            stripped,
        )
        is not None
    )


def _find_comments(source: SourceFile) -> list[Comment]:
    """Comment blocks of whole lines; doc strings that stand before their function too."""
    lines, found, index = source.lines, [], 0
    while index < len(lines):
        end = _comment_end(source, index)
        if end is None:
            index += 1
            continue
        end = min(end, len(lines))
        found.append(Comment(index, end, "\n".join(lines[index:end])))
        index = max(end, index + 1)
    return found


def _comment_end(source: SourceFile, start: int) -> int | None:
    """:returns: the line after a comment that starts here, None where none does"""
    lines, language = source.lines, source.language
    stripped = lines[start].lstrip()
    marker = language.line_comment
    if (
        stripped.startswith(marker)
        and not stripped.startswith("#!")
        and not stripped.startswith("--[[")
    ):
        end = start + 1
        while end < len(lines) and lines[end].lstrip().startswith(marker):
            end += 1
        return end
    for opening, closing in _block_markers(language):
        if stripped.startswith(opening) and not stripped.startswith("{-#"):
            rest = stripped[len(opening) :]
            if closing in rest:
                # Code behind a closed comment makes it no comment line.
                return start + 1 if rest.rstrip().endswith(closing) else None
            end = start + 1
            while end < len(lines) and closing not in lines[end]:
                end += 1
            return end + 1
    return None


def _block_markers(language: Language) -> tuple[tuple[str, str], ...]:
    if language.block_comments:
        return (("/*", "*/"),)
    return _OWN_BLOCK_MARKERS.get(language.id, ())


_OWN_BLOCK_MARKERS: dict[str, tuple[tuple[str, str], ...]] = {
    "elixir": (('@doc """', '"""'), ('@moduledoc """', '"""')),
    "haskell": (("{-", "-}"),),
    "julia": (('"""', '"""'),),
    "lua": (("--[[", "]]"),),
    "powershell": (("<#", "#>"),),
    "sql": (("/*", "*/"),),
}
