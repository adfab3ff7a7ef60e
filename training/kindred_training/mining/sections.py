"""Cuts Markdown, MDX and reStructuredText into sections by their headings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..text import clean_inline

_FENCE = re.compile(r"\s*(```+|~~~+|:::code)")
_ATX = re.compile(r"(#{1,6})\s+(.*\S)")
_SETEXT = re.compile(r"(={3,}|-{4,})\s*$")
_ADORNMENT = re.compile(r"([=\-~^\"'`#*+.:_])\1{2,}\s*$")
#: Licence headers mostly, whose lines start with `#`.
_MULTI_LINE_COMMENT = re.compile(r"^<!--(?:(?!-->).)*\n(?:(?!-->).)*-->", re.M | re.S)


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it, up to the next heading of any level."""

    level: int
    heading: str
    #: Headings above, outermost first, without its own.
    parents: tuple[str, ...]
    body: str

    @property
    def heading_path(self) -> str:
        """As `headingPath` of the product writes it."""
        return " > ".join((*self.parents, self.heading))


def sections_of(text: str, language: str) -> list[Section]:
    """:param language: `markdown` or `restructuredtext`"""
    text = _MULTI_LINE_COMMENT.sub("", _title_as_heading(text))
    lines = text.split("\n")
    is_restructured = language == "restructuredtext"
    sections: list[Section] = []
    open_headings: list[tuple[int, str]] = []
    levels: dict[str, int] = {}
    start = index = 0
    fence = ""

    def close(end: int) -> None:
        if open_headings:
            level, heading = open_headings[-1]
            parents = tuple(name for _, name in open_headings[:-1])
            body = "\n".join(lines[start:end]).strip("\n")
            sections.append(Section(level, heading, parents, body))

    while index < len(lines):
        fence = _fence_after(lines[index], fence) if not is_restructured else ""
        found = None
        if not fence:
            found = (
                _restructured_heading(lines, index, levels)
                if is_restructured
                else _markdown_heading(lines, index)
            )
        if found is None:
            index += 1
            continue
        level, heading, taken = found
        close(index)
        open_headings = [entry for entry in open_headings if entry[0] < level]
        open_headings.append((level, clean_heading(heading)))
        index += taken
        start = index
    close(len(lines))
    return sections


def clean_heading(heading: str) -> str:
    """Without links, roles, anchors, emphasis, HTML and closing hashes."""
    heading = re.sub(r"\s*\{[^}]*\}|\s*#+\s*$|:[a-z_]+:(?!`)", "", heading)
    heading = re.sub(r"<[^>]*>|`{1,2}|\*{1,2}(?=\S)|(?<=\S)\*{1,2}", "", clean_inline(heading))
    return re.sub(r"^[\W\d_]*\d[\d.]*(?:[.)、：]\s*|\s+)(?=\S)", "", heading).strip(" :：#")


def clean_section(body: str) -> str:
    """Without comments, images, link targets and components that only show something."""
    body = re.sub(r"<!--.*?-->|\{/\*.*?\*/\}", "", body, flags=re.S)
    body = re.sub(
        r"!\[[^\]]*\]\([^)]*\)|<img[^>]*>|^\s*(?:import|export) .* from .*$", "", body, flags=re.M
    )
    body = re.sub(r"\]\((?:https?:)?[^)]*\)", "]", body)
    body = re.sub(
        r"^\s*:::.*$|^\s*\{%.*%\}\s*$|^\s*\.\. (?:_|index::|image::).*$", "", body, flags=re.M
    )
    return re.sub(r"\n{3,}", "\n\n", body).strip("\n")


def _title_as_heading(text: str) -> str:
    """Site generators keep the title of a page in its front matter."""
    front = re.match(r"\A\s*(?:<!--.*?-->\s*)?(---|\+\+\+)\n(.*?)\n\1\n", text, re.S)
    if front is None:
        return text
    title = re.search(r"^title\s*[:=]\s*[\"']?(.+?)[\"']?\s*$", front[2], re.M)
    rest = text[front.end() :]
    has_own = re.match(r"\s*# ", rest) is not None
    return f"# {title[1]}\n\n{rest}" if title and not has_own else rest


def _fence_after(line: str, fence: str) -> str:
    """:returns: the marker of the code block that is open after a line, '' outside"""
    match = _FENCE.match(line)
    if match is None:
        return fence
    marker = match.group(1)
    if fence == "":
        # A fence that opens and closes on its own line opens nothing.
        return "" if line.strip().count(marker) > 1 else marker
    closes = marker.startswith(fence) and line.strip() == marker
    return "" if closes else fence


def _markdown_heading(lines: list[str], index: int) -> tuple[int, str, int] | None:
    """:returns: level, text, lines taken"""
    line = lines[index]
    match = _ATX.match(line)
    if match is not None:
        return len(match.group(1)), match.group(2), 1
    after = lines[index + 1] if index + 1 < len(lines) else ""
    if _SETEXT.match(after) and re.match(r"[^\W\d_].{1,80}$", line):
        return (1 if after[0] == "=" else 2), line, 2
    return None


def _restructured_heading(
    lines: list[str], index: int, levels: dict[str, int]
) -> tuple[int, str, int] | None:
    """Levels are numbered in the order in which their underlines appear."""
    line = lines[index]
    after = lines[index + 1] if index + 1 < len(lines) else ""
    if (
        not line.strip()
        or line[0] in " .|"
        or _ADORNMENT.match(line)
        or not _ADORNMENT.match(after)
    ):
        return None
    if len(after.strip()) < len(line.strip()) - 1:
        return None
    return levels.setdefault(after[0], len(levels) + 1), line.strip(), 2
