"""Documentation kept in English and Chinese: Chinese questions → English sections and code.

Files are paired by their paths (twins.py), sections by order and level, with shared code and links
as anchors. A file whose sections disagree too much is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..languages import language_of
from ..pairs import Pair
from ..text import chinese_share, clean_inline, count_words, is_chinese, is_worth_encoding
from .headings import MAX_SECTION_CHARACTERS, is_empty_heading
from .sections import Section, clean_section, sections_of
from .twins import Twins

#: Sections that may be missing on one side, as a share of the larger count.
MAX_SECTION_DIFFERENCE = 0.35
#: Aligned sections of which this share must fit in length, else the whole file is doubtful.
MIN_FITTING_SHARE = 0.5
MIN_CHINESE_CHARACTERS = 12
MIN_SENTENCE_CHARACTERS, MAX_SENTENCE_CHARACTERS = 8, 160
MIN_CODE_CHARACTERS, MAX_CODE_CHARACTERS = 60, 1500
MAX_QUERY_CHARACTERS = 200


def mine_chinese(
    repository: str, twins: Twins, english_text: str, chinese_text: str
) -> Iterator[Pair]:
    """All pairs of one document; none when its sections cannot be aligned."""
    language = language_of(twins.english)
    assert language is not None
    english = sections_of(english_text, language.id)
    chinese = sections_of(chinese_text, language.id)
    if chinese_share(chinese_text) < 0.2 or chinese_share(english_text) > 0.1:
        return
    for english_section, chinese_section in align(english, chinese):
        yield from _pairs_of(repository, twins, language.id, english_section, chinese_section)


def align(english: list[Section], chinese: list[Section]) -> list[tuple[Section, Section]]:
    """Pairs sections of equal level in order, those that fit each other best.

    Needleman–Wunsch: a pair scores by shared code and links, by length, and by level; leaving a
    section out costs little.

    :returns: [] when the documents disagree too much
    """
    largest = max(len(english), len(chinese))
    if largest == 0 or abs(len(english) - len(chinese)) > MAX_SECTION_DIFFERENCE * largest + 1:
        return []
    pairs = _best_path([_Anchors.of(s) for s in english], [_Anchors.of(s) for s in chinese])
    aligned = [(english[row], chinese[column]) for row, column in pairs]
    with_text = [
        pair for pair in aligned if _chinese_length(pair[1].body) >= MIN_CHINESE_CHARACTERS
    ]
    fitting = [pair for pair in with_text if _fits_in_length(*pair)]
    if not with_text or len(fitting) < MIN_FITTING_SHARE * len(with_text):
        return []
    return fitting


@dataclass(frozen=True)
class _Anchors:
    """What of a section does not depend on the language."""

    level: int
    words: frozenset[str]
    blocks: int
    items: int

    @staticmethod
    def of(section: Section) -> _Anchors:
        text = f"{section.heading}\n{section.body}"
        code = re.findall(r"`([^`\n]{2,60})`", text) + re.findall(r"\]\(([^)\s]+)\)", text)
        code += [line.strip() for block in code_blocks(section.body) for line in block.split("\n")]
        code += re.findall(r"[A-Za-z][\w.]{3,}", section.heading)
        items = len(re.findall(r"^\s*(?:[-*+]|\d+\.)\s", section.body, re.M))
        return _Anchors(
            section.level,
            frozenset(word for word in code if word),
            len(code_blocks(section.body)),
            items,
        )

    def likeness(self, other: _Anchors) -> float:
        """:returns: −1 … 3"""
        score = 0.6 if self.level == other.level else -1.0
        either = self.words | other.words
        if either:
            score += 2 * len(self.words & other.words) / len(either) - 0.3
        score += 0.3 if self.blocks == other.blocks else -0.3
        score += 0.1 if self.items == other.items else -0.1
        return score


def _best_path(rows: list[_Anchors], columns: list[_Anchors]) -> list[tuple[int, int]]:
    """:returns: index pairs, both rising"""
    height, width = len(rows), len(columns)
    best = [[0.0] * (width + 1) for _ in range(height + 1)]
    likeness = [[row.likeness(column) for column in columns] for row in rows]
    for i in range(height - 1, -1, -1):
        for j in range(width - 1, -1, -1):
            both = best[i + 1][j + 1] + likeness[i][j]
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < height and j < width:
        if best[i][j] == best[i + 1][j + 1] + likeness[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def code_blocks(text: str) -> list[str]:
    """Insides of fenced blocks, without the lines of the fences."""
    found = re.findall(r"^[ \t]*(```+|~~~+)[^\n]*\n(.*?)^[ \t]*\1[ \t]*$", text, re.M | re.S)
    return [block.rstrip("\n") for _, block in found]


def _pairs_of(
    repository: str, twins: Twins, language: str, english: Section, chinese: Section
) -> Iterator[Pair]:
    context = " > ".join(english.parents)

    def pair(
        kind: str, query: str, document: str, around: str, language_id: str = language
    ) -> Pair:
        return Pair(
            kind, language_id, repository, twins.english, query.strip(), document, None, around
        )

    english_body = clean_section(english.body)[:MAX_SECTION_CHARACTERS]
    chinese_body = clean_section(chinese.body)
    document = f"{english.heading}\n{english_body}"
    first = first_sentence(chinese_body)
    questions = [text for text in (_heading_question(chinese), first) if text]
    if len(english_body) >= 60 and is_worth_encoding(document, 12):
        for question in questions:
            yield pair("chinese-heading", question, document, context)
        prose = " ".join(prose_lines(chinese_body))[:MAX_QUERY_CHARACTERS]
        if first and len(prose) > len(first) + 20:
            yield pair("chinese-section", prose, document, context)
    for chinese_sentence, english_sentence in sentence_pairs(english_body, chinese_body):
        yield pair("chinese-sentence", chinese_sentence, english_sentence, "")
    for question, block in shared_code(english.body, chinese):
        yield pair("chinese-code", question, block, english.heading_path, language)


def _heading_question(section: Section) -> str | None:
    heading, parents = section.heading, section.parents
    if is_empty_heading(heading) or not is_chinese(heading):
        heading = " > ".join((*parents[-1:], heading))
    return heading if is_chinese(heading) and not is_empty_heading(heading) else None


def first_sentence(text: str) -> str | None:
    """:returns: None when a section does not start with Chinese prose"""
    for line in prose_lines(text)[:2]:
        sentence = re.split(r"(?<=[。！？；])", line)[0]
        if _chinese_length(sentence) >= 8 and is_chinese(sentence):
            return sentence[:MAX_QUERY_CHARACTERS]
    return None


def prose_lines(text: str) -> list[str]:
    """Paragraphs, items and quotes as one line each; no code, tables or markup."""
    text = re.sub(r"^[ \t]*(```+|~~~+).*?^[ \t]*\1[ \t]*$", "", text, flags=re.M | re.S)
    lines = []
    for paragraph in re.split(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.)\s)", text):
        line = clean_inline(
            re.sub(r"^\s*(?:[-*+>]|\d+\.)\s+", "", paragraph.strip()).replace("\n", " ")
        )
        if line and not re.match(r"[|<{:.#]", line):
            lines.append(line)
    return lines


def sentence_pairs(english: str, chinese: str) -> Iterator[tuple[str, str]]:
    """Chinese and English sentences at the same place, where paragraphs are as many on both sides
    and so are the sentences of a paragraph."""
    english_lines, chinese_lines = prose_lines(english), prose_lines(chinese)
    if len(english_lines) != len(chinese_lines):
        return
    for english_line, chinese_line in zip(english_lines, chinese_lines):
        left = re.split(r"(?<=[.!?:])\s+(?=[A-Z`\"(])", english_line)
        right = [
            part
            for part in re.split(r"(?<=[。！？：])|(?<=[.!?:])\s+", chinese_line)
            if part.strip()
        ]
        if len(left) != len(right):
            left, right = [english_line], [chinese_line]
        for english_sentence, chinese_sentence in zip(left, right):
            if _are_translations(english_sentence, chinese_sentence):
                yield chinese_sentence.strip(), english_sentence.strip()


def _are_translations(english: str, chinese: str) -> bool:
    return (
        MIN_SENTENCE_CHARACTERS <= len(chinese) <= MAX_SENTENCE_CHARACTERS
        and is_chinese(chinese)
        and chinese_share(english) == 0
        and count_words(english) >= 3
        and 0.8 <= len(english) / _weighted_length(chinese) <= 2.2
    )


def shared_code(english_body: str, chinese: Section) -> Iterator[tuple[str, str]]:
    """Chinese sentence right before a code block, or the heading, → the block that the English
    section has too, comments apart."""
    known = {_code_key(block): block for block in code_blocks(english_body)}
    parts = _FENCED.split(chinese.body)
    for before, block in zip(parts[::2], parts[1::2]):
        code = known.get(_code_key(block.rstrip("\n")))
        if code is None or not MIN_CODE_CHARACTERS <= len(code) <= MAX_CODE_CHARACTERS:
            continue
        lines = prose_lines(clean_section(before))
        sentence = re.split(r"(?<=[。！？；])(?=.)", lines[-1])[-1] if lines else ""
        heading = _heading_question(chinese)
        if is_chinese(sentence) and _chinese_length(sentence) >= 6:
            yield sentence[-MAX_QUERY_CHARACTERS:], code
        elif heading:
            yield heading, code


_FENCED = re.compile(r"^[ \t]*(?:```+|~~~+)[^\n]*\n(.*?)^[ \t]*(?:```+|~~~+)[ \t]*$", re.M | re.S)


def _code_key(block: str) -> str:
    """Code without comments and blanks: comments are translated, code is not."""
    lines = (re.sub(r"(?:^|\s)(?://|#|--|<!--|/?\*).*$", "", line) for line in block.split("\n"))
    return re.sub(r"\s+|[\u3000-\u9fff]+", "", "".join(lines)) or block


def _fits_in_length(english: Section, chinese: Section) -> bool:
    left = len(" ".join(prose_lines(clean_section(english.body))))
    right = _weighted_length(" ".join(prose_lines(clean_section(chinese.body))))
    return right > 0 and 0.5 <= left / right <= 2.5


def _weighted_length(text: str) -> float:
    """Characters that the text would have in English: a Chinese one stands for three."""
    han = _chinese_length(text)
    return max(1.0, 3.0 * han + (len(text) - han))


def _chinese_length(text: str) -> int:
    return len(re.findall(r"[\u3400-\u9fff]", text))
