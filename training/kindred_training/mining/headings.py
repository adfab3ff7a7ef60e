"""Heading → section, and first sentence → the rest: how people ask for documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..pairs import Pair
from ..text import chinese_share, clean_inline, is_chinese, is_other_latin, is_worth_encoding
from .sections import Section, clean_section, sections_of
from .source_file import SourceFile

MIN_SECTION_CHARACTERS = 90
#: The encoder reads no more.
MAX_SECTION_CHARACTERS = 1500
MAX_HEADING_WORDS = 16
#: Letters of other scripts, and of Chinese where it is not enough to be Chinese.
MAX_FOREIGN_SHARE = 0.1
#: Share of the headings that are asked with the heading above them.
WITH_PARENT_SHARE = 0.6
#: Share of the sections whose first sentence becomes a question too.
SENTENCE_SHARE = 0.6
_FIRST_SENTENCE = re.compile(r"([A-Z][^\n`|<>{}]{35,260}?[.:])\s+(.{120,})", re.S)
#: Headings that stand over anything.
_EMPTY_HEADINGS = re.compile(
    r"^(usage|examples?|options|parameters|arguments|returns?( values?)?|introduction|overview|notes?"
    r"|see also|references?|api|description|properties|methods|remarks|summary|details|syntax"
    r"|contents?|table of contents|links?|contributing|licen[cs]e|authors?|credits|sponsors?|tl;?dr"
    r"|changelog|readme|about|support|resources|further reading|next steps?|props|events|slots|faq"
    r"|\d[\d. ]*|v?\d+\.\d+.*|unreleased|copyright.*|contributors?|acknowledge?ments?|badges?"
    r"|介绍|概述|简介|用法|示例|例子|参数|返回值?|目录|引入|基[础本]用法|代码演示|类型定义|主题定制|安装|许可证?|参考|说明|其他|总结|贡献)$",
    re.I,
)


def mine_headings(source: SourceFile) -> Iterator[Pair]:
    for section in sections_of(source.text, source.language.id):
        body = clean_section(section.body)[:MAX_SECTION_CHARACTERS]
        if (
            len(body) < MIN_SECTION_CHARACTERS
            or not is_worth_encoding(body, 12)
            or is_list_of_links(body)
        ):
            continue
        chinese = is_chinese(body)
        if not chinese and (_foreign_share(body) > MAX_FOREIGN_SHARE or is_other_latin(body)):
            continue
        if is_heading_question(section):
            yield _heading_pair(source, section, body, chinese)
        sentence = None if chinese else _FIRST_SENTENCE.match(body)
        if sentence and source.random.random() < SENTENCE_SHARE:
            yield _sentence_pair(source, section, sentence.group(1), sentence.group(2))


def is_heading_question(section: Section) -> bool:
    """True for headings that say, with those above them, what their section is about."""
    heading = section.heading
    return (
        0 < len(heading.split()) <= MAX_HEADING_WORDS
        and len(heading) <= 120
        and re.search(r"[A-Za-z]{3}|[\u3400-\u9fff]{2}", heading) is not None
        and (len(section.parents) > 0 or not is_empty_heading(heading))
    )


def is_empty_heading(heading: str) -> bool:
    """`Usage`, `Options`, …: a question only together with the heading above."""
    return _EMPTY_HEADINGS.match(heading.strip()) is not None


def _heading_pair(source: SourceFile, section: Section, body: str, chinese: bool) -> Pair:
    query, parents = section.heading, section.parents
    with_parent = source.random.random() < WITH_PARENT_SHARE or is_empty_heading(query)
    if parents and with_parent:
        query = f"{parents[-1]} > {query}"
    kind = "chinese-prose" if chinese else "heading"
    return _pair(source, kind, query, body, " > ".join(parents))


def _sentence_pair(source: SourceFile, section: Section, sentence: str, rest: str) -> Pair:
    document = f"{section.heading}\n{rest}"
    return _pair(source, "sentence", clean_inline(sentence), document, section.heading_path)


def _pair(source: SourceFile, kind: str, query: str, document: str, context: str) -> Pair:
    return Pair(
        kind=kind,
        language=source.language.id,
        repository=source.repository,
        path=source.path,
        query=query,
        document=document,
        symbol=None,
        context=context,
    )


_LINK = re.compile(r"\s*(?:[-*+]|\d+\.)?\s*\[[^\]]*\]\S*\s*$|\s*\.\. auto\w+::|\s*:[\w-]+:")


def is_list_of_links(body: str) -> bool:
    """True for tables of contents, badges, and reST that only names what to document."""
    lines = [line for line in body.split("\n") if line.strip()]
    return 2 * sum(_LINK.match(line) is not None for line in lines) > len(lines)


def _foreign_share(text: str) -> float:
    """Letters that are neither Latin nor Chinese among all characters; Chinese that is too little."""
    foreign = sum(character > "\u024f" and character.isalpha() for character in text)
    return max(foreign / max(1, len(text)), chinese_share(text))
